using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

public sealed partial class SqsService
{
    private const string DestinationGone = "AWS.SimpleQueueService.NonExistentQueue";
    private const string SourceUnknown = "CouldNotDetermineMessageSource";

    private readonly List<MessageMoveTask> tasks = [];
    private int running;
    private int startedTasks;

    /// <summary>When a running task moves its next message; null when none runs.</summary>
    internal long? NextMove
    {
        get
        {
            long? next = null;
            for (var i = 0; running > 0 && i < tasks.Count; i++)
            {
                var at = tasks[i].NextAt(setup.Quotas.MoveTaskMessagesPerSecond);
                if (tasks[i].Status == MoveTaskStatus.Running && !(next <= at))
                {
                    next = at;
                }
            }

            return next;
        }
    }

    /// <summary>
    /// Starts to move messages out of a dead-letter queue.
    /// Fails with <c>ResourceNotFoundException</c> and <c>InvalidParameterValue</c>.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="sourceArn">ARN of the dead-letter queue.</param>
    /// <param name="destinationArn">ARN of the queue that takes the messages; null for each message's own source.</param>
    /// <param name="maxMessagesPerSecond">1 to 500; null for as fast as SQS sees fit.</param>
    public Reply<MessageMoveTask> StartMessageMoveTask(long now, string sourceArn, string? destinationArn =
        null, int? maxMessagesPerSecond = null)
    {
        if (Find(sourceArn) is not { } source)
        {
            return SqsErrors.ResourceNotFound("SourceArn");
        }

        if (ListDeadLetterSourceQueues(source).Count == 0)
        {
            return SqsErrors.SourceIsNoDeadLetterQueue;
        }

        if (destinationArn is not null && Find(destinationArn) is null)
        {
            return SqsErrors.ResourceNotFound("DestinationArn");
        }

        if (maxMessagesPerSecond is { } rate && (rate < 1 || rate > SqsFacts.MoveTaskMessagesPerSecond))
        {
            return SqsErrors.Invalid(
                rate.ToString(CultureInfo.InvariantCulture), "MaxNumberOfMessagesPerSecond", "It must be between 1 and 500, if provided.");
        }

        source.Advance(now);
        if (tasks.Any(task => task.SourceArn == source.Arn && task.Status == MoveTaskStatus.Running))
        {
            return SqsErrors.TaskRunning;
        }

        var handle = Ids.Guid(Ids.Seed(source.Arn), -++startedTasks);
        var started = new MessageMoveTask(
            handle, source.Arn, destinationArn, maxMessagesPerSecond, now, source.Counts(now, Choices.Benign).Result.Visible);
        tasks.Add(started);
        running++;
        return started;
    }

    /// <summary>Stops a running task; what it moved stays moved. Fails with <c>ResourceNotFoundException</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html</remarks>
    public Reply<MessageMoveTask> CancelMessageMoveTask(long now, string handle)
    {
        MoveDue(now);
        if (handle.Length == 0)
        {
            return SqsErrors.TaskHandleInvalid;
        }

        if (tasks.Find(task => task.Handle == handle && task.Status == MoveTaskStatus.Running) is not { } found)
        {
            return SqsErrors.TaskDoesNotExist;
        }

        End(found, MoveTaskStatus.Cancelled);
        return found;
    }

    /// <summary>The tasks of a dead-letter queue, the newest first. Fails with <c>ResourceNotFoundException</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</remarks>
    public Reply<IReadOnlyList<MessageMoveTask>> ListMessageMoveTasks(long now, string sourceArn)
    {
        MoveDue(now);
        if (Find(sourceArn) is not { } source)
        {
            return SqsErrors.ResourceNotFound("SourceArn");
        }

        List<MessageMoveTask> found = [.. tasks.Where(task => task.SourceArn == source.Arn)];
        found.Reverse();
        return found;
    }

    /// <summary>Moves what running tasks were to move until now, in the order of time.</summary>
    internal void MoveDue(long now)
    {
        while (running > 0 && NextMove is { } at && at <= now)
        {
            var due = tasks.First(task => task.Status == MoveTaskStatus.Running
                && task.NextAt(setup.Quotas.MoveTaskMessagesPerSecond) == at);
            MoveOne(at, due);
        }
    }

    private void MoveOne(long now, MessageMoveTask task)
    {
        if (Find(task.SourceArn) is not { } source)
        {
            task.FailureReason = DestinationGone;
            End(task, MoveTaskStatus.Failed);
            return;
        }

        source.Settle(now);
        var slot = source.FirstMovable();
        if (slot < 0)
        {
            End(task, MoveTaskStatus.Completed);
            return;
        }

        var message = source.Table[slot].Message!;
        var destinationArn = task.DestinationArn ?? message.DeadLetterQueueSourceArn;
        if (destinationArn is null || Find(destinationArn) is not { } destination)
        {
            task.FailureReason = destinationArn is null ? SourceUnknown : DestinationGone;
            End(task, MoveTaskStatus.Failed);
            return;
        }

        destination.Settle(now);
        destination.TakeMoved(now, message);
        source.Remove(slot);
        task.Moved++;
    }

    private void End(MessageMoveTask task, MoveTaskStatus status)
    {
        task.Status = status;
        running--;
    }
}
