using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// Receives from a queue, invokes the function with batches, and deletes what is done. What is not done stays hidden until the queue's
/// visibility timeout ends, and comes again.
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </summary>
public sealed class QueuePoller : Poller
{
    private readonly Queue queue;
    private readonly List<QueueBatch> batches = [];
    private QueueGathering gathering;
    private QueueConcurrency concurrency;

    /// <summary>Creates a poller that holds no message.</summary>
    /// <param name="mapping">The mapping, of a queue.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="quotas">Limits; AWS's defaults if null.</param>
    /// <param name="rows">Behaviours in force.</param>
    /// <exception cref="ArgumentException">The mapping is not of a queue.</exception>
    public QueuePoller(EventSourceMapping mapping, Queue queue, LambdaQuotas? quotas = null, SemanticRows rows = default)
        : base(mapping, quotas, rows)
    {
        if (!mapping.Source.IsQueue())
        {
            throw new ArgumentException("The mapping is not of a queue.", nameof(mapping));
        }

        this.queue = queue;
        gathering = new QueueGathering(Quotas.MaxPayload);
        concurrency = new QueueConcurrency(Quotas, rows);
    }

    /// <inheritdoc/>
    public override int Running
    {
        get
        {
            var running = 0;
            foreach (var batch in batches)
            {
                running += batch.Running is null ? 0 : 1;
            }

            return running;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MappingEffect> Next(long now, Choices choices)
    {
        var effects = new List<MappingEffect>();
        RetryThrottled(now, effects);
        while (batches.Count < concurrency.Capacity(now, Settings))
        {
            var received = Settings.Enabled && Receive(now, effects, choices);
            if (gathering.Count > 0 && (gathering.IsFull(Settings) || (!received && gathering.WindowEnd(Settings) <= now)))
            {
                Invoke(now, effects, choices);
            }
            else if (!received)
            {
                break;
            }
        }

        if (batches.Count == 0 && gathering.Count == 0)
        {
            concurrency.Idle();
        }

        return effects;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MappingEffect> Completed(long now, Invocation invocation, FunctionOutcome outcome, Choices choices)
    {
        var batch = batches.Find(b => b.Running == invocation)
            ?? throw new ArgumentException("The invocation is not running.", nameof(invocation));
        batch.Running = null;
        concurrency.Ended(outcome, Settings);
        if (outcome.Kind == OutcomeKind.Throttled && Rows.Has(SemanticRow.MappingThrottled))
        {
            batch.NotBefore = now + Quotas.Backoff(batch.Attempts);
            return [];
        }

        batches.Remove(batch);
        var result = BatchDecision.Decide(Mapping.Source, invocation.Ids, Settings.ReportBatchItemFailures, outcome, Rows);
        if (result.Done.Count == 0 || !Rows.Has(SemanticRow.MappingSqsBatch))
        {
            return [];
        }

        if (Rows.Has(SemanticRow.MappingAtLeastOnce) && choices.Choose(LambdaChoices.Acknowledgement, invocation.RequestId) == 1)
        {
            return [new AcknowledgementLost(invocation)];
        }

        var done = new HashSet<string>(result.Done, StringComparer.Ordinal);
        var deleted = Delete(now, batch.Records.Where(r => done.Contains(r.Id)).ToList(), choices);
        return deleted.Count == 0 ? [] : [new Deleted(deleted, Filtered: false)];
    }

    /// <inheritdoc/>
    public override long? NextChange(long now)
    {
        var next = Settings.Enabled ? queue.NextChange(now) : null;
        foreach (var batch in batches)
        {
            if (batch.Running is null)
            {
                next = Earlier(next, Math.Min(batch.NotBefore, batch.VisibleAt));
            }
        }

        if (gathering.Count > 0)
        {
            next = Earlier(next, gathering.WindowEnd(Settings));
        }

        if (batches.Count >= concurrency.Capacity(now, Settings))
        {
            next = Earlier(next, concurrency.NextGrowth(now));
        }

        return next is { } time ? Math.Max(time, now) : null;
    }

    /// <summary>An independent copy.</summary>
    /// <param name="mapping">The copy's mapping.</param>
    /// <param name="queue">The copy's queue.</param>
    public QueuePoller Clone(EventSourceMapping mapping, Queue queue)
    {
        var clone = new QueuePoller(mapping, queue, Quotas, Rows)
        {
            concurrency = concurrency.Clone(),
            gathering = gathering.Clone(),
        };
        clone.CopyCounters(this);
        foreach (var batch in batches)
        {
            clone.batches.Add(batch.Clone());
        }

        return clone;
    }

    private long Visibility => queue.Attributes.VisibilityTimeout * 1000L;

    /// <summary>
    /// Tries again batches that the function had no concurrency for, until their visibility timeout ends: then they are dropped, and the
    /// queue hands them out once more, with a receive more.
    /// </summary>
    private void RetryThrottled(long now, List<MappingEffect> effects)
    {
        for (var i = 0; i < batches.Count; i++)
        {
            var batch = batches[i];
            if (batch.Running is not null)
            {
                continue;
            }

            if (batch.VisibleAt <= now)
            {
                batches.RemoveAt(i--);
            }
            else if (batch.NotBefore <= now)
            {
                Start(now, batch, effects);
            }
            else if (!Rows.Has(SemanticRow.DlqThrottledInvocations))
            {
                Hold(now, batch);
            }
        }
    }

    /// <summary>Keeps a batch hidden past its next attempt, so that it is not received again.</summary>
    private void Hold(long now, QueueBatch batch)
    {
        var seconds = (int)((batch.NotBefore - now) / 1000) + queue.Attributes.VisibilityTimeout;
        foreach (var record in batch.Records)
        {
            queue.ChangeVisibility(now, record.Message.ReceiptHandle, seconds);
        }

        batch.VisibleAt = now + (seconds * 1000L);
    }

    /// <summary>Receives once. Whether messages came, be it only such as the filter does not match.</summary>
    private bool Receive(long now, List<MappingEffect> effects, Choices choices)
    {
        var wanted = Math.Min(Settings.BatchSize - gathering.Count, (int)SqsFacts.MaxNumberOfMessages.Value.Max);
        if (wanted <= 0)
        {
            return false;
        }

        var request = new ReceiveMessage { MaxNumberOfMessages = wanted, WaitTimeSeconds = (int)SqsFacts.WaitTimeSeconds.Value.Max };
        var reply = queue.Receive(now, request, choices);
        if (!reply.IsOk || reply.Result.Messages.Count == 0)
        {
            return false;
        }

        concurrency.Busy(now);
        var filtered = new List<QueueRecord>();
        foreach (var message in reply.Result.Messages)
        {
            var record = new QueueRecord(Mapping, message);
            if (Rows.Has(SemanticRow.MappingFilter) && !Settings.Filter.Passes(record))
            {
                filtered.Add(record);
            }
            else if (!IsGroupBusy(record))
            {
                gathering.Add(now, record);
            }
        }

        if (filtered.Count > 0)
        {
            effects.Add(new Deleted(Delete(now, filtered, choices), Filtered: true));
        }

        return true;
    }

    /// <summary>A group has one batch at a time, also when its messages became visible while the function still runs: those wait.</summary>
    private bool IsGroupBusy(QueueRecord record) =>
        Mapping.Source == BatchSource.FifoQueue
        && Rows.Has(SemanticRow.MappingPollers)
        && record.Key is { } group
        && batches.Exists(batch => batch.HasGroup(group));

    private void Invoke(long now, List<MappingEffect> effects, Choices choices)
    {
        var limit = gathering.Count > 1
            && Mapping.Source == BatchSource.StandardQueue
            && choices.Choose(LambdaChoices.BatchSize, queue.Name) == 1 ? 1 : Settings.BatchSize;
        var visibleAt = gathering.Since + Visibility;
        var records = gathering.Take(limit);
        var batch = new QueueBatch(records, visibleAt);
        batches.Add(batch);
        Start(now, batch, effects);
        if (!Rows.Has(SemanticRow.MappingSqsBatch))
        {
            effects.Add(new Deleted(Delete(now, records, choices), Filtered: false));
        }
    }

    private void Start(long now, QueueBatch batch, List<MappingEffect> effects)
    {
        batch.Running = Start(now, null, batch.Records, ++batch.Attempts);
        effects.Add(new Invoke(batch.Running));
    }

    /// <summary>Deletes messages, ten in a call. The ids of those that the queue let go.</summary>
    private List<string> Delete(long now, List<QueueRecord> records, Choices choices)
    {
        var deleted = new List<string>();
        for (var start = 0; start < records.Count; start += (int)SqsFacts.MaxNumberOfMessages.Value.Max)
        {
            var entries = new List<BatchEntry<string>>();
            for (var i = start; i < records.Count && i < start + SqsFacts.MaxNumberOfMessages.Value.Max; i++)
            {
                entries.Add(new(i.ToString(CultureInfo.InvariantCulture), records[i].Message.ReceiptHandle));
            }

            var reply = queue.DeleteBatch(now, entries, choices);
            foreach (var entry in reply.IsOk ? reply.Result.Successful : [])
            {
                deleted.Add(records[int.Parse(entry.Id, CultureInfo.InvariantCulture)].Id);
            }
        }

        return deleted;
    }
}
