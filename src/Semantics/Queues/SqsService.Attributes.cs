using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public sealed partial class SqsService
{
    /// <summary>
    /// Sets attributes of a queue, at once.
    /// Fails with <c>InvalidAttributeName</c>, <c>InvalidAttributeValue</c>, <c>InvalidParameterValue</c>, <c>QueueDoesNotExist</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="queue">One of this service's queues.</param>
    /// <param name="attributes">Attributes as names and texts.</param>
    public Reply<Unit> SetQueueAttributes(long now, Queue queue, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        if (queue.IsDeleted)
        {
            return SqsErrors.QueueDoesNotExist;
        }

        queue.Advance(now);
        var reply = QueueAttributeText.Apply(queue.Attributes, attributes, setup.Rows);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        if (attributes.Any(attribute => attribute.Key == "RedrivePolicy") && CheckRedrive(queue.Arn, reply.Result) is { } refused)
        {
            return refused;
        }

        queue.Set(now, reply.Result);
        LinkDeadLetterQueues();
        return default(Unit);
    }

    /// <summary>
    /// Attributes of a queue as names and texts, those that it has of those asked for.
    /// Fails with <c>InvalidAttributeName</c>, <c>QueueDoesNotExist</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="queue">One of this service's queues.</param>
    /// <param name="names">Names, or <c>All</c>.</param>
    /// <param name="choices">Decides whether counts are up to date.</param>
    public Reply<IReadOnlyList<KeyValuePair<string, string>>> GetQueueAttributes(
        long now, Queue queue, IReadOnlyList<string> names, Choices choices)
    {
        var reply = queue.Counts(now, choices);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var counts = reply.Result;
        var known = new List<KeyValuePair<string, string?>>
        {
            new("QueueArn", queue.Arn),
            new("ApproximateNumberOfMessages", Text(counts.Visible)),
            new("ApproximateNumberOfMessagesNotVisible", Text(counts.NotVisible)),
            new("ApproximateNumberOfMessagesDelayed", Text(counts.Delayed)),
            new("CreatedTimestamp", Text(queue.CreatedAt / 1000)),
            new("LastModifiedTimestamp", Text(queue.ModifiedAt / 1000)),
        };
        known.AddRange(QueueAttributeText.Names.Select(name =>
            new KeyValuePair<string, string?>(name, QueueAttributeText.Read(queue.Attributes, name))));

        if (names.FirstOrDefault(name => name != "All" && known.All(pair => pair.Key != name)) is { } unknown)
        {
            return SqsErrors.UnknownAttribute(unknown);
        }

        var all = names.Contains("All");
        var selected = known.Where(pair => pair.Value is not null && (all || names.Contains(pair.Key)));
        List<KeyValuePair<string, string>> result = [.. selected.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value!))];
        return result;
    }

    /// <summary>What is wrong with a redrive policy that is well formed; null when nothing is.</summary>
    private ServiceError? CheckRedrive(string sourceArn, QueueAttributes attributes)
    {
        if (attributes.RedrivePolicy is not { } policy)
        {
            return null;
        }

        ServiceError Refused(string reason) => SqsErrors.Invalid(policy.ToString(), "RedrivePolicy", reason);

        if (Find(policy.DeadLetterTargetArn) is not { } target)
        {
            return setup.Rows.Has(SemanticRow.DlqPolicy) ? Refused("Dead letter target does not exist.") : null;
        }

        if (target.Attributes.FifoQueue != attributes.FifoQueue && setup.Rows.Has(SemanticRow.DlqFifo))
        {
            return Refused("Dead-letter queue must be same type of queue as the source.");
        }

        return target.Attributes.RedriveAllowPolicy?.Allows(sourceArn) == false
            ? Refused("Queue does not have permission to use this dead letter queue.")
            : null;
    }

    private void LinkDeadLetterQueues()
    {
        foreach (var queue in queues)
        {
            queue.DeadLetterQueue = queue.Attributes.RedrivePolicy is { } policy ? Find(policy.DeadLetterTargetArn) : null;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
