using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>Where a queue is and which rules it holds to.</summary>
/// <param name="Quotas">The quotas.</param>
/// <param name="Rows">The behaviours in force.</param>
/// <param name="Account">Account id of 12 digits.</param>
/// <param name="Region">Region, such as <c>us-east-1</c>.</param>
public sealed record QueueSetup(SqsQuotas Quotas, SemanticRows Rows, string Account, string Region)
{
    /// <summary>AWS's quotas, all behaviours, an account in us-east-1.</summary>
    public static readonly QueueSetup Default = new(SqsQuotas.Default, SemanticRows.All, "123456789012", "us-east-1");
}
