using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class DeliveryStreamTests
{
    private const string Bucket = "arn:aws:s3:::archive";
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:shape";

    private static readonly ServiceError Down = new("InternalError", "We encountered an internal error.", 500);

    private static DeliveryStream Firehose(int? mib = 1, int? seconds = 60, string? function = null, FirehoseQuotas? quotas = null) =>
        DeliveryStream.Create("archive", new(Bucket, mib, seconds, function), quotas).Result;

    private static FirehoseBatch BatchOf(Delivery delivery) => Assert.IsType<FirehoseBatch>(delivery.Context);

    [Theory]
    [InlineData(1, null, "InvalidArgumentException")]
    [InlineData(null, 60, "InvalidArgumentException")]
    [InlineData(0, 60, "InvalidArgumentException")]
    [InlineData(129, 60, "InvalidArgumentException")]
    [InlineData(1, 901, "InvalidArgumentException")]
    [InlineData(128, 0, null)]
    [InlineData(null, null, null)]
    public void Buffering_hints_come_together(int? mib, int? seconds, string? error) =>
        Assert.Equal(error, CodeOf(DeliveryStream.Create("a", new(Bucket, mib, seconds))));

    [Fact]
    public void A_full_buffer_does_not_wait()
    {
        var firehose = Firehose();
        firehose.PutRecord(0, new byte[600_000], Choices.Benign);
        Assert.Empty(firehose.Due(1, Choices.Benign));
        Assert.Equal(60_000, firehose.NextChange(1));

        firehose.PutRecord(1, new byte[600_000], Choices.Benign);

        var written = Assert.Single(firehose.Due(1, Choices.Benign));
        Assert.Equal((Bucket, 2), (written.To, BatchOf(written).Records.Count));
        Assert.Null(firehose.NextChange(1));
    }

    [Fact]
    public void Without_hints_five_minutes_are_waited()
    {
        var firehose = Firehose(null, null);
        firehose.PutRecord(0, Bytes("a"), Choices.Benign);

        Assert.Empty(firehose.Due((5 * Minute) - 1, Choices.Benign));
        Assert.Single(firehose.Due(5 * Minute, Choices.Benign));
    }

    [Fact]
    public void Without_an_interval_nothing_is_waited_for()
    {
        var firehose = Firehose(1, 0);
        firehose.PutRecord(7, Bytes("a"), Choices.Benign);

        Assert.Equal("a", Assert.Single(firehose.Due(7, Choices.Benign)).Body);
    }

    [Theory]
    [InlineData(1, 1_024_000, null)]
    [InlineData(1, 1_024_001, "ValidationException")]
    [InlineData(0, 0, "ValidationException")]
    [InlineData(500, 1, null)]
    [InlineData(501, 1, "ValidationException")]
    [InlineData(5, 900_000, "InvalidArgumentException")]
    public void A_batch_has_limits(int count, int bytes, string? error)
    {
        var firehose = Firehose(128);

        Assert.Equal(error, CodeOf(firehose.PutRecordBatch(0, Enumerable.Repeat(new byte[bytes], count).ToArray(), Choices.Benign)));
    }

    [Fact]
    public void Too_much_in_a_second_fails_record_by_record()
    {
        var firehose = Firehose(quotas: FirehoseQuotas.Default with { RecordsPerSecond = 2 });

        var result = firehose.PutRecordBatch(0, [Bytes("a"), Bytes("b"), Bytes("c")], Choices.Benign).Result;

        Assert.Equal([false, false, true], result.RequestResponses.Select(r => r.IsFailed));
        Assert.Equal("ServiceUnavailableException", CodeOf(firehose.PutRecord(10, Bytes("d"), Choices.Benign)));
        Assert.True(firehose.PutRecord(1000, Bytes("d"), Choices.Benign).IsOk);
    }

    [Fact]
    public void Transformed_records_are_written_and_failed_ones_kept_apart()
    {
        var firehose = Firehose(function: Function);
        var ids = new[] { "a", "b", "c", "d", "e" }.Select(t => firehose.PutRecord(0, Bytes(t), Choices.Benign).Result).ToList();
        var invocation = Assert.Single(firehose.Due(Minute, Choices.Benign));
        Assert.Equal((Function, true), (invocation.To, BatchOf(invocation).IsTransformation));

        firehose.Transformed(
            Minute,
            invocation,
            [
                new(ids[0], TransformationStatus.Ok, Bytes("A\n")),
                new(ids[1], TransformationStatus.Dropped, []),
                new(ids[2], TransformationStatus.ProcessingFailed, []),
                new(ids[4], TransformationStatus.Ok, Bytes("E\n")),
            ]);

        var written = firehose.Due(Minute, Choices.Benign);
        Assert.Equal([("A\nE\n", false), ("cd", true)], written.Select(d => (d.Body, BatchOf(d).IsErrorOutput)));
    }

    [Fact]
    public void A_transformation_is_tried_again_three_times()
    {
        var firehose = Firehose(function: Function);
        firehose.PutRecord(0, Bytes("a"), Choices.Benign);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var invocation = Assert.Single(firehose.Due(Minute, Choices.Benign));
            Assert.Equal((attempt, true), (invocation.Attempt, BatchOf(invocation).IsTransformation));
            firehose.Reported(Minute, invocation, Down);
        }

        var kept = Assert.Single(firehose.Due(Minute, Choices.Benign));
        Assert.Equal(("a", true), (kept.Body, BatchOf(kept).IsErrorOutput));
        Assert.Throws<ArgumentException>(() => firehose.Reported(Minute, new() { Context = new FirehoseBatch([], true, false, 0) }, null));
    }

    [Fact]
    public void A_write_is_tried_again_for_a_day_and_then_lost()
    {
        var firehose = Firehose();
        firehose.PutRecord(0, Bytes("a"), Choices.Benign);
        var attempts = 0;
        for (long? now = Minute; now is { } at; now = firehose.NextChange(at))
        {
            foreach (var written in firehose.Due(at, Choices.Benign))
            {
                attempts++;
                firehose.Reported(at, written, Down);
            }
        }

        Assert.Equal((1439, 1L), (attempts, firehose.LostRecords));
    }

    [Fact]
    public void What_is_written_is_not_written_again()
    {
        var firehose = Firehose();
        firehose.PutRecord(0, Bytes("a"), Choices.Benign);
        var copy = firehose.Clone();
        firehose.Reported(Minute, Assert.Single(firehose.Due(Minute, Choices.Benign)), null);

        Assert.Empty(firehose.Due(Hour, Choices.Benign));
        Assert.Null(firehose.NextChange(Hour));
        Assert.Single(copy.Due(Minute, Choices.Benign));
    }
}
