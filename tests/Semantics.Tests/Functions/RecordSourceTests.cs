using System.Text;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Streams and topics of the model as mappings read them.</summary>
public sealed class RecordSourceTests
{
    [Fact]
    public void A_mapping_reads_a_Kinesis_stream_to_its_end()
    {
        var stream = new KinesisStream(0, "orders", 2);
        for (var i = 0; i < 30; i++)
        {
            Assert.True(stream.PutRecord(0, new PutRecord($"key-{i}", [(byte)i]), Choices.Benign).IsOk);
        }

        var source = new KinesisRecordSource(stream);
        var run = Run(source, OfLog(source) with { BatchSize = 7 }).Until(Minute);

        Assert.Equal(30, run.Invocations.SelectMany(i => i.Ids).Distinct().Count());
        Assert.Equal(2, run.Invocations.Select(i => i.ShardId).Distinct().Count());
    }

    [Fact]
    public void Children_of_a_split_shard_come_after_it()
    {
        var stream = new KinesisStream(0, "orders", 1);
        stream.PutRecord(0, new PutRecord("a", [1]), Choices.Benign);
        var middle = new HashKey(1UL << 63, 0);
        Assert.True(stream.SplitShard(1, "shardId-000000000000", middle.ToString()).IsOk);
        var ready = stream.NextChange(1)!.Value;
        Assert.True(stream.PutRecord(ready, new PutRecord("a", [2]), Choices.Benign).IsOk);
        var source = new KinesisRecordSource(stream);
        var run = Run(source, OfLog(source));

        run.Until(ready + Minute);

        Assert.Equal([1, 2], run.Invocations.SelectMany(i => i.Records).Select(r => ((KinesisStreamRecord)r).Record.Data[0]));
    }

    [Fact]
    public void A_Kinesis_record_is_filtered_by_its_data_and_its_key()
    {
        var stream = new KinesisStream(0, "orders", 1);
        stream.PutRecord(0, new PutRecord("a", Encoding.UTF8.GetBytes("{\"x\":1}")), Choices.Benign);
        stream.PutRecord(0, new PutRecord("b", Encoding.UTF8.GetBytes("{\"x\":1}")), Choices.Benign);
        stream.PutRecord(0, new PutRecord("a", Encoding.UTF8.GetBytes("text")), Choices.Benign);
        var source = new KinesisRecordSource(stream);

        var run = Run(source, OfLog(source) with { Filters = ["{\"data\":{\"x\":[1]},\"partitionKey\":[\"a\"]}"] }).Until(Minute);

        Assert.Single(Assert.Single(run.Invocations).Records);
        Assert.Equal(2, run.Effects.OfType<Skipped>().Sum(s => s.Ids.Count));
    }

    [Fact]
    public void A_Kinesis_event_has_its_data_in_base64()
    {
        var stream = new KinesisStream(0, "orders", 1);
        stream.PutRecord(1500, new PutRecord("a", [1, 2, 3]), Choices.Benign);
        var source = new KinesisRecordSource(stream);

        var run = Run(source, OfLog(source)).Until(Minute);

        var record = JsonValue.Parse(run.Invocations[0].ToEvent()).Find("Records")!.Items[0];
        Assert.Equal(("AQID", "a", "1.5"), (
            record.Find("kinesis")!.Find("data")!.Text,
            record.Find("kinesis")!.Find("partitionKey")!.Text,
            record.Find("kinesis")!.Find("approximateArrivalTimestamp")!.Text));
        Assert.StartsWith("shardId-000000000000:", record.Find("eventID")!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MappingStart.Latest, null, "c")]
    [InlineData(MappingStart.AtTimestamp, -60L, "b,c")]
    [InlineData(MappingStart.TrimHorizon, null, "a,b,c")]
    public void A_Kafka_partition_is_read_from_where_the_mapping_begins(MappingStart start, long? timestamp, string expected)
    {
        var topic = new KafkaTopic("orders", 1);
        foreach (var (value, at) in new[] { ("a", -100), ("b", -50), ("c", 10) })
        {
            Assert.True(topic.Send(at, new KafkaSend(null, Encoding.UTF8.GetBytes(value)), Choices.Benign).IsOk);
        }

        var source = new KafkaRecordSource(topic, "arn:aws:kafka:us-east-1:123456789012:cluster/c/1");
        var request = OfLog(source) with { Source = BatchSource.Kafka, StartingPosition = start, StartingPositionTimestamp = timestamp };
        var run = Run(source, request).Until(Minute);

        var records = Assert.Single(run.Invocations).Records;
        Assert.Equal(expected, string.Join(",", records.Select(r => Encoding.UTF8.GetString(((KafkaStreamRecord)r).Record.Value!))));
    }

    [Fact]
    public void A_Kafka_batch_is_of_one_partition_and_its_report_is_by_offset()
    {
        var topic = new KafkaTopic("orders", 2);
        for (var i = 0; i < 6; i++)
        {
            topic.Send(0, new KafkaSend(null, [(byte)i]) { Partition = i % 2 }, Choices.Benign);
        }

        var source = new KafkaRecordSource(topic, "arn:aws:kafka:us-east-1:123456789012:cluster/c/1");
        var run = Run(source, OfLog(source) with { Source = BatchSource.Kafka, ReportBatchItemFailures = true });
        run.Handler = i => i.ShardId == "orders-1" && i.Records.Count == 3
            ? FunctionOutcome.Returned("{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"orders-1\",\"offset\":1}}]}")
            : FunctionOutcome.Returned(null);

        run.Until(Minute);

        Assert.Equal(
            ["orders-0@0,orders-0@1,orders-0@2", "orders-1@0,orders-1@1,orders-1@2", "orders-1@1,orders-1@2"], run.Batches);
        Assert.Contains("\"records\":{\"orders-0\":[", run.Invocations[0].ToEvent(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Kafka_batch_with_a_destination_is_given_up_after_ten_retries()
    {
        var topic = new KafkaTopic("orders", 1);
        topic.Send(0, new KafkaSend(null, [1]), Choices.Benign);
        var source = new KafkaRecordSource(topic, "arn:aws:kafka:us-east-1:123456789012:cluster/c/1");
        var run = Run(source, OfLog(source) with { Source = BatchSource.Kafka, OnFailureDestination = "arn:aws:sns:us-east-1:123456789012:failures" });
        run.Handler = _ => FunctionOutcome.Threw;

        run.Until(24 * Hour);

        Assert.Equal(11, run.Invocations.Count);
        var batch = JsonValue.Parse(Assert.Single(run.Failures).ToJson()).Find("KafkaBatchInfo")!;
        Assert.Equal("0", batch.Find("recordsInfo")!.Find("orders-0")!.Find("firstRecordOffset")!.Text);
    }
}
