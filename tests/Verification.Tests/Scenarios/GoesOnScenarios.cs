using System.Globalization;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM3007: handlers of ordered records that report the one that fails, and handle those behind it all the same.</summary>
internal static class GoesOnScenarios
{
    private const int Orders = 6;

    /// <summary>The record that fails at its first deliveries, as when what it needs is not there yet.</summary>
    private const int Failing = 3;

    private const string Redelivery =
        "AWS delivers at least once: a handler whose effect must not happen twice needs idempotency beside this fix.";

    private const string Killed =
        "A function that is killed in the middle of a batch reports nothing, and its whole batch comes back: idempotency covers this too.";

    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(3);

    /// <summary>To save an order is the effect in the business; the store refuses one of them until a minute is over.</summary>
    private const string Glue = """
        using AwsMessaging.Simulation;

        public sealed class OrderStore(MessagingWorld world, string late) : IOrderStore
        {
            private int refusals;

            public async Task SaveAsync(Order order)
            {
                if (order.Id == late && refusals++ < 2)
                {
                    throw new InvalidOperationException("The customer of this order is not known yet.");
                }

                await world.EffectAsync("shop", order.Id);
            }
        }
        """;

    public static IEnumerable<VerifiedScenario> All =>
    [
        Stream("kinesis", "A handler of a Kinesis stream that notes a failure and goes on", """
                        try
                        {
                            await store.SaveAsync(JsonSerializer.Deserialize<Order>(record.Kinesis.Data)!);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e.Message);
                            failures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                        }
            """),
        Stream("kinesis-continue", "A handler of a Kinesis stream that continues with the next record", """
                        var order = JsonSerializer.Deserialize<Order>(record.Kinesis.Data)!;
                        try
                        {
                            await store.SaveAsync(order);
                        }
                        catch (Exception)
                        {
                            failures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                            continue;
                        }

                        context.Logger.LogInformation(order.Id);
            """),
        Fifo(),
    ];

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

    private static VerifiedScenario Stream(string name, string title, string body) => new()
    {
        RuleId = "AWSM3007",
        Name = name,
        Title = title,
        IsMain = name == "kinesis",
        Before = Usings("KinesisEvents") + $$"""
            public class OrderFunction(IOrderStore store)
            {
                public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent evnt, ILambdaContext context)
                {
                    var failures = new List<StreamsEventResponse.BatchItemFailure>();
                    foreach (var record in evnt.Records)
                    {
            {{body}}
                    }

                    return new StreamsEventResponse { BatchItemFailures = failures };
                }
            }

            """,
        Glue = Glue,
        Duration = Duration,
        Assumptions =
        [
            "Six orders of one customer come at once and without trouble, and Lambda takes them as one batch unless the adversary says otherwise.",
            "The store refuses the third order twice, because its customer is not known yet. The mapping reports failed items, and else has the defaults.",
        ],
        NewWorld = NewWorld,
        SetUp = at =>
        {
            var stream = at.World.CreateStream("orders");
            var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [Store(at)]);
            at.World.Map(stream, function, new MappingRequest { ReportBatchItemFailures = true });
            return () =>
            {
                start();
                for (var i = 1; i <= Orders; i++)
                {
                    at.Arrive(stream, "customer-1", BodyOf(i));
                }
            };
        },
        Broken = new EffectOnce(),
        Claims =
        [
            new Claim(new OrderPerGroup()),
            new Claim(new NoLoss(), new EffectOnce())
                .Except(Redelivery, LambdaChoices.Acknowledgement, KinesisChoices.ProducerRetry)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains =
        [
            "A record that can never be handled is retried until it expires, and its shard waits. With MaximumRetryAttempts Lambda gives up, on the rest of the batch too: an OnFailure destination tells of it.",
        ],
    };

    private static VerifiedScenario Fifo() => new()
    {
        RuleId = "AWSM3007",
        Name = "fifo",
        Title = "A handler of a FIFO queue that notes a failure and goes on",
        Before = Usings("SQSEvents") + """
            public class OrderFunction(IOrderStore store)
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    if (!evnt.Records[0].EventSourceArn.EndsWith(".fifo"))
                    {
                        throw new InvalidOperationException("Orders come from the FIFO queue only.");
                    }

                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e.Message);
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                        }
                    }

                    return new SQSBatchResponse(failures);
                }
            }

            """,
        Glue = Glue,
        Duration = Duration,
        Assumptions =
        [
            "Six orders of one customer, in one message group, come at once and without trouble, and the poller takes them as one batch unless the adversary says otherwise.",
            "The store refuses the third order twice, because its customer is not known yet. The mapping reports failed items, the visibility timeout is 30 seconds, and maxReceiveCount is 5.",
        ],
        NewWorld = NewWorld,
        SetUp = at =>
        {
            var dead = at.World.CreateQueue("orders-dlq.fifo");
            var queue = at.World.CreateQueue("orders.fifo", dead, 5, ("ContentBasedDeduplication", "true"));
            var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [Store(at)]);
            at.World.Map(queue, function, new MappingRequest { ReportBatchItemFailures = true });
            return () =>
            {
                start();
                for (var i = 1; i <= Orders; i++)
                {
                    at.Arrive(queue, BodyOf(i), "customer-1");
                }
            };
        },
        Broken = new OrderPerGroup(),
        Claims =
        [
            new Claim(new OrderPerGroup(), new NoLoss()),
            new Claim(new EffectOnce())
                .Except(Redelivery, LambdaChoices.Acknowledgement)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains = ["A message that can never be handled holds up its group until it is moved to the dead-letter queue: then the group goes on without it."],
    };

    private static object Store(ScenarioWorld at) => at.Program.Create("OrderStore", at.World, at.IsHealthy ? "" : KeyOf(Failing));

    private static string BodyOf(int number) => $$"""{"Id":"{{KeyOf(number)}}","Total":9.5}""";

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
