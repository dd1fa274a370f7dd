using System.Text.Json;

namespace AwsMessaging.Simulation.Tests.Wire.Kinesis;

/// <summary>Kinesis from request literals: streams, shards, consumers.</summary>
public sealed class KinesisStreamTests
{
    private readonly WireWorld world = new();

    [Fact]
    public void A_stream_is_created_described_listed_and_deleted()
    {
        Assert.Equal("200", Send("CreateStream", """{"StreamName":"orders","ShardCount":2}"""));
        var creating = Ok("DescribeStream", """{"StreamName":"orders"}""").GetProperty("StreamDescription");
        Assert.Equal(("CREATING", 0), (creating.GetProperty("StreamStatus").GetString(), creating.GetProperty("Shards").GetArrayLength()));
        Assert.StartsWith("400 {\"__type\":\"ResourceNotFoundException\"", Send("PutRecord", """{"StreamName":"orders","PartitionKey":"k","Data":""}"""));
        world.Pass(60_000);

        var stream = Ok("DescribeStream", """{"StreamName":"orders","Limit":1}""").GetProperty("StreamDescription");
        Assert.Equal("ACTIVE", stream.GetProperty("StreamStatus").GetString());
        Assert.Equal("arn:aws:kinesis:us-east-1:123456789012:stream/orders", stream.GetProperty("StreamARN").GetString());
        Assert.Equal("PROVISIONED", stream.GetProperty("StreamModeDetails").GetProperty("StreamMode").GetString());
        Assert.True(stream.GetProperty("HasMoreShards").GetBoolean());
        Assert.Equal(
            """{"StartingHashKey":"0","EndingHashKey":"170141183460469231731687303715884105727"}""",
            stream.GetProperty("Shards")[0].GetProperty("HashKeyRange").GetRawText());
        Assert.Equal(24, stream.GetProperty("RetentionPeriodHours").GetInt32());

        var list = Ok("ListStreams", "{}");
        Assert.Equal("[\"orders\"]", list.GetProperty("StreamNames").GetRawText());
        Assert.False(list.GetProperty("HasMoreStreams").GetBoolean());
        Assert.StartsWith("400 {\"__type\":\"ResourceInUseException\"", Send("CreateStream", """{"StreamName":"orders","ShardCount":2}"""));

        Assert.Equal("200", Send("DeleteStream", """{"StreamName":"orders"}"""));
        Assert.StartsWith("400 {\"__type\":\"ResourceNotFoundException\"", Send("DescribeStreamSummary", """{"StreamName":"orders"}"""));
        Assert.Equal("200", Send("CreateStream", """{"StreamName":"orders","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}"""));
        world.Pass(60_000);
        Assert.Equal(
            4, Ok("DescribeStreamSummary", """{"StreamName":"orders"}""").GetProperty("StreamDescriptionSummary").GetProperty("OpenShardCount").GetInt32());
    }

    [Fact]
    public void Shards_are_split_merged_and_listed_in_pages()
    {
        world.World.CreateStream("orders");
        Assert.Equal("200", Send("SplitShard", """
            {"StreamName":"orders","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"}
            """));
        world.Pass(60_000);

        var first = Ok("ListShards", """{"StreamName":"orders","MaxResults":2}""");
        var rest = Ok("ListShards", $$"""{"NextToken":"{{first.GetProperty("NextToken").GetString()}}"}""");
        Assert.Equal(2, first.GetProperty("Shards").GetArrayLength());
        Assert.True(first.GetProperty("Shards")[0].GetProperty("SequenceNumberRange").TryGetProperty("EndingSequenceNumber", out _));
        var child = Assert.Single(rest.GetProperty("Shards").EnumerateArray());
        Assert.Equal("shardId-000000000000", child.GetProperty("ParentShardId").GetString());
        Assert.False(rest.TryGetProperty("NextToken", out _));

        var open = Ok("ListShards", """{"StreamName":"orders","ShardFilter":{"Type":"AT_LATEST"}}""");
        Assert.Equal(2, open.GetProperty("Shards").GetArrayLength());
        Assert.Equal("200", Send("MergeShards", """
            {"StreamName":"orders","ShardToMerge":"shardId-000000000001","AdjacentShardToMerge":"shardId-000000000002"}
            """));
        world.Pass(60_000);
        Assert.Equal(
            """{"StreamName":"orders","StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/orders","CurrentShardCount":1,"TargetShardCount":2}""",
            Ok("UpdateShardCount", """{"StreamName":"orders","ScalingType":"UNIFORM_SCALING","TargetShardCount":2}""").GetRawText());
    }

