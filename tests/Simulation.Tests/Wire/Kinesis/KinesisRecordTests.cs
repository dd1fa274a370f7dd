using System.Text.Json;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.Kinesis;

/// <summary>Kinesis from request literals: records.</summary>
public sealed class KinesisRecordTests
{
    private readonly WireWorld world = new();

    public KinesisRecordTests() => world.World.CreateStream("orders", 2);

    [Fact]
    public void A_record_goes_to_the_shard_of_its_key()
    {
        var first = Ok("PutRecord", """{"StreamName":"orders","PartitionKey":"k1","Data":"b3JkZXItMQ=="}""");
        var second = Ok("PutRecord", """
            {"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/orders","PartitionKey":"x","ExplicitHashKey":"0","Data":""}
            """);

        Assert.Equal(["ShardId", "SequenceNumber"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal("shardId-000000000000", second.GetProperty("ShardId").GetString());
        Assert.Matches("^[0-9]{56}$", second.GetProperty("SequenceNumber").GetString());
    }

    [Fact]
    public void What_is_put_is_read_from_where_the_iterator_points()
    {
        Ok("PutRecord", """{"StreamName":"orders","PartitionKey":"x","ExplicitHashKey":"0","Data":"b3JkZXItMQ=="}""");

        var records = Ok("GetRecords", $$"""{"ShardIterator":"{{Iterator("TRIM_HORIZON")}}","Limit":10}""");
        var none = Ok("GetRecords", $$"""{"ShardIterator":"{{records.GetProperty("NextShardIterator").GetString()}}"}""");

        var record = Assert.Single(records.GetProperty("Records").EnumerateArray());
        Assert.Equal(("x", "b3JkZXItMQ=="), (record.GetProperty("PartitionKey").GetString(), record.GetProperty("Data").GetString()));
        Assert.Equal(JsonValueKind.Number, record.GetProperty("ApproximateArrivalTimestamp").ValueKind);
        Assert.Equal(0, records.GetProperty("MillisBehindLatest").GetInt64());
        Assert.False(records.TryGetProperty("ChildShards", out _));
        Assert.Empty(none.GetProperty("Records").EnumerateArray());
        Assert.Equal(
            [TraceKind.Sent, TraceKind.Call, TraceKind.Accepted, TraceKind.Call, TraceKind.Call, TraceKind.Received, TraceKind.Call],
            world.World.Trace.Events.Select(e => e.Kind));
        Assert.All(
            world.World.Trace.Events.Where(e => e.Kind is TraceKind.Sent or TraceKind.Accepted or TraceKind.Received),
            e => Assert.Equal(("order-1", "x"), (e.Key, e.Group)));
    }

    [Fact]
    public void A_batch_says_of_each_record_what_became_of_it()
    {
        var data = Convert.ToBase64String(new byte[600_000]);
        var batch = $$"""
            {"StreamName":"orders","Records":[
              {"PartitionKey":"a","ExplicitHashKey":"0","Data":"{{data}}"},
              {"PartitionKey":"b","ExplicitHashKey":"0","Data":"{{data}}"}]}
            """;

        var reply = Ok("PutRecords", batch);

        Assert.Equal(1, reply.GetProperty("FailedRecordCount").GetInt32());
        Assert.Equal(["SequenceNumber", "ShardId"], reply.GetProperty("Records")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """{"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"Rate exceeded for shard shardId-000000000000 in stream orders under account 123456789012."}""",
            reply.GetProperty("Records")[1].GetRawText());
    }

    [Fact]
    public void One_record_of_a_batch_may_fail_in_the_service()
    {
        var failing = new WireWorld("batch.put-records#0=2");
        failing.World.CreateStream("orders");

        var reply = failing.Json("Kinesis_20131202.PutRecords", """
            {"StreamName":"orders","Records":[{"PartitionKey":"a","Data":"b3JkZXItMQ=="},{"PartitionKey":"b","Data":"b3JkZXItMg=="}]}
            """);

        Assert.Contains("{\"FailedRecordCount\":1,", reply);
        Assert.EndsWith(",{\"ErrorCode\":\"InternalFailure\",\"ErrorMessage\":\"Internal Service Failure\"}]}", reply);
        Assert.Equal(1, failing.World.LiveStreams.Single().State.Loads()[0].Load.RecordsAccepted);
        Assert.Equal("order-2", Assert.Single(failing.World.Trace.Events, e => e.Kind == TraceKind.Rejected).Key);
    }

    [Fact]
    public void An_iterator_lives_five_minutes()
    {
        var iterator = Iterator("LATEST");
        world.Pass(300_001);

        Assert.StartsWith("400 {\"__type\":\"ExpiredIteratorException\"", Send("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}"""));
    }

    [Theory]
    [InlineData("PutRecord", """{"StreamName":"none","PartitionKey":"k","Data":""}""", "ResourceNotFoundException", "Stream none under account 123456789012 not found.")]
    [InlineData("PutRecord", """{"PartitionKey":"k","Data":""}""", "ValidationException", "1 validation error detected: Value null at 'streamName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecord", """{"StreamName":"orders","Data":""}""", "ValidationException", "1 validation error detected: Value null at 'partitionKey' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecord", """{"StreamName":"orders","PartitionKey":"k"}""", "ValidationException", "1 validation error detected: Value null at 'data' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecords", """{"StreamName":"orders","Records":null}""", "ValidationException", "1 validation error detected: Value null at 'records' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecords", """{"StreamName":"orders","Records":[]}""", "ValidationException", "1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length of 1 to 500")]
    [InlineData("PutRecord", """{"StreamName":"orders","PartitionKey":7,"Data":""}""", "com.amazon.coral.service#SerializationException", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("PutRecord", """{"StreamName":"orders","PartitionKey":"k","Data":"*"}""", "com.amazon.coral.service#SerializationException", "Unable to decode base64 of Data")]
    [InlineData("PutRecords", """{"StreamName":"orders","Records":{}}""", "com.amazon.coral.service#SerializationException", "START_OBJECT can not be converted to a List")]
    [InlineData("PutRecord", """{"StreamName":"orders","PartitionKey":"k","Data":"","ExplicitHashKey":"340282366920938463463374607431768211456"}""", "InvalidArgumentException", "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456")]
    [InlineData("GetShardIterator", """{"StreamName":"orders","ShardId":"shardId-000000000009","ShardIteratorType":"LATEST"}""", "ResourceNotFoundException", "Shard shardId-000000000009 in stream orders under account 123456789012 does not exist")]
    [InlineData("GetShardIterator", """{"StreamName":"orders","ShardId":"shardId-000000000000","ShardIteratorType":"NEWEST"}""", "ValidationException", "1 validation error detected: Value 'NEWEST' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]")]
    [InlineData("GetRecords", """{"ShardIterator":"nonsense"}""", "InvalidArgumentException", "Invalid ShardIterator.")]
    [InlineData("PutLetter", "{}", "com.amazon.coral.service#UnknownOperationException", "Unknown operation PutLetter.")]
    public void Wrong_requests_get_the_errors_that_Kinesis_gives(string operation, string body, string type, string message) =>
        Assert.Equal(
            $"400 {{\"__type\":\"{type}\",\"message\":\"{message}\"}}",
            Send(operation, body));

    [Fact]
    public void A_reply_that_is_lost_leaves_the_record_in_the_stream()
    {
        var lossy = new WireWorld("net.kinesis#0=2");
        lossy.World.CreateStream("orders");

        Assert.Throws<HttpRequestException>(() => lossy.Json(
            "Kinesis_20131202.PutRecord", """{"StreamName":"orders","PartitionKey":"k","Data":"b3JkZXItMQ=="}"""));

        Assert.Equal(1, lossy.World.LiveStreams.Single().State.Loads()[0].Load.RecordsAccepted);
    }

    private string Iterator(string type) => Ok(
        "GetShardIterator", $$"""{"StreamName":"orders","ShardId":"shardId-000000000000","ShardIteratorType":"{{type}}"}""")
        .GetProperty("ShardIterator").GetString()!;

    private string Send(string operation, string body) => world.Json("Kinesis_20131202." + operation, body);

    private JsonElement Ok(string operation, string body)
    {
        var reply = Send(operation, body);
        Assert.StartsWith("200 ", reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
