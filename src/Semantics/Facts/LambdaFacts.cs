namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of AWS Lambda event source mappings.</summary>
public static class LambdaFacts
{
    private const string PartialSqsPage = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html";

    /// <summary>
    /// Member of a function's response under which a mapping with <c>ReportBatchItemFailures</c> looks for the records that failed.
    /// Case matters.
    /// </summary>
    public static readonly Fact<string> BatchItemFailuresMember = new("batchItemFailures", PartialSqsPage, "2026-10");

    /// <summary>Messages in one invocation for an SQS queue when the mapping does not say.</summary>
    public static readonly Fact<int> DefaultSqsBatchSize = new(
        10, "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html", "2026-10");

    /// <summary>Records in one invocation for a stream when the mapping does not say.</summary>
    public static readonly Fact<int> DefaultStreamBatchSize = new(
        100, "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html", "2026-10");
}