    [Fact]
    public void The_end_of_a_closed_shard_names_its_children()
    {
        world.World.CreateStream("orders");
        Send("SplitShard", """{"StreamName":"orders","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"}""");
        world.Pass(60_000);
        var iterator = Ok(
            "GetShardIterator", """{"StreamName":"orders","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"}""");

        var end = Ok("GetRecords", $$"""{"ShardIterator":"{{iterator.GetProperty("ShardIterator").GetString()}}"}""");

        Assert.False(end.TryGetProperty("NextShardIterator", out _));
        Assert.Equal(
            """{"ShardId":"shardId-000000000001","ParentShards":["shardId-000000000000"],"HashKeyRange":{"StartingHashKey":"0","EndingHashKey":"999"}}""",
            end.GetProperty("ChildShards")[0].GetRawText());
    }

    [Fact]
    public void Consumers_are_registered_and_found_by_name_or_arn()
    {
        var stream = world.World.CreateStream("orders");
        var consumer = Ok("RegisterStreamConsumer", $$"""{"StreamARN":"{{stream.Arn}}","ConsumerName":"billing"}""").GetProperty("Consumer");
        Assert.Equal("CREATING", consumer.GetProperty("ConsumerStatus").GetString());
        world.Pass(60_000);

        var byArn = Ok("DescribeStreamConsumer", $$"""{"ConsumerARN":"{{consumer.GetProperty("ConsumerARN").GetString()}}"}""");
        var list = Ok("ListStreamConsumers", $$"""{"StreamARN":"{{stream.Arn}}"}""");
        Assert.Equal("ACTIVE", byArn.GetProperty("ConsumerDescription").GetProperty("ConsumerStatus").GetString());
        Assert.Equal("billing", Assert.Single(list.GetProperty("Consumers").EnumerateArray()).GetProperty("ConsumerName").GetString());

        Assert.Equal("200", Send("DeregisterStreamConsumer", $$"""{"StreamARN":"{{stream.Arn}}","ConsumerName":"billing"}"""));
        Assert.Equal(
            "400 {\"__type\":\"ResourceNotFoundException\",\"message\":\"Consumer billing, account 123456789012 not found.\"}",
            Send("DescribeStreamConsumer", $$"""{"StreamARN":"{{stream.Arn}}","ConsumerName":"billing"}"""));
    }

    [Fact]
    public void Settings_are_changed()
    {
        world.World.CreateStream("orders");

        Assert.Equal("200", Send("IncreaseStreamRetentionPeriod", """{"StreamName":"orders","RetentionPeriodHours":48}"""));
        Assert.Equal("200", Send("DecreaseStreamRetentionPeriod", """{"StreamName":"orders","RetentionPeriodHours":24}"""));
        Assert.Equal("200", Send("UpdateMaxRecordSize", """{"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/orders","MaxRecordSizeInKiB":2048}"""));
        Assert.Equal("200", Send("UpdateStreamMode", """
            {"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/orders","StreamModeDetails":{"StreamMode":"ON_DEMAND"}}
            """));
        Assert.StartsWith("400 {\"__type\":\"ValidationException\"", Send("UpdateStreamMode", """{"StreamName":"orders","StreamModeDetails":{"StreamMode":"FREE"}}"""));
        Assert.StartsWith("400 {\"__type\":\"InvalidArgumentException\"", Send("IncreaseStreamRetentionPeriod", """{"StreamName":"orders","RetentionPeriodHours":1}"""));
    }

    [Fact]
    public void A_stream_that_a_run_creates_is_not_in_the_next()
    {
        world.World.CreateStream("orders");
        for (var i = 0; i < 2; i++)
        {
            world.World.Run(
                () => world.World.Start("admin", async () =>
                {
                    using var request = HttpText.ToMessage(
                        "POST / HTTP/1.1\nX-Amz-Target: Kinesis_20131202.CreateStream\n\n{\"StreamName\":\"audit\",\"ShardCount\":1}");
                    (await world.Http().SendAsync(request)).EnsureSuccessStatusCode();
                    world.World.Effect("admin", "created");
                }),
                TimeSpan.FromMinutes(1),
                []);

            Assert.Equal(["audit", "orders"], world.World.LiveStreams.Select(stream => stream.Name));
            Assert.Contains(world.World.Trace.Events, e => e.Key == "created");
        }
    }

    private string Send(string operation, string body) => world.Json("Kinesis_20131202." + operation, body);

    private JsonElement Ok(string operation, string body)
    {
        var reply = Send(operation, body);
        Assert.StartsWith("200 ", reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
