using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM4012: a FIFO queue that SQS refuses to create. Here the code that deploys runs with the program, at its start.</summary>
internal static partial class DeploymentScenarios
{
    private const string HalfFast = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Deployment(IAmazonSQS sqs)
        {
            public async Task<string> RunAsync()
            {
                var response = await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders.fifo",
                    Attributes = new Dictionary<string, string>
                    {
                        ["FifoQueue"] = "true",
                        ["FifoThroughputLimit"] = "perMessageGroupId", // one group for each customer
                    },
                });
                return response.QueueUrl;
            }
        }

        """;

    private const string Opening = """
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using AwsMessaging.Simulation;

        public sealed class Shop(IAmazonSQS sqs, Deployment deployment, MessagingWorld world)
        {
            public async Task RunAsync()
            {
                var queueUrl = await deployment.RunAsync();
                await sqs.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = queueUrl, MessageBody = "order-1", MessageGroupId = "customer-1", MessageDeduplicationId = "order-1",
                });
                await world.EffectAsync("customer", "order-1");
            }
        }
        """;

    private static IEnumerable<VerifiedScenario> Refused =>
    [
        new()
        {
            RuleId = "AWSM4012",
            Name = "sdk",
            Title = "A program that creates its FIFO queue when it starts",
            IsMain = true,
            Before = HalfFast,
            Glue = Opening,
            Duration = TimeSpan.FromMinutes(1),
            Assumptions = ["An order waits to be sent. When it is, the customer is told. A program that ends by an exception is started again after a second."],
            SetUp = at => () =>
            {
                at.World.Trace.Add(TraceKind.Sent, "shop", "order-1", group: "customer-1", other: "orders.fifo");
                at.World.Start("shop", () =>
                {
                    var sqs = at.CreateSqsClient();
                    return ScenarioProgram.Call(at.Program.Create("Shop", sqs, at.Program.Create("Deployment", sqs), at.World), "RunAsync");
                });
            },
            Broken = new EverySendAccepted(),
            Claims =
            [
                new Claim(new EverySendAccepted()),
                new Claim(new EffectOnce()).Except("A program that ends right after it told the customer tells again when it is started.", ProgramChoices.Crash),
            ],
            BenignGains = "Nothing was sent before; after it the order is, and the customer is told.",
        },
    ];
}
