using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1003: a poller that passes each order on without waiting for the send, deletes what it received, and may end in between.</summary>
internal static class UnawaitedSendScenarios
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;


        """;

    /// <summary>The poller, which does wait and deletes last, and the warehouse, whose work is the effect.</summary>
    private const string Glue = """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using AwsMessaging.Simulation;

        public static class Poller
        {
            public static async Task RunAsync(IAmazonSQS sqs, string queueUrl, System.Func<string, Task> work)
            {
                while (true)
                {
                    var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                    var response = await sqs.ReceiveMessageAsync(request);
                    foreach (var message in response.Messages ?? [])
                    {
                        await work(message.Body);
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
            public Task RunAsync() => Poller.RunAsync(sqs, queueUrl, order => world.EffectAsync("warehouse", order));
        }
        """;

    private static readonly (string, string) Visibility = ("VisibilityTimeout", "6");

    public static IEnumerable<VerifiedScenario> All =>
    [
        Sender("discard", "A method that drops the task of the send and returns a finished one", """
            public sealed class OrderQueue(IAmazonSQS sqs, string queueUrl)
            {
                public Task SendAsync(string order)
                {
                    if (order.Length == 0)
                    {
                        return Task.CompletedTask;
                    }

                    _ = sqs.SendMessageAsync(queueUrl, order); // to the warehouse
                    return Task.CompletedTask;
                }
            }
            """),
        Sender("request", "An async method that drops the task of a send with a request", """
            public sealed class OrderQueue(IAmazonSQS sqs, string queueUrl)
            {
                public async Task SendAsync(string order)
                {
                    await Task.Delay(10); // as long as a look at the stock
                    var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = order };
                    _ = sqs.SendMessageAsync(request);
                }
            }
            """),
    ];

    private static VerifiedScenario Sender(string name, string title, string code) => new()
    {
        RuleId = "AWSM1003",
        Name = name,
        Title = title,
        IsMain = name == "discard",
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromMinutes(1),
        NewWorld = () => new MessagingWorld(seed: 1),
        SetUp = SetUp,
        Broken = new NoLoss(),
        Claims = [new Claim(new NoLoss())],
        Remains = ["A send whose answer is lost, or whose process ends before the delete, is made again: the warehouse has to bear an order twice."],
        Assumptions = ["One order. The method is called by a poller that deletes the order when the method's task is done; one that ends is started again."],
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var orders = at.World.CreateQueue("orders", Visibility);
        var warehouse = at.World.CreateQueue("warehouse", Visibility);
        return () =>
        {
            at.Arrive(orders, "order-1");
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
