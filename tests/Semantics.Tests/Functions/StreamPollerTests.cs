using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>What a poller of a stream does beside what its rows show.</summary>
public sealed class StreamPollerTests
{
    private const string Destination = "arn:aws:sqs:us-east-1:123456789012:failures";

    [Fact]
    public void Children_wait_until_all_parents_are_done()
    {
        var log = new MemoryLog(shardCount: 2).Put("1", shard: "shard-0").Put("2", shard: "shard-1");
        log.AddShard("child", "shard-0", "shard-1");
        log.Put("9", shard: "child");
        log.Close("shard-0");
        var run = Run(log, OfLog(log));
        run.Duration = 10 * Second;

        run.Until(Minute);
        Assert.DoesNotContain("9", run.Batches);
        log.Close("shard-1");
        run.Until(2 * Minute);

        Assert.Equal(["1", "2", "9"], run.Batches);
    }

    [Fact]
    public void A_child_does_not_wait_for_a_parent_that_is_forgotten()
    {
        var log = new MemoryLog(shardCount: 0);
        log.AddShard("child", "long-gone");
        log.Put("9", shard: "child");

        Assert.Equal(["9"], Run(log, OfLog(log)).Until(Minute).Batches);
    }

    [Fact]
    public void Lanes_run_side_by_side_and_keep_the_order_of_each_key()
    {
        var log = new MemoryLog();
        for (var i = 0; i < 60; i++)
        {
            log.Put($"{100 + i}", key: $"k{i % 6}");
        }

        var run = Run(log, OfLog(log) with { BatchSize = 5, ParallelizationFactor = 3 });
        run.Duration = Second;

        run.Until(5 * Minute);

        Assert.InRange(run.MostRunning, 2, 3);
        foreach (var key in run.Invocations.SelectMany(i => i.Records).GroupBy(r => r.Key))
        {
            Assert.Equal(10, key.Count());
            Assert.Equal(key.Select(r => r.Id).Order(StringComparer.Ordinal), key.Select(r => r.Id));
        }
    }

    [Fact]
    public void A_window_gathers_until_it_ends()
    {
        var log = new MemoryLog().Put("1");
        var run = Run(log, OfLog(log) with { MaximumBatchingWindowInSeconds = 20 });

        run.Until(10 * Second);
        log.Put("2", at: 10 * Second);
        run.Until(Minute);

        Assert.Equal(["1,2"], run.Batches);
        Assert.Equal(20 * Second, run.Invocations[0].StartedAt);
    }

    [Theory]
    [InlineData(MappingStart.TrimHorizon, null, "1,2,3")]
    [InlineData(MappingStart.Latest, null, "2,3")]
    [InlineData(MappingStart.AtTimestamp, 500L, "3")]
    public void A_mapping_begins_where_it_is_told_to(MappingStart start, long? timestamp, string expected)
    {
        var log = new MemoryLog().Put("1", at: -5).Put("2", at: 0).Put("3", at: 500);

        var run = Run(log, OfLog(log) with { StartingPosition = start, StartingPositionTimestamp = timestamp }).Until(Minute);

        Assert.Equal([expected], run.Batches);
    }

    [Fact]
    public void Retries_wait_longer_and_longer()
    {
        var log = new MemoryLog().Put("1");
        var run = Run(log, OfLog(log) with { MaximumRetryAttempts = 3 });
        run.Handler = _ => FunctionOutcome.TimedOut;

        run.Until(Hour);

        Assert.Equal([1, 2, 3, 4], run.Invocations.Select(i => i.Attempt));
        Assert.Equal([1001, 2001, 4001], run.Invocations.Zip(run.Invocations.Skip(1), (a, b) => b.StartedAt - a.StartedAt));
    }

    [Fact]
    public void Without_retries_a_batch_is_given_up_at_once()
    {
        var log = new MemoryLog().Put("1").Put("2");
        var run = Run(log, OfLog(log) with { MaximumRetryAttempts = 0 });
        run.Handler = _ => FunctionOutcome.Threw;

        run.Until(Hour);

        Assert.Equal(["1,2"], run.Batches);
        Assert.Null(Assert.Single(run.Failures).ToDelivery());
    }

    [Fact]
    public void Throttled_invocations_use_up_no_retry()
    {
        var log = new MemoryLog().Put("1");
        var run = Run(log, OfLog(log) with { MaximumRetryAttempts = 0 });
        run.Handler = _ => run.Invocations.Count < 5 ? FunctionOutcome.Throttled : FunctionOutcome.Returned(null);

        run.Until(Hour);

        Assert.Equal((5, 0), (run.Invocations.Count, run.Failures.Count));
    }

