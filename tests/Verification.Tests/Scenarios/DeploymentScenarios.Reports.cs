using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM5002 and AWSM5003: mappings that do not read which messages failed.</summary>
internal static partial class DeploymentScenarios
{
    private const int Poison = 2;

    /// <summary>Five receives, 30 seconds apart, and time to settle.</summary>
    private static readonly TimeSpan FiveReceives = TimeSpan.FromMinutes(4);

    private const string Deployment = """
        public class Deployment(IAmazonSQS sqs, IAmazonLambda lambda)
        {
            public async Task RunAsync()
            {
                await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders-dlq",
                    Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" },
                });
                var queue = await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders",
                    Attributes = new Dictionary<string, string>
                    {
                        ["VisibilityTimeout"] = "30",
                        ["RedrivePolicy"] = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:orders-dlq\",\"maxReceiveCount\":5}",
                    },
                });
                var arn = (await sqs.GetQueueAttributesAsync(queue.QueueUrl, ["QueueArn"])).QueueARN;
                await lambda.CreateFunctionAsync(new CreateFunctionRequest
                {
                    FunctionName = "place-orders",
                    Runtime = Runtime.Dotnet8,
                    Handler = "HANDLER",
                    Timeout = 5,
                });
                await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest
                {
                    FunctionName = "place-orders",
                    EventSourceArn = arn,
                    BatchSize = 3, // small orders
                });
            }
        }
        """;

    private static IEnumerable<VerifiedScenario> Reports =>
    [
        Report("AWSM5003", "sdk", "A mapping that ignores what its handler returns", Usings + Store + Handler + DeploymentOf("Snippet::OrderFunction::FunctionHandler"), SavedInShop),
        Report("AWSM5002", "sdk", "A mapping whose handler is another project's", Usings + DeploymentOf("Orders::OrderFunction::FunctionHandler"),
            "using System;\nusing System.Collections.Generic;\nusing System.Text.Json;\nusing System.Threading.Tasks;\nusing Amazon.Lambda.Core;\nusing Amazon.Lambda.SQSEvents;\n"
            + SavedInShop + "\n" + Store + Handler),
    ];

    private static string DeploymentOf(string handler) => Deployment.Replace("HANDLER", handler, StringComparison.Ordinal) + "\n";

    private static VerifiedScenario Report(string rule, string name, string title, string code, string glue) => new()
    {
        RuleId = rule,
        Name = name,
        Title = title,
        IsMain = true,
        Before = code,
        Glue = glue,
        Duration = FiveReceives,
        Assumptions = ["Three orders come at once, and nobody can read the second one. Its handler tells so.", Carried],
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, orders: 3, Poison),
        Broken = new NoLoss(),
        Claims =
        [
            new Claim(new NoLoss(), new PoisonDeadLettered(Dead, KeyOf(Poison))),
            new Claim(new EffectOnce())
                .Except(Redelivery, SqsChoices.Duplicate, LambdaChoices.Acknowledgement)
                .Except(Killed, ProgramChoices.Crash),
        ],
    };
}
