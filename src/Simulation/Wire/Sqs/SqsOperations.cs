using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sqs;

/// <summary>The operations of SQS on messages. Permissions are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class SqsOperations(MessagingWorld world)
{
    /// <summary>The operations on the queues of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new SqsOperations(world);
        var table = new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("SendMessage", operations.SendMessage)
            .Add("SendMessageBatch", operations.SendMessageBatch)
            .AddDeferred("ReceiveMessage", operations.ReceiveMessage)
            .Add("DeleteMessage", operations.DeleteMessage)
            .Add("DeleteMessageBatch", operations.DeleteMessageBatch)
            .Add("ChangeMessageVisibility", operations.ChangeMessageVisibility)
            .Add("ChangeMessageVisibilityBatch", operations.ChangeMessageVisibilityBatch);
        SqsMoveTaskOperations.AddTo(table, world);
        return SqsQueueOperations.AddTo(table, world);
    }

    private ServiceCall Describe(WireRequest request)
    {
        var input = request.Input;
        var queue = SqsRequests.QueueNameIn(input);
        var call = new ServiceCall(WireService.Sqs, request.Operation, queue ?? "SQS");
        switch (request.Operation)
        {
            case "SendMessage":
                var message = SqsRequests.ReadMessage(input);
                return call with { Key = world.KeyOf(message.Body), Messages = 1, Bytes = QueueActions.SizeOf(message) };
            case "SendMessageBatch" when input.Structures("Entries") is { } entries:
                return call with { Messages =
                    entries.Count, Bytes = entries.Sum(entry => QueueActions.SizeOf(SqsRequests.ReadMessage(entry))) };
            case "DeleteMessage" or "ChangeMessageVisibility"
                when queue is not null && world.HasQueue(queue) && input.Text("ReceiptHandle") is { } handle:
                return call with { Key = world.ActionsOf(queue).KeyOf(handle) };
            default:
                return call;
        }
    }

    private void Sending(WireRequest request)
    {
        if (SqsRequests.QueueNameIn(request.Input) is not { } queue)
        {
            return;
        }

        IReadOnlyList<WireStructure> messages = request.Operation switch
        {
            "SendMessage" => [request.Input],
            "SendMessageBatch" => request.Input.Structures("Entries") ?? [],
            _ => [],
        };
        foreach (var message in messages)
        {
            world.Sending(queue, message.Text("MessageBody") ?? "", message.Text("MessageGroupId"));
        }
    }

    private QueueActions QueueOf(WireCall call) => world.ActionsOf(SqsRequests.FindQueue(world, call.Input).Name);

    private WireReply SendMessage(WireCall call)
    {
        var queue = QueueOf(call);
        var reply = queue.Send(SqsRequests.ReadMessage(call.Input));
        return reply.IsOk ? SqsRequests.WriteSent(reply.Result) : reply.Error!;
    }

    private WireReply SendMessageBatch(WireCall call)
    {
        var reply = QueueOf(call).SendBatch(SqsRequests.ReadEntries(call.Input, "SendMessageBatchRequestEntry", SqsRequests.ReadMessage));
        return reply.IsOk ? SqsRequests.WriteBatch(reply.Result, SqsRequests.WriteSent) : reply.Error!;
    }

    private void ReceiveMessage(WireCall call)
    {
        var input = call.Input;
        var system = SqsRequests.ReadSystemNames(input);
        var attributes = input.Texts("MessageAttributeNames") ?? [];
        var request = new ReceiveMessage
        {
            MaxNumberOfMessages = input.Integer("MaxNumberOfMessages"),
            WaitTimeSeconds = input.Integer("WaitTimeSeconds"),
            VisibilityTimeout = input.Integer("VisibilityTimeout"),
            ReceiveRequestAttemptId = input.Text("ReceiveRequestAttemptId"),
        };
        call.OnAbandoned(QueueOf(call).Receive(
            request,
            call.Process,
            reply => call.Complete(reply.IsOk ? SqsRequests.WriteReceived(reply.Result, system, attributes) : reply.Error!)));
    }

    private WireReply DeleteMessage(WireCall call)
    {
        var queue = QueueOf(call);
        return Answer(queue.Delete(SqsRequests.Required(call.Input, "ReceiptHandle"), call.Process));
    }

    private WireReply DeleteMessageBatch(WireCall call)
    {
        var entries = SqsRequests.ReadEntries(
            call.Input, "DeleteMessageBatchRequestEntry", entry => SqsRequests.Required(entry, "ReceiptHandle"));
        var reply = QueueOf(call).DeleteBatch(entries, call.Process);
        return reply.IsOk ? SqsRequests.WriteBatch(reply.Result, _ => new WireStructure()) : reply.Error!;
    }

    private WireReply ChangeMessageVisibility(WireCall call)
    {
        var queue = QueueOf(call);
        var seconds = call.Input.Integer("VisibilityTimeout") ?? throw SqsRequests.Missing("VisibilityTimeout");
        return Answer(queue.ChangeVisibility(SqsRequests.Required(call.Input, "ReceiptHandle"), seconds));
    }

    private WireReply ChangeMessageVisibilityBatch(WireCall call)
    {
        var entries = SqsRequests.ReadEntries(
            call.Input,
            "ChangeMessageVisibilityBatchRequestEntry",
            entry => new VisibilityChange(SqsRequests.Required(entry, "ReceiptHandle"), entry.Integer("VisibilityTimeout") ?? 0));
        var reply = QueueOf(call).ChangeVisibilityBatch(entries);
        return reply.IsOk ? SqsRequests.WriteBatch(reply.Result, _ => new WireStructure()) : reply.Error!;
    }

    private static WireReply Answer(Reply<Unit> reply) => reply.IsOk ? WireReply.Empty : reply.Error!;
}
