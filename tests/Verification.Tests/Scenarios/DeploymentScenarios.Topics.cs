using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM4014: topics that hand everything to everybody.</summary>
internal static partial class DeploymentScenarios
{
    private const string Placed = "order-1";
    private const string Cancelled = "order-2";

    private const string TopicCode = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;

        public class Deployment(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonEventBridge events)
        {
            public async Task RunAsync()
            {
                var topic = await sns.CreateTopicAsync("orders");
                await events.PutRuleAsync(new PutRuleRequest
                {
                    Name = "events",
                    EventPattern = "{ \"source\": [\"shop\"], \"detail-type\": [\"OrderPlaced\", \"OrderCancelled\"] }",
                });
                await events.PutTargetsAsync(new PutTargetsRequest { Rule = "events", Targets = [new Target { Id = "1", Arn = topic.TopicArn }] });

                var stock = await sqs.CreateQueueAsync("stock");
                var stockArn = (await sqs.GetQueueAttributesAsync(stock.QueueUrl, ["QueueArn"])).QueueARN;
                await sns.SubscribeAsync(new SubscribeRequest
                {
                    TopicArn = topic.TopicArn,
                    Protocol = "sqs",
                    Endpoint = stockArn,
                    Attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" },
                });

                var refunds = await sqs.CreateQueueAsync("refunds");
                var refundsArn = (await sqs.GetQueueAttributesAsync(refunds.QueueUrl, ["QueueArn"])).QueueARN;
                await sns.SubscribeAsync(new SubscribeRequest
                {
                    TopicArn = topic.TopicArn,
                    Protocol = "sqs",
                    Endpoint = refundsArn,
                    Attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" },
                });
            }
        }

        """;

    private const string Consumers = """
        using System;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using AwsMessaging.Simulation;

        public sealed class Consumer(IAmazonSQS sqs, Uri queue, string type, MessagingWorld world)
        {
            private readonly string queueUrl = queue.ToString();

            public async Task RunAsync()
            {
                while (true)
                {
                    var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, WaitTimeSeconds = 20 });
                    foreach (var message in response.Messages ?? [])
                    {
                        var happened = JsonDocument.Parse(message.Body).RootElement;
                        if (happened.GetProperty("detail-type").GetString() == type)
                        {
                            await world.EffectAsync(type == "OrderPlaced" ? "goods" : "money", happened.GetProperty("detail").GetProperty("id").GetString()!);
                        }

                        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle);
                    }
                }
            }
        }
        """;

    private static IEnumerable<VerifiedScenario> Topics =>
    [
        new()
        {
            RuleId = "AWSM4014",
            Name = "sdk",
            Title = "A topic with two kinds of events and a queue for each",
            IsMain = true,
            Before = TopicCode,
            Rewritten = Filtered("refunds", "OrderCancelled", Filtered("stock", "OrderPlaced", TopicCode)),
            Glue = Consumers,
            Duration = TimeSpan.FromMinutes(2),
            Assumptions =
            [
                "One order is placed and another is cancelled. The warehouse handles what is placed, and the accounts what is cancelled: the rest they throw away.",
                Carried,
                "The topic has been there for a while: its filter policies are in effect.",
            ],
            NewWorld = () => new MessagingWorld(seed: 1, OrderIn),
            SetUp = at =>
            {
                var start = at.Deploy("Deployment", "RunAsync", () => []);
                var (bus, stock, refunds) = (at.World.FindBus("default")!, at.World.FindQueue("stock")!, at.World.FindQueue("refunds")!);
                return () =>
                {
                    start();
                    Consume(at, "warehouse", stock, "OrderPlaced");
                    Consume(at, "accounts", refunds, "OrderCancelled");
                    at.World.Start("shop", async () =>
                    {
                        await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPlaced", $$"""{"id":"{{Placed}}"}"""));
                        await bus.PutEventsAsync(new PutEventsEntry("shop", "OrderCancelled", $$"""{"id":"{{Cancelled}}"}"""));
                    });
                };
            },
            Broken = new OnlyWanted(("stock", Placed), ("refunds", Cancelled)),
            Claims =
            [
                new Claim(new OnlyWanted(("stock", Placed), ("refunds", Cancelled))),
                new Claim(new NoLoss()),
                new Claim(new EffectOnce()).Except(
                    "AWS delivers at least once: what reads the queue has to bear an event twice.",
                    ProgramChoices.Crash, SqsChoices.Duplicate, SnsChoices.Delivery, EventsChoices.Delivery, NetworkChoices.EventBridge),
            ],
            Remains = ["A filter policy may need up to 15 minutes until it is fully in effect, so that a consumer still has to bear what is not for it."],
        },
    ];

    private static string OrderIn(string body) =>
        body.IndexOf("order-", StringComparison.Ordinal) is var at and >= 0 ? body.Substring(at, Placed.Length) : body;

    private static void Consume(ScenarioWorld at, string name, SimulatedQueue queue, string type) =>
        at.World.Start(name, () => ScenarioProgram.Call(at.Program.Create("Consumer", at.CreateSqsClient(), new Uri(queue.Url), type, at.World), "RunAsync"));

    private static string Filtered(string queue, string type, string code) => code.Replace(
        $$"""
                    Endpoint = {{queue}}Arn,
                    Attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" },

        """,
        $$"""
                    Endpoint = {{queue}}Arn,
                    Attributes = new Dictionary<string, string>
                    {
                        ["RawMessageDelivery"] = "true",
                        ["FilterPolicyScope"] = "MessageBody",
                        ["FilterPolicy"] = "{ \"detail-type\": [\"{{type}}\"] }",
                    },

        """,
        StringComparison.Ordinal);
}
