using AwsMessaging.Semantics.Functions;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Which records are done after an invocation.</summary>
public sealed class BatchDecisionTests
{
    private static readonly string[] Batch = ["101", "102", "103"];

    public static TheoryData<BatchSource> Sources => [BatchSource.StandardQueue, BatchSource.FifoQueue, BatchSource.Kinesis, BatchSource.DynamoDb, BatchSource.Kafka];

    public static TheoryData<string?> Successes =>
        [(string?)null, "", "  ", "null", "{}", "[]", "\"\"", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}", "{\"BatchItemFailures\":[{\"itemIdentifier\":\"101\"}]}", "{\"other\":1}"];

    public static TheoryData<string> Misunderstandings =>
    [
        "not json", "{\"batchItemFailures\":", "\"OK\"", "true", "7", "[1]",
        "{\"batchItemFailures\":{}}", "{\"batchItemFailures\":\"101\"}", "{\"batchItemFailures\":[\"101\"]}", "{\"batchItemFailures\":[null]}", "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}", "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}", "{\"batchItemFailures\":[{\"ItemIdentifier\":\"101\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"999\"}]}", "{\"batchItemFailures\":[{\"itemIdentifier\":999}]}", "{\"batchItemFailures\":[{\"itemIdentifier\":true}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"},{\"itemIdentifier\":\"\"}]}", "{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"},{\"itemIdentifier\":\"999\"}]}",
    ];

    [Theory]
    [MemberData(nameof(Successes))]
    public void A_response_without_failures_is_success(string? response)
    {
        foreach (var source in Sources)
        {
            var result = Decide(source, response);

            Assert.Equal((BatchVerdict.Success, "103", null), (result.Verdict, result.Checkpoint, result.RetryFrom));
            Assert.Equal(Batch, result.Done);
        }
    }

    [Theory]
    [MemberData(nameof(Misunderstandings))]
    public void A_response_that_cannot_be_understood_fails_the_batch(string response)
    {
        foreach (var source in Sources)
        {
            var result = Decide(source, response);

            Assert.Equal((BatchVerdict.Failure, null, "101"), (result.Verdict, result.Checkpoint, result.RetryFrom));
            Assert.Empty(result.Done);
        }
    }

    [Theory]
    [MemberData(nameof(Misunderstandings))]
    public void Without_the_setting_no_response_is_read(string response) =>
        Assert.Equal(Batch, BatchDecision.Decide(BatchSource.StandardQueue, Batch, false, FunctionOutcome.Returned(response)).Done);

    [Fact]
    public void An_id_may_be_reported_twice()
    {
        var result = BatchDecision.Decide(BatchSource.StandardQueue, Batch, true, FunctionRun.Report("102", "102"));

        Assert.Equal(["101", "103"], result.Done);
        Assert.Equal(["102"], result.Kept);
    }

    [Fact]
    public void A_report_of_all_messages_keeps_all() =>
        Assert.Equal(BatchVerdict.Failure, BatchDecision.Decide(BatchSource.StandardQueue, Batch, true, FunctionRun.Report(Batch)).Verdict);

    [Fact]
    public void The_last_of_equal_members_counts() =>
        Assert.Equal(
            ["101", "103"],
            BatchDecision.Decide(
                BatchSource.StandardQueue,
                Batch,
                true,
                FunctionOutcome.Returned("{\"batchItemFailures\":[{\"itemIdentifier\":\"101\",\"itemIdentifier\":\"102\"}]}")).Done);

    [Fact]
    public void A_stream_that_fails_at_its_first_record_has_no_checkpoint()
    {
        var result = BatchDecision.Decide(BatchSource.DynamoDb, Batch, true, FunctionRun.Report("101"));

        Assert.Equal((BatchVerdict.Partial, null, "101"), (result.Verdict, result.Checkpoint, result.RetryFrom));
        Assert.Equal(Batch, result.Kept);
    }

    [Theory]
    [InlineData("{\"partition\":\"orders-0\",\"offset\":7}", "orders-0@6", "orders-0@7")]
    [InlineData("{\"partition\":\"orders-0\",\"offset\":6}", null, "orders-0@6")]
    [InlineData("{\"partition\":\"orders-1\",\"offset\":7}", null, "orders-0@6")]
    [InlineData("{\"partition\":\"\",\"offset\":7}", null, "orders-0@6")]
    [InlineData("{\"partition\":\"orders-0\"}", null, "orders-0@6")]
    [InlineData("\"orders-0@7\"", null, "orders-0@6")]
    public void A_kafka_record_is_named_by_partition_and_offset(string identifier, string? checkpoint, string retryFrom)
    {
        string[] batch = ["orders-0@6", "orders-0@7", "orders-0@8"];
        var response = FunctionOutcome.Returned($"{{\"batchItemFailures\":[{{\"itemIdentifier\":{identifier}}}]}}");

        var result = BatchDecision.Decide(BatchSource.Kafka, batch, true, response);

        Assert.Equal((checkpoint, retryFrom), (result.Checkpoint, result.RetryFrom));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_throttled_function_has_done_nothing(BatchSource source) =>
        Assert.Equal(Batch, BatchDecision.Decide(source, Batch, true, FunctionOutcome.Throttled).Kept);

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("batch", () => BatchDecision.Decide(BatchSource.Kinesis, null!, true, FunctionOutcome.Threw));
        Assert.Throws<ArgumentNullException>("outcome", () => BatchDecision.Decide(BatchSource.Kinesis, Batch, true, null!));
    }

    private static BatchResult Decide(BatchSource source, string? response) =>
        BatchDecision.Decide(source, Batch, true, FunctionOutcome.Returned(response));
}
