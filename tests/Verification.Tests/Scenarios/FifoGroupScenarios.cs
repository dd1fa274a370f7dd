using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1013: senders to a FIFO queue or topic, of whose messages the service refuses every one.</summary>
internal static partial class FifoGroupScenarios
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed record Order(string OrderId, decimal Total);


        """;

    /// <summary>The orders that the sender is given: it compiles together with the code, where the type is.</summary>
    private const string Glue = """
        public static class Day
        {
            public static Task SendAsync(OrderSender sender, CancellationToken stop) => sender.SendAsync([new("order-1", 9.5m), new("order-2", 12m), new("order-3", 3m)], stop);
        }

        public sealed class Program(OrderSender sender)
        {
            public Task RunAsync(CancellationToken stop) => Day.SendAsync(sender, stop);
        }
        """;

    /// <summary>In this time a sender is started again, and a message whose consumer crashed is received again, three times.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private const string Repeated =
        "A send that is repeated after the deduplication interval of five minutes is a new message: consumers have to be idempotent.";

    private const string Ignored =
        "Single entries of a batch can fail although the call succeeds: look at Failed of the response, and send these again.";

    private static VerifiedScenario Sender(string name, string title, string code, bool isBatch = false) => new()
    {
        RuleId = "AWSM1013",
        Name = name,
        Title = title,
        IsMain = name == "loop",
        Picture = new Picture(Until: TimeSpan.FromSeconds(18.5)),
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = Duration,
        NewWorld = NewWorld,
        SetUp = SetUp,
        Broken = new EverySendAccepted(),
        Claims =
        [
            isBatch ? new Claim(new EverySendAccepted()).Except(Ignored, BatchChoices.SqsSend) : new Claim(new EverySendAccepted()),
            new Claim(new NoLoss(), new EffectOnce(), new OrderPerGroup()),
        ],
        Remains = [Repeated],
        Assumptions =
        [
            "Three orders are sent, in order, and a sender that ends by an exception is started again after a second with the same three.",
            "The queue deduplicates by content, and its visibility timeout is 30 seconds. Its one consumer is idempotent: it notes an order in the transaction of its effect.",
        ],
        BenignGains = "Nothing was accepted before; after it every order takes effect, once and in order.",
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var queue = at.World.CreateQueue("orders.fifo", ("ContentBasedDeduplication", "true"));
        return () =>
        {
            Consume(at.World, queue);
            at.World.Start("sender", () => ScenarioProgram.Call(
                at.Program.Create("Program", at.Program.Create("OrderSender", at.CreateSqsClient())), "RunAsync", CancellationToken.None));
        };
    }

    /// <summary>What it notes of the orders it handled outlasts its crashes.</summary>
    private static void Consume(MessagingWorld world, SimulatedQueue queue)
    {
        var handled = new HashSet<string>(StringComparer.Ordinal);
        world.Start("consumer", async () =>
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(10, 20))
                {
                    if (handled.Add(message.Body))
                    {
                        world.Effect("shop", world.KeyOf(message.Body));
                    }

                    await queue.DeleteAsync(message);
                }
            }
        });
    }

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
