using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>Whatever an operation is sent, it answers, and never with a fault of the model.</summary>
public sealed class MalformedRequestTests
{
    /// <summary>Members that operations have, with a value of the right form in a world that has these resources.</summary>
    private static readonly (string Name, string Value)[] Members =
    [
        ("QueueUrl", "\"https://sqs.us-east-1.amazonaws.com/123456789012/orders\""), ("QueueName", "\"orders\""), ("ReceiptHandle", "\"r\""),
        ("MessageBody", "\"b\""), ("Entries", "[{\"Id\":\"a\",\"MessageBody\":\"b\",\"Source\":\"s\",\"DetailType\":\"d\",\"Detail\":\"{}\"}]"),
        ("VisibilityTimeout", "30"), ("Attributes", "{}"), ("Tags", "{}"), ("TagKeys", "[]"), ("SourceArn", "\"arn:aws:sqs:us-east-1:123456789012:orders\""),
        ("TaskHandle", "\"t\""), ("StreamName", "\"orders\""), ("PartitionKey", "\"k\""), ("Data", "\"YQ==\""),
        ("Records", "[{\"PartitionKey\":\"k\",\"Data\":\"YQ==\"}]"), ("ShardId", "\"shardId-000000000000\""), ("ShardIteratorType", "\"LATEST\""),
        ("ShardIterator", "\"i\""), ("ConsumerName", "\"c\""), ("ShardToSplit", "\"shardId-000000000000\""), ("NewStartingHashKey", "\"9\""),
        ("ShardToMerge", "\"shardId-000000000000\""), ("AdjacentShardToMerge", "\"shardId-000000000000\""), ("ScalingType", "\"UNIFORM_SCALING\""),
        ("TargetShardCount", "2"), ("RetentionPeriodHours", "48"), ("MaxRecordSizeInKiB", "2048"), ("ShardCount", "1"),
        ("StreamModeDetails", "{\"StreamMode\":\"ON_DEMAND\"}"), ("ShardFilter", "{\"Type\":\"AT_LATEST\"}"), ("Limit", "1"), ("NextToken", "\"0\""),
        ("Name", "\"orders\""), ("EventBusName", "\"default\""), ("EventPattern", "\"{}\""), ("Event", "\"{}\""), ("ScheduleExpression", "\"rate(1 hour)\""),
        ("State", "\"ENABLED\""), ("Rule", "\"orders\""), ("Targets", "[{\"Id\":\"q\",\"Arn\":\"arn:aws:sqs:us-east-1:123456789012:orders\"}]"),
        ("Ids", "[\"q\"]"), ("ArchiveName", "\"all\""), ("EventSourceArn", "\"arn:aws:events:us-east-1:123456789012:event-bus/default\""),
        ("ReplayName", "\"r\""), ("Destination", "{\"Arn\":\"arn:aws:events:us-east-1:123456789012:event-bus/default\"}"),
        ("EventStartTime", "1"), ("EventEndTime", "2"), ("DeliveryStreamName", "\"clicks\""), ("Record", "{\"Data\":\"YQ==\"}"),
        ("ExtendedS3DestinationConfiguration", "{\"BucketARN\":\"arn:aws:s3:::b\"}"), ("TableName", "\"orders\""), ("Item", "{\"id\":{\"S\":\"1\"}}"),
        ("Key", "{\"id\":{\"S\":\"1\"}}"), ("UpdateExpression", "\"SET a = id\""), ("KeyConditionExpression", "\"id = id\""),
        ("RequestItems", "{\"orders\":{\"Keys\":[{\"id\":{\"S\":\"1\"}}]}}"), ("TransactItems", "[{\"Get\":{\"TableName\":\"orders\"}}]"),
        ("AttributeDefinitions", "[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]"), ("KeySchema", "[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]"),
        ("stateMachineArn", "\"arn:aws:states:us-east-1:123456789012:stateMachine:ship\""), ("input", "\"{}\""), ("name", "\"n\""),
        ("executionArn", "\"arn:aws:states:us-east-1:123456789012:execution:ship:n\""), ("FunctionName", "\"echo\""), ("UUID", "\"u\""),
        ("FlexibleTimeWindow", "{\"Mode\":\"OFF\"}"), ("Target", "{\"Arn\":\"arn:aws:sqs:us-east-1:123456789012:orders\",\"RoleArn\":\"r\"}"),
        ("TopicArn", "\"arn:aws:sns:us-east-1:123456789012:orders\""), ("Message", "\"m\""), ("Protocol", "\"sqs\""), ("AttributeName", "\"n\""),
        ("Endpoint", "\"arn:aws:sqs:us-east-1:123456789012:orders\""), ("SubscriptionArn", "\"arn:aws:sns:us-east-1:123456789012:orders:1\""),
        ("PublishBatchRequestEntries", "[{\"Id\":\"a\",\"Message\":\"m\"}]"), ("MessageAttributes", "{\"a\":{\"DataType\":\"String\",\"StringValue\":\"v\"}}"),
    ];

