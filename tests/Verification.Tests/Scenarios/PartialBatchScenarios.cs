using System.Globalization;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM3001: ten records in a batch, of which one can never be handled.</summary>
internal static partial class PartialBatchScenarios
{
    private const int Orders = 10;
    private const int MaxReceives = 5;
    private const string Dead = "orders-dlq";

    private const string Redelivery =
        "AWS delivers at least once: a handler whose effect must not happen twice needs idempotency beside this fix.";

    private const string Killed =
        "A function that is killed in the middle of a batch reports nothing, and its whole batch comes back: idempotency covers this too.";

    /// <summary>Five receives, 30 seconds apart, and time to settle.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(4);

    public static IEnumerable<VerifiedScenario> All => [.. Queues, Fifo, .. Streams];

    /// <summary>What connects the code to the world: to save an order is the effect in the business.</summary>
    private const string Glue = """
        using AwsMessaging.Simulation;

        public sealed class OrderStore(MessagingWorld world) : IOrderStore
        {
            public Task SaveAsync(Order order) => world.EffectAsync("shop", order.Id);
        }
        """;

    private static string Usings(string events) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.{{events}};

        public sealed record Order(string Id, decimal Total);

        public interface IOrderStore
        {
            Task SaveAsync(Order order);
        }


        """;

    private const string Arrival = "All ten come at once and without trouble, and the poller takes them as one batch unless the adversary says otherwise.";

    private static VerifiedScenario Queue(string name, string title, int poison, string code) => new()
    {
        RuleId = "AWSM3001",
        Name = name,
        Title = title,
        IsMain = name == "foreach",
        Before = Usings("SQSEvents") + code + "\n",
        Glue = Glue,
        Duration = Duration,
        Assumptions = [Arrival, "The mapping reports failed items, the queue's visibility timeout is 30 seconds, and maxReceiveCount is 5."],
        NewWorld = NewWorld,
        SetUp = at => SetUpQueue(at, "orders", null, poison),
        Broken = new EffectOnce(),
        Claims =
        [
            new Claim(new NoLoss(), new PoisonIsolated(InTime, KeyOf(poison)), new PoisonDeadLettered(Dead, KeyOf(poison))),
            new Claim(new EffectOnce())
                .Except(Redelivery, SqsChoices.Duplicate, LambdaChoices.Acknowledgement)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains = ["The event source mapping must have ReportBatchItemFailures, before the handler changes or together with it: without it, Lambda deletes the failed messages."],
    };

    private static Action SetUpQueue(ScenarioWorld at, string name, string? group, int poison)
    {
        var suffix = group is null ? "" : ".fifo";
        (string, string)[] attributes = group is null ? [] : [("ContentBasedDeduplication", "true")];
        var dead = at.World.CreateQueue(Dead + suffix);
        var queue = at.World.CreateQueue(name + suffix, dead, MaxReceives, attributes);
        var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [at.Program.Create("OrderStore", at.World)]);
        at.World.Map(queue, function, new MappingRequest { ReportBatchItemFailures = true });
        return () =>
        {
            start();
            for (var i = 1; i <= Orders; i++)
            {
                at.Arrive(queue, BodyOf(i, i == poison && !at.IsHealthy), group);
            }
        };
    }

    /// <summary>Nobody can read an order whose total is not a number.</summary>
    private static string BodyOf(int number, bool isPoison) => $$"""{"Id":"{{KeyOf(number)}}","Total":{{(isPoison ? "\"a lot\"" : "9.5")}}}""";

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
