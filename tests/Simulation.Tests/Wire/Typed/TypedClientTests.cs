using System.Text;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.Typed;

/// <summary>Clients of the API stubs, answered by the world.</summary>
public sealed class TypedClientTests
{
    private const string Kinesis = "AWSSDK.Kinesis";
    private const string Sns = "AWSSDK.SimpleNotificationService";
    private const string Events = "AWSSDK.EventBridge";
    private const string Firehose = "AWSSDK.KinesisFirehose";
    private const string States = "AWSSDK.StepFunctions";
    private const string Lambda = "AWSSDK.Lambda";
    private const string Scheduler = "AWSSDK.Scheduler";

    private readonly WireWorld world = new();

    [Fact]
    public void Kinesis_puts_and_reads_records()
    {
        world.World.CreateStream("orders");
        var client = Client(Kinesis, "Amazon.Kinesis.AmazonKinesisClient");
        var put = StubContext.New(
            Kinesis, "Amazon.Kinesis.Model.PutRecordRequest", ("StreamName", "orders"), ("PartitionKey", "k"), ("Data", Bytes("order-1")));

        var placed = world.Run(client.PutRecordAsync(put, CancellationToken.None));
        var iterator = world.Run(client.GetShardIteratorAsync(StubContext.New(
            Kinesis,
            "Amazon.Kinesis.Model.GetShardIteratorRequest",
            ("StreamName", "orders"),
            ("ShardId", placed.ShardId),
            ("ShardIteratorType", Constant(Kinesis, "Amazon.Kinesis.ShardIteratorType", "TRIM_HORIZON"))), CancellationToken.None));
        var read = world.Run(client.GetRecordsAsync(StubContext.New(
            Kinesis, "Amazon.Kinesis.Model.GetRecordsRequest", ("ShardIterator", iterator.ShardIterator)), CancellationToken.None));

        Assert.Equal(1, read.Records.Count);
        var record = read.Records[0];
        Assert.Equal(("k", (string)placed.SequenceNumber), ((string)record.PartitionKey, (string)record.SequenceNumber));
        Assert.Equal("order-1", Encoding.UTF8.GetString(((MemoryStream)record.Data).ToArray()));
        Assert.Equal(world.World.NowMs, ((DateTime)record.ApproximateArrivalTimestamp - DateTime.UnixEpoch).TotalMilliseconds, 10.0);
        Assert.Equal((long?)0, (long?)read.MillisBehindLatest);
        Assert.Null(read.ChildShards);
        Assert.Contains(world.World.Trace.Events, e => (e.Kind, e.Key, e.Other) == (TraceKind.Sent, "order-1", "orders"));
    }

    [Fact]
    public void Errors_are_the_exceptions_of_the_sdk()
    {
        var client = Client(Kinesis, "Amazon.Kinesis.AmazonKinesisClient");
        var task = (Task)client.PutRecordAsync(StubContext.New(
            Kinesis, "Amazon.Kinesis.Model.PutRecordRequest", ("StreamName", "none"), ("PartitionKey", "k"), ("Data", Bytes("x"))), CancellationToken.None);

        world.Settle(task);

        dynamic error = task.Exception!.InnerException!;
        Assert.Equal("Amazon.Kinesis.Model.ResourceNotFoundException", error.GetType().FullName);
        Assert.Equal("Stream none under account 123456789012 not found.", error.Message);
        Assert.Equal("ResourceNotFoundException", error.ErrorCode);
        Assert.Equal(400, (int)error.StatusCode);
    }

    [Fact]
    public void Sns_publishes_by_request_or_by_parameters()
    {
        var topic = world.World.CreateTopic("orders");
        var queue = world.World.CreateQueue("billing");
        topic.Subscribe(queue, ("RawMessageDelivery", "true"), ("FilterPolicy", """{"kind":["new"]}"""));
        var client = Client(Sns, "Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient");
        dynamic request = StubContext.New(
            Sns, "Amazon.SimpleNotificationService.Model.PublishRequest", ("TopicArn", topic.Arn), ("Message", "order-1"));
        dynamic attributes = Activator.CreateInstance(request.GetType().GetProperty("MessageAttributes").PropertyType);
        attributes["kind"] = StubContext.New(
            Sns, "Amazon.SimpleNotificationService.Model.MessageAttributeValue", ("DataType", "String"), ("StringValue", "new"));
        request.MessageAttributes = attributes;

        var published = world.Run(client.PublishAsync(request, CancellationToken.None));
        world.Run(client.PublishAsync(topic.Arn, "order-2", CancellationToken.None));
        world.Pass(1_000);

        Assert.Equal(36, ((string)published.MessageId).Length);
        Assert.Null(published.SequenceNumber);
        Assert.Equal("order-1", Assert.Single(queue.State.Messages(world.World.NowMs)).Body);
    }

    [Fact]
    public void EventBridge_tells_entry_by_entry()
    {
        var client = Client(Events, "Amazon.EventBridge.AmazonEventBridgeClient");
        dynamic request = StubContext.New(Events, "Amazon.EventBridge.Model.PutEventsRequest");
        dynamic entries = Activator.CreateInstance(request.GetType().GetProperty("Entries").PropertyType);
        foreach (var detail in new[] { "{}", "no json" })
        {
            entries.Add(StubContext.New(
                Events,
                "Amazon.EventBridge.Model.PutEventsRequestEntry",
                ("Source", "shop"), ("DetailType", "Order"), ("Detail", detail), ("Time", DateTime.UnixEpoch)));
        }

        request.Entries = entries;
        var reply = world.Run(client.PutEventsAsync(request, CancellationToken.None));

        Assert.Equal(1, (int)reply.FailedEntryCount);
        Assert.Null(reply.Entries[0].ErrorCode);
        Assert.Equal("MalformedDetail", reply.Entries[1].ErrorCode);
    }