    private static readonly string[] Wrong = ["null", "7", "-1", "99999999999", "true", "\"\"", "\"x\"", "[]", "[null]", "[7]", "{}", "{\"x\":7}", "[{}]", "[[]]"];

    private readonly Dictionary<WireService, MessagingWorld> worlds = [];
    private readonly SortedSet<string> faults = new(StringComparer.Ordinal);

    [Fact]
    public void Every_operation_answers_whatever_it_is_sent()
    {
        var right = Members.Select(member => new KeyValuePair<string, WireValue?>(member.Name, Parse(member.Value))).ToArray();
        var wrong = Wrong.Select(Parse).ToList();
        var requests = 0;
        foreach (var service in Enum.GetValues<WireService>())
        {
            foreach (var operation in World().Wire.TableOf(service).Names)
            {
                requests += Send(service, operation, []);
                requests += Send(service, operation, right);
                for (var i = 0; i < right.Length; i++)
                {
                    foreach (var value in wrong)
                    {
                        KeyValuePair<string, WireValue?>[] changed = [.. right];
                        changed[i] = new(right[i].Key, value);
                        requests += Send(service, operation, changed);
                    }
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(requests > 50_000, $"{requests} requests");
    }

    private static MessagingWorld World()
    {
        var world = new MessagingWorld();
        world.CreateQueue("orders");
        world.CreateTopic("orders");
        world.CreateStream("orders");
        world.CreateTable("orders", "id");
        world.CreateTable("lines", "order", new KeyAttribute("line", AttributeType.N));
        world.CreateFunction("echo", Task.FromResult<string?>);
        world.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive"));
        world.CreateStateMachine("ship", StateMachineType.Standard, Task.FromResult<string?>);
        return world;
    }

    private static WireValue? Parse(string json) => JsonCodec.ReadObject(System.Text.Encoding.UTF8.GetBytes("{\"x\":" + json + "}"))["x"];

    private int Send(WireService service, string operation, IReadOnlyList<KeyValuePair<string, WireValue?>> members)
    {
        if (!worlds.TryGetValue(service, out var world))
        {
            worlds.Add(service, world = World());
        }

        var input = new WireStructure();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                input.Append(name, value);
            }
        }

        if (service is WireService.Lambda or WireService.Scheduler)
        {
            // What the path always has.
            input.With("Name", "orders").With("UUID", "u").With("FunctionName", operation == "Invoke" ? "echo" : input["FunctionName"]);
        }

        var table = world.Wire.TableOf(service);
        var request = new WireRequest(service, operation, input, operation == "Invoke" ? [] : null);
        try
        {
            table.Describe(request);
            table.Find(operation)!(new Simulation.Wire.WireCall(request, null, reply => Assert.InRange(reply.Status, 200, 499)));
        }
        catch (WireFault fault)
        {
            Assert.InRange(fault.Error.HttpStatus, 400, 499);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            faults.Add($"{service} {operation}: {e.GetType().Name} {e.StackTrace?.Split('\n')[0].Trim()}");
        }

        return 1;
    }
}
