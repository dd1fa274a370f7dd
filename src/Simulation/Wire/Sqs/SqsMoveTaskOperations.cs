using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sqs;

/// <summary>The operations of SQS on tasks that move messages out of a dead-letter queue.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
/// </remarks>
/// <param name="world">The world.</param>
internal sealed class SqsMoveTaskOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static void AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new SqsMoveTaskOperations(world);
        table
            .Add("StartMessageMoveTask", operations.Start)
            .Add("CancelMessageMoveTask", operations.Cancel)
            .Add("ListMessageMoveTasks", operations.List);
    }

    private static WireStructure Describe(MessageMoveTask task)
    {
        var isRunning = task.Status == MoveTaskStatus.Running;
        return new WireStructure()
            .With("TaskHandle", isRunning ? task.Handle : null)
            .With("Status", task.Status.ToString().ToUpperInvariant())
            .With("SourceArn", task.SourceArn)
            .With("DestinationArn", task.DestinationArn)
            .With("MaxNumberOfMessagesPerSecond", task.MaxMessagesPerSecond)
            .With("ApproximateNumberOfMessagesMoved", task.Moved)
            .With("ApproximateNumberOfMessagesToMove", task.ToMove)
            .With("FailureReason", task.FailureReason)
            .With("StartedTimestamp", task.StartedAt);
    }

    private WireReply Start(WireCall call)
    {
        var reply = world.Queues.StartMessageMoveTask(
            world.NowMs,
            SqsRequests.Required(call.Input, "SourceArn"),
            call.Input.Text("DestinationArn"),
            call.Input.Integer("MaxNumberOfMessagesPerSecond"));
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        // From now on messages turn up by themselves, in whichever queues they came from.
        foreach (var queue in world.Queues.Queues)
        {
            world.WatchOf(queue).Look();
        }

        return new WireStructure().With("TaskHandle", reply.Result.Handle);
    }

    private WireReply Cancel(WireCall call)
    {
        var reply = world.Queues.CancelMessageMoveTask(world.NowMs, call.Input.Text("TaskHandle") ?? "");
        return reply.IsOk ? new WireStructure().With("ApproximateNumberOfMessagesMoved", reply.Result.Moved) : reply.Error!;
    }

    private WireReply List(WireCall call)
    {
        var reply = world.Queues.ListMessageMoveTasks(world.NowMs, SqsRequests.Required(call.Input, "SourceArn"));
        return reply.IsOk
            ? new WireStructure().WithUnlessEmpty("Results", [.. reply.Result.Take(call.Input.PageSize("MaxResults", 1)).Select(Describe)])
            : reply.Error!;
    }
}