    [Fact]
    public void A_reported_first_record_uses_up_retries_and_is_not_halved()
    {
        var log = new MemoryLog().Put("1").Put("2");
        var run = Run(log, OfLog(log) with { ReportBatchItemFailures = true, BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 });
        run.Handler = _ => FunctionRun.Report("1");

        run.Until(Hour);

        Assert.Equal(["1,2", "1,2"], run.Batches);
        Assert.Equal(["1", "2"], Assert.Single(run.Failures).Ids);
    }

    [Fact]
    public void A_record_that_grows_too_old_between_retries_is_discarded()
    {
        var log = new MemoryLog().Put("1").Put("2");
        var run = Run(log, OfLog(log) with { BatchSize = 1, MaximumRecordAgeInSeconds = 60, OnFailureDestination = Destination });
        run.Handler = _ => FunctionOutcome.Threw;
        run.Duration = 65 * Second;

        run.Until(Hour);

        Assert.Equal(["1"], run.Batches);
        Assert.All(run.Failures, f => Assert.Equal((DiscardCondition.RecordAgeExceeded, 1), (f.Condition, f.ApproximateInvokeCount)));
        Assert.Equal(["1", "2"], run.Failures.SelectMany(f => f.Ids));
    }

    [Fact]
    public void A_failure_record_says_where_the_records_are()
    {
        var log = new MemoryLog().Put("7", at: 0).Put("8", at: 0);
        var run = Run(log, OfLog(log) with { MaximumRetryAttempts = 0, OnFailureDestination = Destination });
        run.Handler = _ => FunctionOutcome.Threw;

        run.Until(Minute);

        var delivery = Assert.Single(run.Failures).ToDelivery()!;
        var json = JsonValue.Parse(delivery.Body);
        var batch = json.Find("KinesisBatchInfo")!;
        Assert.Equal(Destination, delivery.To);
        Assert.Equal("RetryAttemptsExhausted", json.Find("requestContext")!.Find("condition")!.Text);
        Assert.Equal("Unhandled", json.Find("responseContext")!.Find("functionError")!.Text);
        Assert.Equal(("7", "8", "2", MemoryLog.First), (
            batch.Find("startSequenceNumber")!.Text, batch.Find("endSequenceNumber")!.Text, batch.Find("batchSize")!.Text, batch.Find("shardId")!.Text));
        Assert.Equal("1970-01-01T00:00:00.000Z", batch.Find("approximateArrivalOfFirstRecord")!.Text);
        Assert.Equal(log.Arn, batch.Find("streamArn")!.Text);
    }

    [Fact]
    public void A_record_discarded_for_its_age_has_no_response()
    {
        var log = new MemoryLog().Put("1", at: -2 * Minute);

        var run = Run(log, OfLog(log) with { MaximumRecordAgeInSeconds = 60, OnFailureDestination = Destination }).Until(Minute);

        Assert.Null(JsonValue.Parse(Assert.Single(run.Failures).ToJson()).Find("responseContext"));
    }

    [Fact]
    public void A_poller_reads_a_shard_once_a_second()
    {
        var log = new MemoryLog().Put("1");
        var run = Run(log, OfLog(log));
        run.Until(1);

        log.Put("2", at: 1);
        run.Until(Minute);

        Assert.Equal(Second, run.Invocations[1].StartedAt);
    }

    [Fact]
    public void A_copy_goes_on_alone()
    {
        var log = new MemoryLog().Put("1");
        var positions = new ShardPositions();
        var poller = new StreamPoller(Create(OfLog(log)), log, positions);
        var invocation = Assert.IsType<Invoke>(Assert.Single(poller.Next(0, Choices.Benign))).Invocation;
        var copy = poller.Clone(poller.Mapping, log, positions.Clone());

        copy.Completed(1, invocation, FunctionOutcome.Returned(null), Choices.Benign);

        Assert.Equal((1, 0), (poller.Running, copy.Running));
        Assert.Throws<ArgumentException>("invocation", () => copy.Completed(1, invocation, FunctionOutcome.Threw, Choices.Benign));
    }

    [Fact]
    public void A_poller_of_a_stream_has_a_streams_mapping()
    {
        var queue = QueueWith(0);

        Assert.Throws<ArgumentException>("mapping", () => new StreamPoller(Create(OfQueue(queue)), new MemoryLog(), new ShardPositions()));
    }
}
