using AwsMessaging.Simulation.Wire;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM6002: rules whose pattern no event matches.</summary>
internal static partial class DeploymentScenarios
{
    private const string PatternCode = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SQS;

        public class Deployment(IAmazonSQS sqs, IAmazonEventBridge events)
        {
            public async Task RunAsync()
            {
                var queue = await sqs.CreateQueueAsync("orders");
                var arn = (await sqs.GetQueueAttributesAsync(queue.QueueUrl, ["QueueArn"])).QueueARN;
                await events.PutRuleAsync(new PutRuleRequest
                {
                    Name = "placed",
                    EventPattern = "{ \"source\": [\"shop\"], \"detailType\": [\"OrderPlaced\"] }", // what the shop sends
                });
                await events.PutTargetsAsync(new PutTargetsRequest { Rule = "placed", Targets = [new Target { Id = "1", Arn = arn }] });
            }
        }

        """;

    private const string Reader = """
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using AwsMessaging.Simulation;

        public sealed class Warehouse(IAmazonSQS sqs, string queueUrl, MessagingWorld world)
        {
            public async Task RunAsync()
            {
                while (true)
                {
                    var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, WaitTimeSeconds = 20 });
                    foreach (var message in response.Messages ?? [])
                    {
                        var id = JsonDocument.Parse(message.Body).RootElement.GetProperty("detail").GetProperty("id").GetString()!;
                        await world.EffectAsync("stock", id);
                        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle);
                    }
                }
            }
        }
        """;

    private static IEnumerable<VerifiedScenario> Patterns =>
    [
        new()
        {
            RuleId = "AWSM6002",
            Name = "sdk",
            Title = "A rule whose pattern has a field that no event has",
            IsMain = true,
            Before = PatternCode,
            Glue = Reader,
            Duration = TimeSpan.FromMinutes(2),
            Assumptions = ["An order is placed, and an event with the source shop and the detail type OrderPlaced tells of it. The rule's target is a queue that the warehouse reads.", Carried],
            NewWorld = () => new MessagingWorld(seed: 1, OrderIn),
            SetUp = at =>
            {
                var start = at.Deploy("Deployment", "RunAsync", () => []);
                var (bus, queue) = (at.World.FindBus("default")!, at.World.FindQueue("orders")!);
                return () =>
                {
                    start();
                    at.World.Start("warehouse", () => ScenarioProgram.Call(at.Program.Create("Warehouse", at.CreateSqsClient(), queue.Url, at.World), "RunAsync"));
                    at.World.Start("shop", () => bus.PutEventsAsync(new PutEventsEntry("shop", "OrderPlaced", "{\"id\":\"order-1\"}")));
                };
            },
            Broken = new NoLoss(),
            Claims = [new Claim(new NoLoss()), new Claim(new EffectOnce()).Except("AWS delivers at least once: what reads the queue has to bear an event twice.", ProgramChoices.Crash, SqsChoices.Duplicate, EventsChoices.Delivery, NetworkChoices.EventBridge)],
            BenignGains = "The event reaches the queue: before, none did.",
        },
    ];
}
