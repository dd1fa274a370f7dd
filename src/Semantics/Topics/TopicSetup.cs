using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Topics;

/// <summary>The quotas that a model of SNS holds to: AWS's, unless replaced.</summary>
public sealed class SnsQuotas
{
    /// <summary>AWS's own.</summary>
    public static readonly SnsQuotas Default = new();

    /// <summary>Bytes of a message with its attributes, and of all messages of a batch.</summary>
    public int MaximumMessageBytes { get; init; } = SnsFacts.MaximumMessageBytes;

    /// <summary>Milliseconds that a changed filter policy takes when it takes its time.</summary>
    public long FilterPolicyDelayMilliseconds { get; init; } = SnsFacts.FilterPolicyDelaySeconds * 1000L;
}

/// <summary>Where a topic is and which rules it holds to.</summary>
/// <param name="Quotas">The quotas.</param>
/// <param name="Rows">The behaviours in force.</param>
/// <param name="Account">Account id of 12 digits.</param>
/// <param name="Region">Region, such as <c>us-east-1</c>.</param>
public sealed record TopicSetup(SnsQuotas Quotas, SemanticRows Rows, string Account, string Region)
{
    /// <summary>AWS's quotas, all behaviours, an account in us-east-1.</summary>
    public static readonly TopicSetup Default = new(SnsQuotas.Default, SemanticRows.All, "123456789012", "us-east-1");
}