    [Fact]
    public void Lambda_invokes()
    {
        world.World.CreateFunction("echo", Task.FromResult<string?>);
        world.World.CreateFunction("broken", _ => throw new InvalidOperationException());
        var client = Client(Lambda, "Amazon.Lambda.AmazonLambdaClient");

        var echo = world.Run(client.InvokeAsync(StubContext.New(
            Lambda, "Amazon.Lambda.Model.InvokeRequest", ("FunctionName", "echo"), ("Payload", "{\"id\":1}")), CancellationToken.None));
        var broken = world.Run(client.InvokeAsync(StubContext.New(Lambda, "Amazon.Lambda.Model.InvokeRequest", ("FunctionName", "broken")), CancellationToken.None));

        Assert.Equal("{\"id\":1}", Encoding.UTF8.GetString(((MemoryStream)echo.Payload).ToArray()));
        Assert.Equal((200, (string?)null), ((int)echo.StatusCode, (string?)echo.FunctionError));
        Assert.Equal((200, "Unhandled"), ((int)broken.StatusCode, (string)broken.FunctionError));
    }

    [Fact]
    public void Scheduler_creates_schedules()
    {
        var queue = world.World.CreateQueue("ticks");
        var client = Client(Scheduler, "Amazon.Scheduler.AmazonSchedulerClient");
        var target = StubContext.New(
            Scheduler, "Amazon.Scheduler.Model.Target", ("Arn", queue.Arn), ("RoleArn", "arn:aws:iam::123456789012:role/r"), ("Input", "tick"));
        var window = StubContext.New(
            Scheduler, "Amazon.Scheduler.Model.FlexibleTimeWindow", ("Mode", Constant(Scheduler, "Amazon.Scheduler.FlexibleTimeWindowMode", "OFF")));

        var created = world.Run(client.CreateScheduleAsync(StubContext.New(
            Scheduler,
            "Amazon.Scheduler.Model.CreateScheduleRequest",
            ("Name", "ticks"), ("ScheduleExpression", "rate(1 minute)"), ("FlexibleTimeWindow", (object)window), ("Target", (object)target)), CancellationToken.None));
        world.Pass(90_000);

        Assert.Equal("arn:aws:scheduler:us-east-1:123456789012:schedule/default/ticks", created.ScheduleArn);
        Assert.NotEmpty(queue.State.Messages(world.World.NowMs));
    }

    [Fact]
    public void Step_Functions_starts_executions()
    {
        var machine = world.World.CreateStateMachine("quote", StateMachineType.Express, _ => throw new InvalidOperationException("no quote"));
        var client = Client(States, "Amazon.StepFunctions.AmazonStepFunctionsClient");

        var reply = world.Run(client.StartSyncExecutionAsync(
            StubContext.New(
                States, "Amazon.StepFunctions.Model.StartSyncExecutionRequest", ("StateMachineArn", machine.Arn), ("Input", "{\"id\":1}")),
            CancellationToken.None));

        Assert.Equal(("FAILED", "no quote"), ((string)reply.Status.Value, (string)reply.Cause));
        Assert.Equal("{\"id\":1}", reply.Input);
        Assert.Null(reply.Output);
    }

    [Fact]
    public void Firehose_takes_records()
    {
        var stream = world.World.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive", 1, 60));
        var client = Client(Firehose, "Amazon.KinesisFirehose.AmazonKinesisFirehoseClient");
        var record = StubContext.New(Firehose, "Amazon.KinesisFirehose.Model.Record", ("Data", Bytes("order-1")));

        var reply = world.Run(client.PutRecordAsync(
            StubContext.New(
                Firehose, "Amazon.KinesisFirehose.Model.PutRecordRequest", ("DeliveryStreamName", "clicks"), ("Record", (object)record)),
            CancellationToken.None));
        world.Pass(61_000);

        Assert.NotEmpty((string)reply.RecordId);
        Assert.False((bool)reply.Encrypted);
        Assert.Equal("order-1", Assert.Single(stream.Objects).Body);
    }

    [Fact]
    public void A_call_that_is_lost_is_repeated()
    {
        var lossy = new WireWorld("net.kinesis#0=2");
        var stream = lossy.World.CreateStream("orders");
        dynamic client = lossy.World.CreateClient(StubContext.Type(Kinesis, "Amazon.Kinesis.AmazonKinesisClient"));

        lossy.Run(client.PutRecordAsync(StubContext.New(
            Kinesis, "Amazon.Kinesis.Model.PutRecordRequest", ("StreamName", "orders"), ("PartitionKey", "k"), ("Data", Bytes("order-1"))), CancellationToken.None));

        Assert.Equal(2, stream.State.Loads()[0].Load.RecordsAccepted);
        Assert.Single(lossy.World.Trace.Events, e => e.Kind == TraceKind.Sent);
    }

    [Fact]
    public void What_is_no_client_is_refused()
    {
        Assert.Throws<ArgumentException>(() => world.World.CreateClient<string>());
        Assert.Throws<ArgumentException>(() => world.World.CreateClient<TypedClientTests>());
    }

    private dynamic Client(string assembly, string name) => world.World.CreateClient(StubContext.Type(assembly, name));

    private static object Constant(string assembly, string name, string value) => Activator.CreateInstance(StubContext.Type(assembly, name), value)!;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
