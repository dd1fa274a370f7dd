using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM5006: mappings of streams that try a record until it expires.</summary>
internal static partial class DeploymentScenarios
{
    // Ten retries take five minutes; Lambda may begin with the record anew, and take them again.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(20);

    private const string StreamCode = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda;
        using Amazon.Lambda.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Deployment(IAmazonSQS sqs, IAmazonLambda lambda)
        {
            public async Task RunAsync()
            {
                await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "failed-orders",
                    Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" },
                });
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
                    EventSourceArn = "arn:aws:kinesis:us-east-1:123456789012:stream/orders",
                    StartingPosition = EventSourcePosition.TRIM_HORIZON,
                    BatchSize = 1,
                    FunctionResponseTypes = ["ReportBatchItemFailures"],
                    BisectBatchOnFunctionError = true,
                    DestinationConfig = new DestinationConfig
                    {
                        OnFailure = new OnFailure { Destination = "arn:aws:sqs:us-east-1:123456789012:failed-orders" },
                    },
                });
            }
        }

        """;

    private const string StreamGlue =
        "using System;\nusing System.Collections.Generic;\nusing System.Text.Json;\nusing System.Threading.Tasks;\nusing Amazon.Lambda.Core;\nusing Amazon.Lambda.KinesisEvents;\n"
        + SavedInShop + "\n" + Store + """
        public class OrderFunction(IOrderStore store)
        {
            public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent evnt, ILambdaContext context)
            {
                foreach (var record in evnt.Records)
                {
                    try
                    {
                        await store.SaveAsync(JsonSerializer.Deserialize<Order>(record.Kinesis.Data)!);
                    }
                    catch (Exception)
                    {
                        return new StreamsEventResponse { BatchItemFailures = [new() { ItemIdentifier = record.Kinesis.SequenceNumber }] };
                    }
                }

                return new StreamsEventResponse { BatchItemFailures = [] };
            }
        }
        """;

    private static IEnumerable<VerifiedScenario> EndlessRetries =>
    [
        new()
        {
            RuleId = "AWSM5006",
            Name = "sdk",
            Title = "A mapping of a stream that tries a record until it expires",
            IsMain = true,
            Before = StreamCode,
            Glue = StreamGlue,
            Duration = TimeSpan.FromMinutes(25),
            Assumptions = ["Three orders of one customer come one after the other, and nobody can read the second one. The stream keeps records for a day.", Carried],

            // What Lambda tells the queue is of the record that failed.
            NewWorld = () => new MessagingWorld(seed: 1, body => body.Split('"')[3] is var id && id == "requestId" ? KeyOf(Poison) : id),
            SetUp = at =>
            {
                var stream = at.World.CreateStream("orders");
                object time = TimeSpan.Zero;
                var start = at.Deploy("Deployment", "RunAsync", () => [at.Program.Create("OrderStore", at.World, time)]);
                return () =>
                {
                    start();
                    for (var i = 1; i <= 3; i++)
                    {
                        at.Arrive(stream, "customer-1", BodyOf(i, i == Poison && !at.IsHealthy));
                    }
                };
            },
            Broken = new PoisonIsolated(InTime, KeyOf(Poison)),
            Claims =
            [
                new Claim(new PoisonIsolated(InTime, KeyOf(Poison))),
                new Claim(new EffectOnce())
                    .Except(Redelivery, LambdaChoices.Acknowledgement, KinesisChoices.ProducerRetry)
                    .Except(Killed, ProgramChoices.Crash),
            ],
            Remains =
            [
                "With larger batches Lambda gives up on what is left of the batch, together with the record that fails.",
                "The record that failed is not handled: the queue tells where in the stream it is, for as long as the stream keeps it.",
            ],
        },
    ];
}
