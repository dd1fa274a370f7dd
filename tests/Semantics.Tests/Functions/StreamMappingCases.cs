using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Model;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Event source mappings of streams.</summary>
[ModelCases]
public static class StreamMappingCases
{
    private const string Destination = "arn:aws:sqs:us-east-1:123456789012:failures";

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.MappingShardBlocks, "A poison record holds up its shard until it expires", rows =>
        {
            var log = new MemoryLog().Put("1", at: 0).Put("2", at: 2 * Hour);
            var run = Run(log, OfLog(log) with { BatchSize = 1 }, rows);
            run.Handler = i => i.Ids[0] == "1" ? FunctionOutcome.Threw : FunctionOutcome.Returned(null);

            run.Until(3 * 24 * Hour);

            Assert.InRange(run.Invocations.Single(i => i.Ids[0] == "2").StartedAt, 24 * Hour, 25 * Hour);
        }),
        new(SemanticRow.MappingShardBlocks, "Other shards go on", rows =>
        {
            var log = new MemoryLog(shardCount: 2).Put("1", shard: "shard-0").Put("9", shard: "shard-1");
            var run = Run(log, OfLog(log), rows);
            run.Handler = i => i.Ids[0] == "1" ? FunctionOutcome.Threw : FunctionOutcome.Returned(null);

            run.Until(Minute);

            Assert.Single(run.Batches, "9");
        }),
        new(SemanticRow.MappingStreamReport, "The lowest reported number is the new start, whatever the order of the report", rows =>
        {
            var result = BatchDecision.Decide(BatchSource.Kinesis, ["99", "100", "101"], true, FunctionRun.Report("101", "100"), rows);

            Assert.Equal(("99", "100", BatchVerdict.Partial), (result.Checkpoint, result.RetryFrom, result.Verdict));
        }),
        new(SemanticRow.MappingBisect, "Halves begin with all their retries", rows =>
        {
            var log = new MemoryLog().Put("1").Put("2").Put("3").Put("4");
            var run = Run(log, OfLog(log) with { BisectBatchOnFunctionError = true, MaximumRetryAttempts = 1 }, rows);
            run.Handler = i => i.Ids.Contains("3") ? FunctionOutcome.Threw : FunctionOutcome.Returned(null);

            run.Until(Hour);

            Assert.Equal(["1,2,3,4", "1,2", "3,4", "3", "3", "4"], run.Batches);
            Assert.Equal(["3"], Assert.Single(run.Failures).Ids);
        }),
        new(SemanticRow.MappingBisect, "A new checkpoint counts retries anew", rows =>
        {
            var log = new MemoryLog().Put("1").Put("2").Put("3");
            var run = Run(log, OfLog(log) with { ReportBatchItemFailures = true, MaximumRetryAttempts = 2 }, rows);
            run.Handler = _ => FunctionRun.Report("3");

            run.Until(Hour);

            Assert.Equal(["1,2,3", "3", "3", "3"], run.Batches);
            Assert.Equal(3, Assert.Single(run.Failures).ApproximateInvokeCount);
        }),
        new(SemanticRow.MappingRecordAge, "Records too old are discarded apart from the younger ones of the same read", rows =>
        {
            var log = new MemoryLog().Put("1", at: -2 * Minute).Put("2").Put("3");

            var run = Run(log, OfLog(log) with { MaximumRecordAgeInSeconds = 60, OnFailureDestination = Destination }, rows).Until(Minute);

            Assert.Equal(["2,3"], run.Batches);
            var failure = Assert.Single(run.Failures);
            Assert.Equal((DiscardCondition.RecordAgeExceeded, 1, 1), (failure.Condition, failure.BatchSize, failure.ApproximateInvokeCount));
        }),
        new(SemanticRow.MappingEachReadsAll, "Each mapping of a stream gets every record", rows =>
        {
            var log = new MemoryLog().Put("1").Put("2");
            var mappings = new EventSourceMappings(rows: rows);
            var positions = new ShardPositions(rows);
            var first = mappings.Create(0, OfLog(log), new MappingSurroundings()).Result;
            var second = mappings.Create(0, OfLog(log) with { FunctionArn = FunctionArn + "-too" }, new MappingSurroundings()).Result;
            var run = new FunctionRun(
                new StreamPoller(first, log, positions, rows: rows), new StreamPoller(second, log, positions, rows: rows));

            run.Until(Minute);

            Assert.Equal(["1,2", "1,2"], run.Batches);
        }),
        new(SemanticRow.MappingAtLeastOnce, "A batch comes again when its checkpoint was lost", rows =>
        {
            var log = new MemoryLog().Put("1").Put("2");
            var run = Run(log, OfLog(log), rows);
            run.Choices = new Deviation(LambdaChoices.Acknowledgement, 1, times: 1);

            run.Until(Minute);

            Assert.Equal(["1,2", "1,2"], run.Batches);
        }),
        new(SemanticRow.MappingFilter, "A record that no filter matches is passed by unseen", rows =>
        {
            var log = new MemoryLog().Put("1", body: "{\"x\":1}").Put("2", body: "{\"x\":2}").Put("3", body: "{\"x\":1}");

            var run = Run(log, OfLog(log) with { Filters = ["{\"data\":{\"x\":[1]}}"] }, rows).Until(Minute);

            Assert.Equal(["1,3"], run.Batches);
            Assert.Equal(["2"], run.Effects.OfType<Skipped>().Single().Ids);
        }),
    ];
}
