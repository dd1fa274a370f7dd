using System.Globalization;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>
/// AWSM1012: senders whose messages are all in one group. The rule has no fix, because nobody but the authors knows what has to stay in
/// order: what is shown after it is the code that its page shows, and the like for other shapes.
/// </summary>
internal static partial class ConstantGroupScenarios
{
    private const string RuleId = "AWSM1012";
    private const string Queue = "orders.fifo";
    private const string Dead = "orders-dlq.fifo";
    private const int Messages = 12;
    private const int Consumers = 4;
    private const int WorkMs = 1_000;
    private const int MaxReceives = 3;

    /// <summary>Half of what the messages would take one after the other.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(Messages * WorkMs / 2);

    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    private const string HeldUp =
        "A consumer that ends, or an answer to it that is lost, holds up the group of its message until the visibility timeout is over, and only that group.";

    private const string Overtaken =
        "An entry of a batch can fail although the call succeeds, and the next message of its entity, in the same batch, is then in front of it, whatever the group: an entity in each batch once at most keeps its order.";

    private const string Ordered = "Nothing is in order across groups any more: what has to stay in order belongs in one group.";

    private static readonly string[] Busy =
    [
        "Twelve messages come one after the other without a pause. Four consumers take one at a time and work on it for a second: one consumer alone would need twelve seconds.",
        "The visibility timeout is 30 seconds.",
    ];

    /// <summary>Twelve messages, each of an entity of its own.</summary>
    private static VerifiedScenario Sender(string name, string title, string before, string after, string glue) => new()
    {
        RuleId = RuleId,
        Name = name,
        Title = title,
        Before = before,
        Rewritten = after,
        Glue = glue,
        Duration = TimeSpan.FromMinutes(2),
        Picture = new Picture(Until: TimeSpan.FromSeconds(14)),
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, isPoisoned: false),
        Broken = new ShortWaits(Soon),
        Claims = [new Claim(new ShortWaits(Soon), new NoLoss())],
        Remains = [Ordered],
        Assumptions = Busy,
    };

    /// <summary>Two changes each of six customers: those of one customer may not overtake each other.</summary>
    private static VerifiedScenario Changed(string name, string title, string before, string after, string glue, bool isBatch) =>
        Sender(name, title, before, after, glue) with
        {
            Claims =
            [
                new Claim(new NoLoss(), new OrderPerGroup()),
                isBatch ? new Claim(new OrderPerEntity()).Except(Overtaken, BatchChoices.SqsSend) : new Claim(new OrderPerEntity()),
                new Claim(new ShortWaits(Soon)).Except(HeldUp, ProgramChoices.Crash, NetworkChoices.Sqs),
            ],
        };

    /// <summary>An order that nobody can handle, in front of all others.</summary>
    private static VerifiedScenario Poisoned(string name, string title, string before, string after, string glue) => new()
    {
        RuleId = RuleId,
        Name = name,
        Title = title,
        Before = before,
        Rewritten = after,
        Glue = glue,
        Duration = TimeSpan.FromMinutes(3),
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, isPoisoned: !at.IsHealthy),
        Broken = new PoisonIsolated(Visibility / 2, KeyOf(1)),
        Claims =
        [
            new Claim(new NoLoss(), new PoisonDeadLettered(Dead, KeyOf(1))),
            new Claim(new PoisonIsolated(Visibility / 2, KeyOf(1))).Except(HeldUp, ProgramChoices.Crash, NetworkChoices.Sqs),
        ],
        Remains = [Ordered],
        Assumptions = [.. Busy, "The first order can never be handled, and goes to the dead-letter queue after three receives."],
    };

    private static Action SetUp(ScenarioWorld at, bool isPoisoned)
    {
        var queue = at.World.CreateQueue(Queue, at.World.CreateQueue(Dead), MaxReceives, ("ContentBasedDeduplication", "true"));
        return () =>
        {
            for (var i = 1; i <= Consumers; i++)
            {
                Consume(at.World, queue, string.Create(CultureInfo.InvariantCulture, $"consumer-{i}"), isPoisoned ? KeyOf(1) : null);
            }

            at.World.Start("sender", () => ScenarioProgram.Call(
                at.Program.Create("Program", at.Program.Create("OrderQueue", at.CreateSqsClient())), "RunAsync", CancellationToken.None));
        };
    }

    /// <summary>What cannot be handled is left to come back.</summary>
    private static void Consume(MessagingWorld world, SimulatedQueue queue, string name, string? poison) => world.Start(name, async () =>
    {
        while (true)
        {
            foreach (var message in await queue.ReceiveAsync(1, 20))
            {
                await world.Clock.Delay(WorkMs);
                if (world.KeyOf(message.Body) != poison)
                {
                    await world.EffectAsync("shop", world.KeyOf(message.Body));
                    await queue.DeleteAsync(message);
                }
            }
        }
    });

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    /// <summary>
    /// The page's code sends to a queue of its own account. Its orders have identifiers of 32 digits, of which the first eight count.
    /// </summary>
    private static VerifiedScenario OfPage => Sender(
        "example",
        "A sender that puts every order into the group \"orders\"",
        Repository.Sample(RuleId, "before"),
        Repository.Sample(RuleId, "after"),
        PageOrders) with
    {
        IsMain = true,
        NewWorld = () => new(
            seed: 1,
            body => KeyOf(int.Parse(body.Split('"')[3].AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            QueueSetup.Default with { Account = "111122223333", Region = "eu-west-1" }),
    };
}
