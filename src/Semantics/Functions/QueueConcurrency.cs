using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// How many batches of a queue a mapping runs at the same time.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
/// </summary>
internal sealed class QueueConcurrency(LambdaQuotas quotas, SemanticRows rows)
{
    private const long Minute = 60_000;

    // Steps by which errors have reduced the concurrency; each halves it. AWS reduces it "gradually" and publishes no figures.
    private const int MaxReduction = 10;
    private long? busySince;
    private int reduction;

    /// <summary>Batches at the same time, at least 1.</summary>
    public int Capacity(long now, MappingSettings settings)
    {
        if (!rows.Has(SemanticRow.MappingPollers))
        {
            return int.MaxValue;
        }

        long capacity = quotas.HighestConcurrency;
        if (settings.Source == BatchSource.StandardQueue && busySince is { } since)
        {
            capacity = Math.Min(capacity, quotas.InitialConcurrency + ((now - since) / Minute * quotas.ConcurrencyPerMinute));
        }
        else if (settings.Source == BatchSource.StandardQueue)
        {
            capacity = quotas.InitialConcurrency;
        }

        capacity = Math.Min(capacity, settings.MaximumConcurrency ?? int.MaxValue);
        return (int)Math.Max(1, capacity >> reduction);
    }

    /// <summary>When the capacity grows next; null when it does not.</summary>
    public long? NextGrowth(long now) => busySince is { } since ? since + (((now - since) / Minute) + 1) * Minute : null;

    /// <summary>Messages came.</summary>
    public void Busy(long now) => busySince ??= now;

    /// <summary>No message is left and no batch runs.</summary>
    public void Idle() => busySince = null;

    /// <summary>An invocation ended. With a report of failed items errors do not reduce the concurrency.</summary>
    public void Ended(FunctionOutcome outcome, MappingSettings settings)
    {
        if (outcome.Kind == OutcomeKind.Returned)
        {
            reduction = Math.Max(0, reduction - 1);
        }
        else if (!settings.ReportBatchItemFailures)
        {
            reduction = Math.Min(MaxReduction, reduction + 1);
        }
    }

    public QueueConcurrency Clone() => new(quotas, rows) { busySince = busySince, reduction = reduction };
}
