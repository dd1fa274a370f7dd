using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>What all batches of SQS have in common: what refuses one whole, and results entry by entry.</summary>
internal static class BatchRules
{
    /// <summary>What is wrong with a batch's entries taken together; null when nothing is.</summary>
    public static ServiceError? Check<T>(IReadOnlyList<BatchEntry<T>> entries)
    {
        if (entries.Count == 0)
        {
            return SqsErrors.EmptyBatch;
        }

        var maximum = (int)SqsFacts.BatchEntries.Value.Max;
        if (entries.Count > maximum)
        {
            return SqsErrors.TooManyEntries(maximum, entries.Count);
        }

        for (var i = 0; i < entries.Count; i++)
        {
            if (!MessageRules.IsName(entries[i].Id, SqsFacts.BatchEntryIdLength))
            {
                return SqsErrors.InvalidEntryId;
            }

            for (var j = 0; j < i; j++)
            {
                if (entries[j].Id == entries[i].Id)
                {
                    return SqsErrors.EntryIdsNotDistinct;
                }
            }
        }

        return null;
    }

    /// <summary>Does each entry for itself.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="failsAlone">Whether an entry that fails leaves the others alone.</param>
    /// <param name="act">Does one.</param>
    public static Reply<BatchResult<TResult>> Run<T, TResult>(
        IReadOnlyList<BatchEntry<T>> entries, bool failsAlone, Func<T, Reply<TResult>> act)
    {
        var successful = new List<BatchSuccess<TResult>>(entries.Count);
        var failed = new List<BatchFailure>();
        foreach (var entry in entries)
        {
            var reply = act(entry.Request);
            if (reply.IsOk)
            {
                successful.Add(new(entry.Id, reply.Result));
            }
            else if (failsAlone)
            {
                failed.Add(new(entry.Id, reply.Error!.Code, reply.Error.Message, reply.Error.IsSenderFault));
            }
            else
            {
                return reply.Error!;
            }
        }

        return new BatchResult<TResult>(successful, failed);
    }
}
