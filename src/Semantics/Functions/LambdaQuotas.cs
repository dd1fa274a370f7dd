using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Functions;

/// <summary>Limits of event source mappings. The defaults are AWS's.</summary>
public sealed class LambdaQuotas
{
    /// <summary>AWS's defaults.</summary>
    public static LambdaQuotas Default { get; } = new();

    /// <summary>Bytes of an event; a batch ends before it would be exceeded.</summary>
    public int MaxPayload { get; init; } = LambdaFacts.MaxPayload;

    /// <summary>Concurrent batches with which a mapping of a standard queue starts.</summary>
    public int InitialConcurrency { get; init; } = LambdaFacts.InitialConcurrency;

    /// <summary>Concurrent invocations that such a mapping adds a minute while messages wait.</summary>
    public int ConcurrencyPerMinute { get; init; } = LambdaFacts.ConcurrencyPerMinute;

    /// <summary>Concurrent batches at which such a mapping ends.</summary>
    public int HighestConcurrency { get; init; } = LambdaFacts.HighestConcurrency;

    /// <summary>Filters of a mapping.</summary>
    public int MaxFilters { get; init; } = LambdaFacts.MaxFilters;

    /// <summary>Retries of a Kafka batch that has a destination and no limit of its own.</summary>
    public int KafkaRetriesWithDestination { get; init; } = LambdaFacts.KafkaRetriesWithDestination;

    /// <summary>Milliseconds between two reads of a shard.</summary>
    public long StreamPollInterval { get; init; } = LambdaFacts.StreamPollSeconds * 1000L;

    /// <summary>
    /// Milliseconds before the first retry; each further one waits twice as long. AWS backs off and publishes no figures: these are ours.
    /// </summary>
    public long FirstBackoff { get; init; } = 1_000;

    /// <summary>Milliseconds that a retry waits at the most; ours as well.</summary>
    public long LongestBackoff { get; init; } = 60_000;

    /// <summary>Milliseconds before a retry.</summary>
    /// <param name="retry">1 for the first.</param>
    internal long Backoff(int retry)
    {
        var wait = FirstBackoff;
        for (var i = 1; i < retry && wait < LongestBackoff; i++)
        {
            wait *= 2;
        }

        return Math.Min(wait, LongestBackoff);
    }
}
