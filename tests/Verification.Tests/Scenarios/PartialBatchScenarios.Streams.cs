using AwsMessaging.Semantics.Functions;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>Handlers of records: of a Kinesis stream, and of a table's stream, whose shards a mapping treats the same way.</summary>
internal static partial class PartialBatchScenarios
{
    private static IEnumerable<VerifiedScenario> Streams =>
    [
        Stream("kinesis", "A handler of a Kinesis stream", Usings("KinesisEvents") + """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(KinesisEvent evnt, ILambdaContext context)
                {
                    foreach (var record in evnt.Records)
                    {
                        var order = JsonSerializer.Deserialize<Order>(record.Kinesis.Data)!;
                        await store.SaveAsync(order);
                    }
                }
            }

            """),
        Stream("kinesis-when-all", "A handler of a Kinesis stream that handles all records at the same time", Usings("KinesisEvents") + """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(KinesisEvent evnt, ILambdaContext context)
                {
                    var tasks = evnt.Records.Select(async record =>
                    {
                        var order = JsonSerializer.Deserialize<Order>(record.Kinesis.Data)!;
                        await store.SaveAsync(order);
                    });
                    await Task.WhenAll(tasks);
                }
            }

            """),
        Stream("dynamodb-stream", "A handler of a DynamoDB table's stream", Usings("DynamoDBEvents") + """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(DynamoDBEvent evnt, ILambdaContext context)
                {
                    foreach (var record in evnt.Records)
                    {
                        var order = JsonSerializer.Deserialize<Order>(record.Dynamodb.NewImage["Id"].S)!;
                        await store.SaveAsync(order);
                    }
                }
            }

            """),
    ];

    private static VerifiedScenario Stream(string name, string title, string code) => new()
    {
        RuleId = "AWSM3001",
        Name = name,
        Title = title,
        Before = code,
        Glue = Glue,
        Duration = Duration,
        NewWorld = NewWorld,
        SetUp = at =>
        {
            var stream = at.World.CreateStream("orders");
            var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [at.Program.Create("OrderStore", at.World)]);
            at.World.Map(stream, function, new MappingRequest { ReportBatchItemFailures = true, BisectBatchOnFunctionError = true, MaximumRetryAttempts = 3 });
            return () =>
            {
                start();
                for (var i = 1; i <= Orders; i++)
                {
                    at.Arrive(stream, "customer-1", BodyOf(i, i == 5 && !at.IsHealthy));
                }
            };
        },
        Broken = new EffectOnce(),
        Claims =
        [
            new Claim(new PoisonIsolated(InTime, KeyOf(5)), new OrderPerGroup()),
            new Claim(new EffectOnce())
                .Except(Redelivery, LambdaChoices.Acknowledgement)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains =
        [
            "By default a record that fails is retried until it expires, and its shard waits: set MaximumRetryAttempts, with BisectBatchOnFunctionError so that its neighbours are not given up with it, and an OnFailure destination.",
            "The event source mapping must have ReportBatchItemFailures, before the handler changes or together with it: without it, Lambda skips the failed record.",
        ],
    };
}
