using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM4001, AWSM4002, AWSM4003 and AWSM5001: settings of queues that a function reads.</summary>
internal static partial class DeploymentScenarios
{
    private const string DeadLetters = """
                await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders-dlq",
                    Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "DEAD" }, // two weeks
                });

        """;

    private const string QueueCode = """
        public class Deployment(IAmazonSQS sqs, IAmazonLambda lambda)
        {
            public async Task RunAsync()
            {
        DEADLETTERS        var queue = await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders",
                    Attributes = new Dictionary<string, string>
                    {
                        ATTRIBUTES
                    },
                });
                var arn = (await sqs.GetQueueAttributesAsync(queue.QueueUrl, ["QueueArn"])).QueueARN;
                await lambda.CreateFunctionAsync(new CreateFunctionRequest
                {
                    FunctionName = "place-orders",
                    Runtime = Runtime.Dotnet8,
                    Handler = "Orders::OrderFunction::FunctionHandler",
                    Timeout = 10,
                });
                await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest
                {
                    FunctionName = "place-orders",
                    EventSourceArn = arn,
                    FunctionResponseTypes = ["ReportBatchItemFailures"],
                    MORE
                });
            }
        }
        """;

    private const string Redrive = "[\"RedrivePolicy\"] = JsonSerializer.Serialize(new { deadLetterTargetArn = \"arn:aws:sqs:us-east-1:123456789012:orders-dlq\", maxReceiveCount = COUNT }),";

    private static IEnumerable<VerifiedScenario> Queues =>
    [
        Queue("AWSM4001", "A queue that keeps what fails until it is too old", "[\"VisibilityTimeout\"] = \"60\", [\"MessageRetentionPeriod\"] = \"900\",", deadLetters: null) with
        {
            Duration = TimeSpan.FromMinutes(16),
            Assumptions = ["Three orders come at once, and nobody can read the second one. The queue keeps a message for 15 minutes, where four days are the default.", Carried],
            SetUp = at => SetUp(at, orders: 3, Poison),
            Broken = new NoLoss(),
            Claims = [new Claim(new NoLoss(), new PoisonDeadLettered(Dead, KeyOf(Poison)))],
        },
        Queue("AWSM4002", "A queue that gives a message up at the first trouble", "[\"VisibilityTimeout\"] = \"60\",\n                " + Redrive.Replace("COUNT", "1", StringComparison.Ordinal), "1209600", "BatchSize = 1,") with
        {
            Assumptions = ["An order comes, and nothing is wrong with it.", Carried],
            SetUp = at => SetUp(at, orders: 1, poison: 0),
            Broken = new GoodOnesHandled(),
            Claims =
            [
                new Claim(new GoodOnesHandled()),
                new Claim(new NoOverlap()).Except(Redelivery, SqsChoices.Duplicate),
                new Claim(new EffectOnce())
                    .Except(Redelivery, SqsChoices.Duplicate, LambdaChoices.Acknowledgement)
                    .Except(Killed, ProgramChoices.Crash),
            ],
        },
        Queue("AWSM4003", "A dead-letter queue that forgets as soon as its source", "[\"VisibilityTimeout\"] = \"60\", [\"MessageRetentionPeriod\"] = \"600\",\n                " + Redrive.Replace("COUNT", "5", StringComparison.Ordinal), "600") with
        {
            Duration = TimeSpan.FromMinutes(12),
            Assumptions = ["Three orders come at once, and nobody can read the second one. Both queues keep a message for 10 minutes, where four days are the default.", Carried],
            SetUp = at => SetUp(at, orders: 3, Poison),
            Broken = new NoLoss(),
            Claims = [new Claim(new NoLoss(), new PoisonDeadLettered(Dead, KeyOf(Poison)))],
        },
        Queue("AWSM5001", "A queue that shows messages again while they are handled", "[\"VisibilityTimeout\"] = \"30\",\n                " + Redrive.Replace("COUNT", "5", StringComparison.Ordinal), "1209600", "MaximumBatchingWindowInSeconds = 25,") with
        {
            Assumptions = ["An order comes. The function takes eight seconds for it, and Lambda waits for 25 seconds for more.", Carried],
            SetUp = at => SetUp(at, orders: 1, poison: 0, seconds: 8),
            Broken = new EffectOnce(),
            Claims =
            [
                new Claim(new NoLoss()),
                new Claim(new EffectOnce())
                    .Except(Redelivery, SqsChoices.Duplicate, LambdaChoices.Acknowledgement)
                    .Except(Killed, ProgramChoices.Crash),
            ],
        },
    ];

    private static VerifiedScenario Queue(string rule, string title, string attributes, string? deadLetters, string more = "BatchSize = 10,") => new()
    {
        RuleId = rule,
        Name = "sdk",
        Title = title,
        IsMain = true,
        Before = Usings + QueueCode
            .Replace("DEADLETTERS", deadLetters is null ? "" : DeadLetters.Replace("DEAD", deadLetters, StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("ATTRIBUTES", attributes, StringComparison.Ordinal)
            .Replace("MORE", more, StringComparison.Ordinal) + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromMinutes(6),
        NewWorld = NewWorld,
        SetUp = _ => throw new NotSupportedException(),
        Broken = new NoLoss(),
        Claims = [],
    };

    /// <summary>The handler, which is another project's.</summary>
    private const string Glue =
        "using System;\nusing System.Collections.Generic;\nusing System.Text.Json;\nusing System.Threading.Tasks;\nusing Amazon.Lambda.Core;\nusing Amazon.Lambda.SQSEvents;\n"
        + SavedInShop + "\n" + Store + Handler;
}
