namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon SNS.</summary>
public static class SnsFacts
{
    /// <summary>What the name of every FIFO topic, and so its ARN, ends in. Case matters.</summary>
    public static readonly Fact<string> FifoSuffix = new(
        ".fifo", "https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html", "2026-10");

    /// <summary>Error code with which SNS refuses a message for a FIFO topic that has no message group id.</summary>
    public static readonly Fact<string> MissingGroupError = new(
        "InvalidParameter", "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html", "2026-10");
}
