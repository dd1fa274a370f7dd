using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// Where a rule or the scheduler sends to. Of <see cref="Input"/>, <see cref="InputPath"/> and <see cref="InputTransformer"/> at most one
/// is set. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
/// </summary>
/// <param name="Id">1 to 64 characters of <c>[.\-_A-Za-z0-9]</c>, unique in its rule.</param>
/// <param name="Arn">ARN of a queue, function, topic, stream or bus.</param>
public sealed record EventTarget(string Id, string Arn)
{
    /// <summary>A JSON text that the target gets instead of the event; null for none.</summary>
    public string? Input { get; init; }

    /// <summary>A JSON path to the part of the event that the target gets; null for none.</summary>
    public string? InputPath { get; init; }

    /// <summary>What makes the target's input from the event; null for none.</summary>
    public InputTransformer? InputTransformer { get; init; }

    /// <summary>Message group of the messages, which a FIFO queue needs; null for none.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>JSON path to the partition key of a stream's records; null for the event's id.</summary>
    public string? PartitionKeyPath { get; init; }

    /// <summary>ARN of the standard queue that takes what cannot be delivered; null for none.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>How long a delivery is retried.</summary>
    public DeliveryRetryPolicy RetryPolicy { get; init; } = DeliveryRetryPolicy.Default;
}

/// <summary>
/// Paths that select variables from an event, and a template that makes them the target's input.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
/// </summary>
public sealed class InputTransformer
{
    /// <summary>Creates a transformer. PutTargets says whether it is one that AWS accepts.</summary>
    /// <param name="inputPathsMap">JSON paths by the name of their variable, at most 100.</param>
    /// <param name="inputTemplate">Text with variables as <c>&lt;name&gt;</c>.</param>
    public InputTransformer(IReadOnlyList<KeyValuePair<string, string>> inputPathsMap, string inputTemplate)
    {
        InputPathsMap = inputPathsMap;
        InputTemplate = inputTemplate;
        Template = Buses.InputTemplate.Parse(inputTemplate);
        Paths = [.. inputPathsMap.Select(p => JsonPath.Parse(p.Value))];
    }

    /// <summary>JSON paths by the name of their variable.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> InputPathsMap { get; }

    /// <summary>Text with variables as <c>&lt;name&gt;</c>.</summary>
    public string InputTemplate { get; }

    internal InputTemplate Template { get; }

    /// <summary>The paths of <see cref="InputPathsMap"/>, read; null for one that is none.</summary>
    internal IReadOnlyList<JsonPath?> Paths { get; }
}

/// <summary>
/// How long a delivery is retried: whichever ends first.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
/// </summary>
/// <param name="MaximumRetryAttempts">Retries, 0 to 185.</param>
/// <param name="MaximumEventAgeInSeconds">Seconds since the first attempt, 60 to 86,400.</param>
public sealed record DeliveryRetryPolicy(int MaximumRetryAttempts, int MaximumEventAgeInSeconds)
{
    /// <summary>24 hours, 185 retries.</summary>
    public static DeliveryRetryPolicy Default { get; } =
        new(EventBridgeFacts.DefaultRetryAttempts, EventBridgeFacts.DefaultRetryAgeSeconds);

    /// <summary>
    /// Milliseconds from a failed attempt to the next: doubling from one second up to eight minutes, so that 185 retries take somewhat less
    /// than 24 hours. AWS says that it backs off exponentially and adds jitter, not by how much.
    /// </summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    internal static long Backoff(int attempt) => Math.Min(1L << Math.Min(attempt - 1, 20), 480) * 1_000;

    /// <summary>Why there is no further attempt, in AWS's word; null when there is one.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="firstAt">When the first attempt was, in milliseconds.</param>
    /// <param name="nextAt">When the next would be, in milliseconds.</param>
    internal string? Exhausted(int attempt, long firstAt, long nextAt) =>
        attempt > MaximumRetryAttempts ? nameof(MaximumRetryAttempts)
        : nextAt - firstAt > MaximumEventAgeInSeconds * 1_000L ? nameof(MaximumEventAgeInSeconds)
        : null;
}
