using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.Firehose;

/// <summary>Firehose from request literals.</summary>
public sealed class FirehoseTests
{
    private const string Id = "[0-9A-Za-z]+";

    private readonly WireWorld world = new();

    [Fact]
    public void Records_are_put_and_written_together()
    {
        var stream = world.World.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive", 1, 60));

        Assert.Matches(
            "^200 {\"RecordId\":\"" + Id + "\",\"Encrypted\":false}$",
            Send("PutRecord", """{"DeliveryStreamName":"clicks","Record":{"Data":"b3JkZXItMQ=="}}"""));
        Assert.Matches(
            "^200 {\"FailedPutCount\":0,\"Encrypted\":false,\"RequestResponses\":\\[{\"RecordId\":\"" + Id + "\"},{\"RecordId\":\"" + Id + "\"}\\]}$",
            Send("PutRecordBatch", """{"DeliveryStreamName":"clicks","Records":[{"Data":"b3JkZXItMg=="},{"Data":"b3JkZXItMw=="}]}"""));
        world.Pass(61_000);

        Assert.Equal("order-1order-2order-3", Assert.Single(stream.Objects).Body);
        Assert.Equal(
            ["order-1", "order-2", "order-3"],
            world.World.Trace.Events.Where(e => e.Kind == TraceKind.Accepted && e.Lane == "clicks").Select(e => e.Key));
        Assert.Equal(
            ["order-1", "order-2", "order-3"],
            world.World.Trace.Events.Where(e => e.Kind == TraceKind.Sent && e.Other == "clicks").Select(e => e.Key));
    }

    [Fact]
    public void A_record_of_a_batch_may_fail_while_the_call_succeeds()
    {
        var failing = new WireWorld("firehose.put#1=1");
        failing.World.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive"));

        Assert.Matches(
            "^200 {\"FailedPutCount\":1,\"Encrypted\":false,\"RequestResponses\":\\[{\"RecordId\":\"" + Id
                + "\"},{\"ErrorCode\":\"ServiceUnavailableException\",\"ErrorMessage\":\"Slow down.\"}\\]}$",
            failing.Json("Firehose_20150804.PutRecordBatch", """{"DeliveryStreamName":"clicks","Records":[{"Data":"YQ=="},{"Data":"Yg=="}]}"""));
    }

    [Fact]
    public void A_stream_is_created_with_the_function_that_transforms_its_records()
    {
        world.World.CreateFunction("shout", json =>
        {
            using var batch = System.Text.Json.JsonDocument.Parse(json);
            var id = batch.RootElement.GetProperty("records")[0].GetProperty("recordId").GetString();
            return Task.FromResult<string?>("{\"records\":[{\"recordId\":\"" + id + "\",\"result\":\"Ok\",\"data\":\"SEVZ\"}]}");
        });
        const string Create = """
            {"DeliveryStreamName":"clicks","DeliveryStreamType":"DirectPut","ExtendedS3DestinationConfiguration":{"BucketARN":"arn:aws:s3:::archive",
             "RoleARN":"arn:aws:iam::123456789012:role/r","BufferingHints":{"SizeInMBs":1,"IntervalInSeconds":60},"ProcessingConfiguration":{"Enabled":true,
             "Processors":[{"Type":"Lambda","Parameters":[{"ParameterName":"LambdaArn","ParameterValue":"arn:aws:lambda:us-east-1:123456789012:function:shout"}]}]}}}
            """;

        Assert.Equal(
            """200 {"DeliveryStreamARN":"arn:aws:firehose:us-east-1:123456789012:deliverystream/clicks"}""", Send("CreateDeliveryStream", Create));
        Assert.Equal(
            """400 {"__type":"ResourceInUseException","message":"Firehose clicks under accountId 123456789012 already exists"}""",
            Send("CreateDeliveryStream", Create));
        Send("PutRecord", """{"DeliveryStreamName":"clicks","Record":{"Data":"aGV5"}}""");
        world.Pass(70_000);

        Assert.Equal("HEY", Assert.Single(world.World.DeliveryStreams.Single().Objects).Body);
        Assert.Contains("\"InvalidArgumentException\"", Send("CreateDeliveryStream", """{"DeliveryStreamName":"other"}"""));
        Assert.Contains("\"InvalidArgumentException\"", Send("CreateDeliveryStream", """
            {"DeliveryStreamName":"other","S3DestinationConfiguration":{"BucketARN":"arn:aws:s3:::archive","BufferingHints":{"SizeInMBs":1} } }
            """));
    }

    [Fact]
    public void Streams_are_described_and_listed()
    {
        world.World.CreateDeliveryStream("views", new DeliveryStreamSettings("arn:aws:s3:::archive"));
        world.World.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive"));

        Assert.Contains(
            "\"DeliveryStreamARN\":\"arn:aws:firehose:us-east-1:123456789012:deliverystream/clicks\",\"DeliveryStreamStatus\":\"ACTIVE\"",
            Send("DescribeDeliveryStream", """{"DeliveryStreamName":"clicks"}"""));
        Assert.Equal("""200 {"DeliveryStreamNames":["clicks"],"HasMoreDeliveryStreams":true}""", Send("ListDeliveryStreams", """{"Limit":1}"""));
        Assert.Equal(
            """200 {"DeliveryStreamNames":["views"],"HasMoreDeliveryStreams":false}""",
            Send("ListDeliveryStreams", """{"ExclusiveStartDeliveryStreamName":"clicks"}"""));
    }

    [Theory]
    [InlineData("PutRecord", """{"DeliveryStreamName":"none","Record":{"Data":""}}""", "ResourceNotFoundException", "Firehose none under account 123456789012 not found.")]
    [InlineData("PutRecord", """{"DeliveryStreamName":"clicks"}""", "ValidationException", "1 validation error detected: Value null at 'record' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecord", """{"DeliveryStreamName":"clicks","Record":{}}""", "ValidationException", "1 validation error detected: Value null at 'record.data' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecord", """{"Record":{"Data":""}}""", "ValidationException", "1 validation error detected: Value null at 'deliveryStreamName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecordBatch", """{"DeliveryStreamName":"clicks","Records":null}""", "ValidationException", "1 validation error detected: Value null at 'records' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecordBatch", """{"DeliveryStreamName":"clicks","Records":[]}""", "ValidationException", "Member 'records' must have length of 1 to 500.")]
    [InlineData("PutRecordBatch", """{"DeliveryStreamName":"clicks","Records":[{"Data":"*"}]}""", "com.amazon.coral.service#SerializationException", "Unable to decode base64 of Data")]
    [InlineData("PutRecord", """{"DeliveryStreamName":["clicks"]}""", "com.amazon.coral.service#SerializationException", "START_ARRAY can not be converted to a String")]
    [InlineData("PutRecrod", "{}", "com.amazon.coral.service#UnknownOperationException", "Unknown operation PutRecrod.")]
    public void Wrong_requests_get_the_errors_that_Firehose_gives(string operation, string body, string type, string message)
    {
        world.World.CreateDeliveryStream("clicks", new DeliveryStreamSettings("arn:aws:s3:::archive"));

        Assert.Equal($"400 {{\"__type\":\"{type}\",\"message\":\"{message}\"}}", Send(operation, body));
    }

    private string Send(string operation, string body) => world.Json("Firehose_20150804." + operation, body);
}
