using System.Globalization;
using AwsMessaging.CodeFixes;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1009: code that sends an order on with a new deduplication id, each time that it is run for it.</summary>
internal static class FreshDeduplicationScenarios
{
    private const int Orders = 3;

    /// <summary>In this time a message whose handler was killed is delivered again, three times.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private const string Consumer =
        "The consumer of the FIFO queue is idempotent for one message, whose id it notes in the transaction of its effect: what it cannot know is that two messages are one order.";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed record Order(string OrderId, decimal Total);


        """;

    public static IEnumerable<VerifiedScenario> All =>
    [
        Scenario("handler", "A Lambda handler that sends each order on", isFunction: true, """
            public class OrderFunction(IAmazonSQS sqs)
            {
                private const string Invoices = "https://sqs.us-east-1.amazonaws.com/123456789012/invoices.fifo";

                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                            await sqs.SendMessageAsync(new SendMessageRequest
                            {
                                QueueUrl = Invoices,
                                MessageBody = JsonSerializer.Serialize(order),
                                MessageGroupId = "invoices-" + order.OrderId,
                                MessageDeduplicationId = Guid.NewGuid().ToString(),
                            });
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
            """),
        Scenario("body-hash", "A Lambda handler that sends the text of each message on", isFunction: true, """
            public class OrderFunction(IAmazonSQS sqs)
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        var text = message.Body;
                        var request = new SendMessageRequest("https://sqs.us-east-1.amazonaws.com/123456789012/invoices.fifo", text)
                        {
                            MessageGroupId = "invoices",
                            MessageDeduplicationId = $"invoice-{DateTime.UtcNow.Ticks}",
                        };
                        await sqs.SendMessageAsync(request);
                    }

                    return new SQSBatchResponse();
                }
            }
            """),
        .. Retries,
        Scenario("poller", "A poller that sends each order on", isFunction: false, """
            public sealed class OrderPoller(IAmazonSQS sqs)
            {
                private const string Account = "https://sqs.us-east-1.amazonaws.com/123456789012";

                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var received = await sqs.ReceiveMessageAsync(
                            new ReceiveMessageRequest { QueueUrl = $"{Account}/orders", MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, stop);
                        foreach (var message in received.Messages ?? [])
                        {
                            var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                            var request = new SendMessageRequest { QueueUrl = $"{Account}/invoices.fifo", MessageBody = JsonSerializer.Serialize(order) };
                            request.MessageGroupId = "invoices-" + order.OrderId;
                            request.MessageDeduplicationId = Guid.NewGuid().ToString("N");
                            await sqs.SendMessageAsync(request, stop);
                            await sqs.DeleteMessageAsync($"{Account}/orders", message.ReceiptHandle, stop);
                        }
                    }
                }
            }
            """),
    ];

    /// <summary>A loop that tries again: with the one id of the message, and with a hash of its body.</summary>
    private static IEnumerable<VerifiedScenario> Retries
    {
        get
        {
            var scenario = Scenario("retry-loop", "A loop that tries again when a send fails", isFunction: false, """
                public sealed class InvoiceSender(IAmazonSQS sqs)
                {
                    public async Task SendAsync(Order order, CancellationToken stop)
                    {
                        var body = JsonSerializer.Serialize(order);
                        for (var attempt = 1; ; attempt++)
                        {
                            try
                            {
                                await sqs.SendMessageAsync(
                                    new SendMessageRequest
                                    {
                                        QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/invoices.fifo",
                                        MessageBody = body,
                                        MessageGroupId = "invoices-" + order.OrderId,
                                        MessageDeduplicationId = Guid.NewGuid().ToString(),
                                    },
                                    stop);
                                return;
                            }
                            catch (Exception) when (attempt < 3)
                            {
                                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), stop);
                            }
                        }
                    }
                }
                """) with
            {
                FixName = "an id of the message",
                Glue = """
                    public sealed class Program(InvoiceSender sender)
                    {
                        public async Task RunAsync(CancellationToken stop)
                        {
                            for (var i = 1; i <= 3; i++)
                            {
                                await sender.SendAsync(new($"order-{i}", 9.5m), stop);
                            }
                        }
                    }
                    """,
                SetUp = SetUpSender,
                Assumptions =
                [
                    "Three orders are sent, one after the other, by a client whose own retries are switched off, because the code has its own.",
                    Consumer,
                ],
            };
            return [scenario, scenario with { Name = "retry-loop-hash", FixName = "a hash of the body", FixKey = Fix.Alternative("hash") }];
        }
    }

    private static VerifiedScenario Scenario(string name, string title, bool isFunction, string code) => new()
    {
        RuleId = "AWSM1009",
        Name = name,
        Title = title,
        IsMain = name == "handler",
        Before = Usings + code + "\n",
        Duration = Duration,
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, isFunction),
        Broken = new EffectOnce(),
        Claims = [new Claim(new EffectOnce(), new NoLoss())],
        Remains =
        [
            "The queue forgets an id after five minutes: an order that is sent again later than that is a new message, and consumers that must not handle it twice have to know orders by their id.",
        ],
        Assumptions =
        [
            "Three orders come without trouble to a standard queue with a visibility timeout of 30 seconds, and what is killed while it works on them is started again.",
            Consumer,
        ],
    };

    private static Action SetUp(ScenarioWorld at, bool isFunction)
    {
        var orders = at.World.CreateQueue("orders");
        var invoices = at.World.CreateQueue("invoices.fifo");
        if (!isFunction)
        {
            return () =>
            {
                Consume(at.World, invoices);
                at.World.Start("poller", () => ScenarioProgram.Call(at.Program.Create("OrderPoller", at.CreateSqsClient()), "RunAsync", CancellationToken.None));
                Arrive(at, orders);
            };
        }

        var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [at.CreateSqsClient()]);
        at.World.Map(orders, function, new MappingRequest { ReportBatchItemFailures = true });
        return () =>
        {
            start();
            Consume(at.World, invoices);
            Arrive(at, orders);
        };
    }

    /// <summary>A sender that dies is not started again: what sends twice is its loop alone.</summary>
    private static Action SetUpSender(ScenarioWorld at)
    {
        var invoices = at.World.CreateQueue("invoices.fifo");
        return () =>
        {
            Consume(at.World, invoices);
            at.World.Start("sender", () => ScenarioProgram.Call(
                at.Program.Create("Program", at.Program.Create("InvoiceSender", at.CreateSqsClient(maxRetries: 0))), "RunAsync", CancellationToken.None), restarts: false);
        };
    }

    private static void Arrive(ScenarioWorld at, SimulatedQueue orders)
    {
        for (var i = 1; i <= Orders; i++)
        {
            at.Arrive(orders, string.Create(CultureInfo.InvariantCulture, $$"""{"OrderId":"order-{{i}}","Total":9.5}"""));
        }
    }

    /// <summary>What it notes of the messages it handled outlasts its crashes.</summary>
    private static void Consume(MessagingWorld world, SimulatedQueue queue)
    {
        var handled = new HashSet<string>(StringComparer.Ordinal);
        world.Start("consumer", async () =>
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(10, 20))
                {
                    if (handled.Add(message.MessageId))
                    {
                        world.Effect("invoices", world.KeyOf(message.Body));
                    }

                    await queue.DeleteAsync(message);
                }
            }
        });
    }

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
