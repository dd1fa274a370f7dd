using AwsMessaging.CodeFixes;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1001: a poller that passes orders on in batches, of which single entries may fail, and deletes what it received.</summary>
internal static class UncheckedBatchScenarios
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;


        """;

    /// <summary>The poller, which deletes what it received when all of it was passed on, and the warehouse, whose work is the effect.</summary>
    private const string Glue = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using AwsMessaging.Simulation;

        public static class Poller
        {
            public static async Task RunAsync(IAmazonSQS sqs, string queueUrl, System.Func<List<string>, Task> work)
            {
                while (true)
                {
                    var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                    var response = await sqs.ReceiveMessageAsync(request);
                    var messages = response.Messages ?? [];
                    if (messages.Count > 0)
                    {
                        await work(messages.ConvertAll(m => m.Body));
                    }

                    foreach (var message in messages)
                    {
                        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle);
                    }
                }
            }
        }

        public sealed class Shop(IAmazonSQS sqs, string queueUrl, OrderQueue warehouse)
        {
            public Task RunAsync() => Poller.RunAsync(sqs, queueUrl, warehouse.SendAsync);
        }

        public sealed class Warehouse(IAmazonSQS sqs, string queueUrl, MessagingWorld world)
        {
            public Task RunAsync() => Poller.RunAsync(sqs, queueUrl, async orders =>
            {
                foreach (var order in orders)
                {
                    await world.EffectAsync("warehouse", order);
                }
            });
        }
        """;

    private static readonly (string, string) Visibility = ("VisibilityTimeout", "6");

    private const string Code = """
        public sealed class OrderQueue(IAmazonSQS sqs, string queueUrl)
        {
            public async Task SendAsync(List<string> orders)
            {
                foreach (var chunk in orders.Chunk(10))
                {
                    await sqs.SendMessageBatchAsync(new SendMessageBatchRequest
                    {
                        QueueUrl = queueUrl,
                        Entries = chunk.Select((order, i) => new SendMessageBatchRequestEntry($"order-{i}", order)).ToList(),
                    });
                }
            }
        }
        """;

    private const string WithRequest = """
        public sealed class OrderQueue(IAmazonSQS sqs, string queueUrl)
        {
            public async Task SendAsync(List<string> orders)
            {
                var request = new SendMessageBatchRequest { QueueUrl = queueUrl, Entries = [] };
                foreach (var order in orders)
                {
                    request.Entries.Add(new SendMessageBatchRequestEntry { Id = order, MessageBody = order });
                }

                var response = await sqs.SendMessageBatchAsync(request);
                Console.WriteLine(response.HttpStatusCode);
            }
        }
        """;

    public static IEnumerable<VerifiedScenario> All =>
    [
        Sender("throw", "A sender that ignores what a batch reports", Code) with
        {
            IsMain = true,
            FixName = "throw when entries failed",
            Beside = "again",
        },
        Sender("again", "The same sender, which sends failed entries again", Code) with
        {
            FixKey = Fix.Alternative("again"),
            FixName = "send failed entries again",
            Beside = "throw",
            Remains =
            [
                "It throws when the third attempt still has failures: then its caller passes on the whole batch again, and the warehouse has to bear an order twice.",
                "What is sent again arrives behind what was sent after it.",
            ],
        },
        Sender("request", "A sender that only looks at the status code of the response", WithRequest),
    ];

    private static VerifiedScenario Sender(string name, string title, string code) => new()
    {
        RuleId = "AWSM1001",
        Name = name,
        Title = title,
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromMinutes(1),
        NewWorld = () => new MessagingWorld(seed: 1),
        SetUp = SetUp,
        Broken = new NoLoss(),
        Claims = [new Claim(new NoLoss())],
        Remains = ["The batch is passed on again as a whole when its caller tries again, and with it what had succeeded: the warehouse has to bear an order twice."],
        Assumptions = ["Two orders. The method is called by a poller that deletes them when the method succeeded; one that ends is started again."],
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var orders = at.World.CreateQueue("orders", Visibility);
        var warehouse = at.World.CreateQueue("warehouse", Visibility);
        return () =>
        {
            at.Arrive(orders, "order-1");
            at.Arrive(orders, "order-2");
            at.World.Start("shop", () =>
            {
                var sqs = at.CreateSqsClient();
                var sender = at.Program.Create("OrderQueue", sqs, warehouse.Url);
                return ScenarioProgram.Call(at.Program.Create("Shop", sqs, orders.Url, sender), "RunAsync");
            });
            at.World.Start("warehouse", () =>
                ScenarioProgram.Call(at.Program.Create("Warehouse", at.CreateSqsClient(), warehouse.Url, at.World), "RunAsync"));
        };
    }
}
