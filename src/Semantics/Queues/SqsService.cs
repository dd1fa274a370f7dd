using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// SQS in one account and region: its queues by name, URL and ARN, and what connects them. Messages are sent to and received from the
/// queues themselves.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
/// </summary>
public sealed partial class SqsService
{
    private readonly List<Queue> queues = [];
    private readonly List<KeyValuePair<string, long>> deletions = [];
    private readonly QueueSetup setup;

    /// <summary>Creates SQS without queues.</summary>
    /// <param name="setup">Account, region, quotas, behaviours; null for the defaults.</param>
    public SqsService(QueueSetup? setup = null) => this.setup = setup ?? QueueSetup.Default;

    private SqsService(SqsService other)
    {
        setup = other.setup;
        deletions.AddRange(other.deletions);
        tasks.AddRange(other.tasks.Select(task => task.Clone()));
        running = other.running;
        startedTasks = other.startedTasks;
        foreach (var queue in other.queues)
        {
            var copy = queue.Clone();
            copy.Service = this;
            queues.Add(copy);
        }

        LinkDeadLetterQueues();
    }

    /// <summary>All queues, in the order of their creation.</summary>
    public IReadOnlyList<Queue> Queues => queues;

    /// <summary>An independent copy of all queues and tasks.</summary>
    public SqsService Clone() => new(this);

    /// <summary>The earliest time after now at which something may change by itself; null when nothing will.</summary>
    public long? NextChange(long now)
    {
        long? next = null;
        foreach (var queue in queues)
        {
            if (queue.NextChange(now) is { } change && !(next <= change))
            {
                next = change;
            }
        }

        return next;
    }

    /// <summary>
    /// Creates a queue. One that exists with the same values for the attributes given is returned as it is.
    /// Fails with <c>QueueNameExists</c>, <c>QueueDeletedRecently</c>, <c>InvalidParameterValue</c>, <c>InvalidAttributeName</c>,
    /// <c>InvalidAttributeValue</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="name">1 to 80 letters, digits, hyphens and underscores; a FIFO queue's ends in <c>.fifo</c>.</param>
    /// <param name="attributes">Attributes as names and texts; null for none.</param>
    public Reply<Queue> CreateQueue(long now, string name, IReadOnlyList<KeyValuePair<string, string>>? attributes = null)
    {
        var settings = attributes ?? [];
        var isFifo = name.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal);
        if (CheckName(name, isFifo, settings) is { } error)
        {
            return error;
        }

        if (Find(name) is { } existing)
        {
            return SameOrConflict(existing, settings);
        }

        if (deletions.Any(deleted => deleted.Key == name && deleted.Value + setup.Quotas.RecreateIntervalMilliseconds > now))
        {
            return SqsErrors.QueueDeletedRecently;
        }

        var reply = QueueAttributeText.Apply(new QueueAttributes { FifoQueue = isFifo }, settings, setup.Rows);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        Queue queue = isFifo ? new FifoQueue(name, reply.Result, setup, now) : new StandardQueue(name, reply.Result, setup, now);
        if (CheckRedrive(queue.Arn, reply.Result) is { } refused)
        {
            return refused;
        }

        queue.Service = this;
        queues.Add(queue);
        deletions.RemoveAll(deleted => deleted.Key == name);
        LinkDeadLetterQueues();
        return queue;
    }

    /// <summary>Deletes a queue with all its messages. Fails with <c>QueueDoesNotExist</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html</remarks>
    public Reply<Unit> DeleteQueue(long now, string url)
    {
        var reply = GetQueue(url);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        // Tasks move what was due while the queue was there.
        reply.Result.Advance(now);
        reply.Result.IsDeleted = true;
        queues.Remove(reply.Result);
        deletions.Add(new(reply.Result.Name, now));
        LinkDeadLetterQueues();
        return default(Unit);
    }

    /// <summary>The queue with a URL, a name or an ARN; <c>QueueDoesNotExist</c> when there is none.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html</remarks>
    public Reply<Queue> GetQueue(string urlNameOrArn) => Find(urlNameOrArn) is { } queue ? queue : SqsErrors.QueueDoesNotExist;

    /// <summary>The queues whose names begin with a prefix, in the order of their creation.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html</remarks>
    public IReadOnlyList<Queue> ListQueues(string prefix = "") =>
        [.. queues.Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>The queues whose dead-letter queue a queue is.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html</remarks>
    public IReadOnlyList<Queue> ListDeadLetterSourceQueues(Queue queue) =>
        [.. queues.Where(source => source.Attributes.RedrivePolicy?.DeadLetterTargetArn == queue.Arn)];

    /// <summary>
    /// Takes what another service delivers to a queue: a topic, a rule, a mapping's failure record.
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="delivery">What to deliver, to the queue's ARN.</param>
    /// <returns>Null when the queue took it; else what to report to the sender.</returns>
    public ServiceError? Deliver(long now, Delivery delivery)
    {
        var reply = GetQueue(delivery.To);
        return reply.IsOk
            ? reply.Result.Send(now, new SendMessage(delivery.Body)
            {
                Attributes = delivery.Attributes,
                GroupId = delivery.GroupId,
                DeduplicationId = delivery.DeduplicationId,
            }).Error
            : reply.Error;
    }

    private Queue? Find(string urlNameOrArn)
    {
        foreach (var queue in queues)
        {
            if (queue.Name == urlNameOrArn || queue.Arn == urlNameOrArn || queue.Url == urlNameOrArn)
            {
                return queue;
            }
        }

        return null;
    }

    private static ServiceError? CheckName(string name, bool isFifo, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        var suffix = isFifo ? SqsFacts.FifoSuffix.Value.Length : 0;
        if (!SqsFacts.QueueNameLength.Value.Contains(name.Length)
            || !MessageRules.IsName(name.Substring(0, name.Length - suffix), SqsFacts.QueueNameLength))
        {
            return SqsErrors.Invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }

        var asksForFifo = settings.Any(setting => setting is { Key: "FifoQueue", Value: "true" });
        return asksForFifo == isFifo
            ? null
            : SqsErrors.Invalid(asksForFifo
                ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
                    + "must end with .fifo suffix and be 1 to 80 in length."
                : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }

    private Reply<Queue> SameOrConflict(Queue existing, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        var reply = QueueAttributeText.Apply(existing.Attributes, settings, setup.Rows);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        foreach (var setting in settings)
        {
            if (QueueAttributeText.Read(existing.Attributes, setting.Key) != QueueAttributeText.Read(reply.Result, setting.Key))
            {
                return SqsErrors.NameExists(setting.Key);
            }
        }

        return existing;
    }
}
