using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// The part of Lambda that reads from a mapping's source and invokes its function. Whoever drives the model calls <see cref="Next"/> when
/// the source has changed and at <see cref="NextChange"/>, runs the invocations, and reports each to <see cref="Completed"/>.
/// </summary>
public abstract class Poller
{
    private long invocations;

    private protected Poller(EventSourceMapping mapping, LambdaQuotas? quotas, SemanticRows rows)
    {
        Mapping = mapping;
        Quotas = quotas ?? LambdaQuotas.Default;
        Rows = rows;
    }

    /// <summary>The mapping.</summary>
    public EventSourceMapping Mapping { get; }

    /// <summary>Invocations that run.</summary>
    public abstract int Running { get; }

    private protected LambdaQuotas Quotas { get; }

    private protected SemanticRows Rows { get; }

    private protected MappingSettings Settings => Mapping.Settings;

    /// <summary>Reads from the source and starts what can be started.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="choices">Decides where AWS permits several outcomes.</param>
    public abstract IReadOnlyList<MappingEffect> Next(long now, Choices choices);

    /// <summary>Takes the outcome of an invocation.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="invocation">The invocation, which must be running.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="choices">Decides where AWS permits several outcomes.</param>
    /// <returns>What follows at once. More may follow from <see cref="Next"/>.</returns>
    /// <exception cref="ArgumentException">The invocation is not running.</exception>
    public abstract IReadOnlyList<MappingEffect> Completed(long now, Invocation invocation, FunctionOutcome outcome, Choices choices);

    /// <summary>
    /// The earliest time from <paramref name="now"/> on at which <see cref="Next"/> may do something although nobody else did; null for
    /// none.
    /// </summary>
    public abstract long? NextChange(long now);

    private protected Invocation Start(long now, string? shardId, IReadOnlyList<MappedRecord> records, int attempt) =>
        new(++invocations, Mapping, shardId, records, attempt, now);

    private protected long NextId() => ++invocations;

    private protected void CopyCounters(Poller other) => invocations = other.invocations;

    private protected static long? Earlier(long? left, long? right) =>
        left is null ? right : right is null ? left : Math.Min(left.Value, right.Value);
}
