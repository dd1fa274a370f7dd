using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// The quotas of an account for EventBridge, most of which AWS raises on request.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
/// </summary>
public sealed record EventBridgeQuotas
{
    /// <summary>Bytes of all entries of one PutEvents call together.</summary>
    public int PutEventsBytes { get; init; } = EventBridgeFacts.PutEventsBytes;

    /// <summary>Rules of one bus.</summary>
    public int RulesPerBus { get; init; } = EventBridgeFacts.RulesPerBus;

    /// <summary>Targets of one rule.</summary>
    public int TargetsPerRule { get; init; } = EventBridgeFacts.TargetsPerRule;

    /// <summary>Replays that may run at a time.</summary>
    public int ActiveReplays { get; init; } = EventBridgeFacts.ActiveReplays;
}
