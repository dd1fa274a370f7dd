using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// Which records of a batch are done after an invocation: a pure function.
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
/// </summary>
public static class BatchDecision
{
    /// <summary>Decides.</summary>
    /// <param name="source">What the mapping reads from.</param>
    /// <param name="batch">
    /// Ids of the batch's records in the order in which the function got them, without repetition: message ids, sequence numbers, or for
    /// Kafka <see cref="KafkaRecordId"/>s of one partition.
    /// </param>
    /// <param name="reportBatchItemFailures">Whether the mapping's <c>FunctionResponseTypes</c> has <c>ReportBatchItemFailures</c>.</param>
    /// <param name="outcome">How the invocation ended.</param>
    /// <param name="rows">Behaviours in force.</param>
    /// <returns>
    /// For a queue what is deleted and what is not. For a stream what is passed by, and from the lowest reported number on what comes
    /// again.
    /// </returns>
    /// <exception cref="ArgumentNullException">The batch or the outcome is null.</exception>
    public static BatchResult Decide(
        BatchSource source, IReadOnlyList<string> batch, bool reportBatchItemFailures, FunctionOutcome outcome, SemanticRows rows = default)
    {
        if (batch is null)
        {
            throw new ArgumentNullException(nameof(batch));
        }

        if (outcome is null)
        {
            throw new ArgumentNullException(nameof(outcome));
        }

        if (outcome.Kind != OutcomeKind.Returned)
        {
            var counts = outcome.Kind == OutcomeKind.Throttled ? SemanticRow.MappingThrottled : SemanticRow.MappingFailure;
            return rows.Has(counts) ? Failure(batch) : Success(batch);
        }

        if (!reportBatchItemFailures && rows.Has(SemanticRow.MappingReportIgnored))
        {
            return Success(batch);
        }

        if (FailureReport.Read(outcome.Response, source) is not { } reported || !AreAllIn(reported, batch))
        {
            return rows.Has(SemanticRow.MappingReport) ? Failure(batch) : Success(batch);
        }

        return reported.Count == 0 ? Success(batch)
            : source.IsQueue() ? Messages(source, batch, reported, rows)
            : FromLowest(batch, reported, rows);
    }

    private static BatchResult Messages(BatchSource source, IReadOnlyList<string> batch, IReadOnlyList<string> reported, SemanticRows rows)
    {
        var failed = new HashSet<string>(reported, StringComparer.Ordinal);
        var stops = source == BatchSource.FifoQueue && !rows.Has(SemanticRow.MappingFifoOrder);
        var done = new List<string>(batch.Count);
        var kept = new List<string>();
        foreach (var id in batch)
        {
            (failed.Contains(id) || (stops && kept.Count > 0) ? kept : done).Add(id);
        }

        return new BatchResult(done.Count == 0 ? BatchVerdict.Failure : BatchVerdict.Partial, done, kept);
    }

    /// <summary>Streams go on from the lowest reported number: what was done after it is done again.</summary>
    private static BatchResult FromLowest(IReadOnlyList<string> batch, IReadOnlyList<string> reported, SemanticRows rows)
    {
        var start = IndexOf(batch, reported[0]);
        if (rows.Has(SemanticRow.MappingStreamReport))
        {
            for (var i = 1; i < reported.Count; i++)
            {
                start = Math.Min(start, IndexOf(batch, reported[i]));
            }
        }

        return new BatchResult(BatchVerdict.Partial, Slice(batch, 0, start), Slice(batch, start, batch.Count));
    }

    private static bool AreAllIn(IReadOnlyList<string> reported, IReadOnlyList<string> batch)
    {
        if (reported.Count == 0)
        {
            return true;
        }

        var ids = new HashSet<string>(batch, StringComparer.Ordinal);
        foreach (var id in reported)
        {
            if (!ids.Contains(id))
            {
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(IReadOnlyList<string> batch, string id)
    {
        var i = 0;
        while (batch[i] != id)
        {
            i++;
        }

        return i;
    }

    private static string[] Slice(IReadOnlyList<string> batch, int from, int to)
    {
        var slice = new string[to - from];
        for (var i = from; i < to; i++)
        {
            slice[i - from] = batch[i];
        }

        return slice;
    }

    private static BatchResult Success(IReadOnlyList<string> batch) => new(BatchVerdict.Success, batch, []);

    private static BatchResult Failure(IReadOnlyList<string> batch) => new(BatchVerdict.Failure, [], batch);
}
