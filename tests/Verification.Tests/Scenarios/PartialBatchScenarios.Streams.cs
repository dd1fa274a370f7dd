using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;
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

            """, new EffectOnce()),
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

            """,
            new EffectOnceBefore(KeyOf(StreamPoison)),
            "Records that are handled at the same time do not wait for the one that fails: what follows it has its effect, and has it again with each retry. Handle the records one after the other, or make the effect idempotent."),
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

            """, new EffectOnce()),
    ];

    private const int StreamPoison = 5;

    private static VerifiedScenario Stream(string name, string title, string code, Property broken, params string[] remains) => new()
    {
        RuleId = "AWSM3001",
        Name = name,
        Title = title,
        Before = code,
        Glue = Glue,
        Duration = Duration,
        Assumptions =
        [
            Arrival,
            "The mapping reports failed items and else has the defaults: it retries until the record expires.",
            "A table's stream is played by a Kinesis stream, whose shards a mapping treats the same way.",
        ],
        NewWorld = NewWorld,
        SetUp = at =>
        {
            var stream = at.World.CreateStream("orders");
            var (function, start) = at.CreateFunction("OrderFunction", "FunctionHandler", () => [at.Program.Create("OrderStore", at.World)]);
            at.World.Map(stream, function, new MappingRequest { ReportBatchItemFailures = true });
            return () =>
            {
                start();
                for (var i = 1; i <= Orders; i++)
                {
                    at.Arrive(stream, "customer-1", BodyOf(i, i == StreamPoison && !at.IsHealthy));
                }
            };
        },
        Broken = broken,
        Claims =
        [
            new Claim(new OrderPerGroup(), new NoOverlap(perGroup: true)),
            new Claim(broken)
                .Except(Redelivery, LambdaChoices.Acknowledgement, KinesisChoices.ProducerRetry)
                .Except(Killed, ProgramChoices.Crash),
        ],
        Remains =
        [
            .. remains,
            "A record that can never be handled is retried until it expires, and its shard waits. With MaximumRetryAttempts Lambda gives up, on the rest of the batch too: an OnFailure destination tells of it.",
            "The event source mapping must have ReportBatchItemFailures, before the handler changes or together with it: without it, Lambda skips the failed record.",
        ],
    };
}

/// <summary>What came before the record that failed is not handled again.</summary>
/// <param name="key">Business key of the record that fails.</param>
internal sealed class EffectOnceBefore(string key) : Property
{
    public override string Statement => $"What came before {key} has its effect at most once.";

    public override Violation? Check(Trace trace, EndState end)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var earlier = trace.Events.Where(e => e.Kind == TraceKind.Accepted).Select(e => e.Key).TakeWhile(k => k != key).ToHashSet();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Effect, Key: { } done } && earlier.Contains(done) && !first.TryAdd(done, i))
            {
                return Broken($"{done} was handled before {key} failed, and is handled again.", first[done], i);
            }
        }

        return null;
    }
}
