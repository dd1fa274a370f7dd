using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>Handlers of messages.</summary>
internal static partial class PartialBatchScenarios
{
    private static IEnumerable<VerifiedScenario> Queues =>
    [
        Queue("foreach", "A handler that goes through the messages of a queue", poison: 10, """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        await store.SaveAsync(order);
                    }

                    context.Logger.LogInformation("Batch done");
                }
            }
            """),
        Queue("index-loop", "A handler that goes through the messages by their index", poison: 5, """
            public class OrderFunction
            {
                private readonly IOrderStore store;

                public OrderFunction(IOrderStore store) => this.store = store;

                public async Task FunctionHandler(SQSEvent evnt)
                {
                    for (int i = 0; i < evnt.Records.Count; i++)
                    {
                        SQSEvent.SQSMessage message = evnt.Records[i];
                        Order order = JsonSerializer.Deserialize<Order>(message.Body);
                        if (order == null)
                        {
                            continue;
                        }

                        await store.SaveAsync(order);
                    }
                }
            }
            """),
        Queue("when-all", "A handler that handles all messages at the same time", poison: 5, """
            public class OrderFunction(IOrderStore store)
            {
                public Task FunctionHandler(SQSEvent evnt, ILambdaContext context) =>
                    Task.WhenAll(evnt.Records.Select(HandleAsync));

                private async Task HandleAsync(SQSEvent.SQSMessage message)
                {
                    await Task.Yield();
                    await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                }
            }
            """),
        Queue("template", "The handler of AWS's project template: a method for each message", poison: 7, """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        await ProcessMessageAsync(message, context);
                    }
                }

                private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
                {
                    context.Logger.LogInformation($"Processed message {message.Body}");
                    await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                }
            }
            """),
        Queue("log-and-rethrow", "A handler that logs what fails, and throws it on", poison: 5, """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                            await store.SaveAsync(order);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError($"{message.MessageId}: {e.Message}");
                            throw;
                        }
                    }
                }
            }
            """),
        Queue("delegating", "A handler that hands the event to a method of its own", poison: 5, """
            public class OrderFunction(IOrderStore store)
            {
                public Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => ProcessBatchAsync(evnt);

                private async Task ProcessBatchAsync(SQSEvent batch)
                {
                    var orders = 0;
                    foreach (var message in batch.Records)
                    {
                        await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                        orders++;
                    }

                    Console.WriteLine($"{orders} orders");
                }
            }
            """),
        Queue("blocking", "A handler that waits for each message instead of awaiting it", poison: 5, """
            public class OrderFunction(IOrderStore store)
            {
                public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        store.SaveAsync(order).GetAwaiter().GetResult();
                    }
                }
            }
            """),
    ];

    private static VerifiedScenario Fifo => new()
    {
        RuleId = "AWSM3001",
        Name = "fifo",
        Title = "A handler of a FIFO queue: ten messages of one group",
        Before = Usings("SQSEvents") + """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        context.Logger.LogInformation($"Order of {message.Attributes["MessageGroupId"]}");
                        await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                    }
                }
            }

            """,
        Glue = Glue,
        Duration = Duration,
        Assumptions = [Arrival, "The mapping reports failed items, the queue's visibility timeout is 30 seconds, and maxReceiveCount is 5."],
        NewWorld = NewWorld,
        SetUp = at => SetUpQueue(at, "orders", "customer-1", 5),
        Broken = new EffectOnce(),
        Claims =
        [
            new Claim(new NoLoss(), new OrderPerGroup(), new NoOverlap(perGroup: true), new PoisonDeadLettered(Dead + ".fifo", KeyOf(5))),
            new Claim(new EffectOnce())
                .Except(Redelivery, LambdaChoices.Acknowledgement)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains =
        [
            "What comes after the failed message in its batch comes back with it, and each return counts as a receive: with it, they reach the dead-letter queue. Redrive them from there.",
            "The event source mapping must have ReportBatchItemFailures, before the handler changes or together with it: without it, Lambda deletes the failed messages.",
        ],
    };
}
