using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sqs;

/// <summary>The operations of SQS on queues.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class SqsQueueOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new SqsQueueOperations(world);
        return table
            .Add("CreateQueue", operations.CreateQueue)
            .Add("DeleteQueue", call => Answer(world.ActionsOf(operations.Find(call).Name).DeleteQueue()))
            .Add("GetQueueUrl", operations.GetQueueUrl)
            .Add("ListQueues", operations.ListQueues)
            .Add("ListDeadLetterSourceQueues", call => Page(call, world.Queues.ListDeadLetterSourceQueues(operations.Find(call)),
                "queueUrls"))
            .Add("GetQueueAttributes", operations.GetQueueAttributes)
            .Add("SetQueueAttributes", operations.SetQueueAttributes)
            .Add("PurgeQueue", call => Answer(world.ActionsOf(operations.Find(call).Name).Purge()))
            .Add("TagQueue", operations.TagQueue)
            .Add("UntagQueue", operations.UntagQueue)
            .Add("ListQueueTags", call => new WireStructure().With("Tags", SqsRequests.TextMap(operations.Find(call).Tags)));
    }

    private static WireReply Answer(Reply<Unit> reply) => reply.IsOk ? WireReply.Empty : reply.Error!;

    /// <summary>Queues from where the last page ended, as many as are asked for.</summary>
    private static WireReply Page(WireCall call, IReadOnlyList<Queue> queues, string member)
    {
        var page = ListPage<Queue>.Of(
            queues,
            call.Input.Text("NextToken"),
            call.Input.PageSize("MaxResults", 1_000),
            new ServiceError("InvalidParameterValue", "Invalid or expired next token."));
        return new WireStructure()
            .WithUnlessEmpty(member, [.. page.Items.Select(queue => (WireValue)queue.Url)])
            .With("NextToken", call.Input["MaxResults"] is null ? null : page.NextToken);
    }

    private Queue Find(WireCall call) => SqsRequests.FindQueue(world, call.Input);

    private WireReply CreateQueue(WireCall call)
    {
        var reply = world.Queues.CreateQueue(
            world.NowMs, SqsRequests.Required(call.Input, "QueueName"), call.Input.TextMap("Attributes") ?? []);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        foreach (var (key, value) in call.Input.TextMap("tags") ?? [])
        {
            reply.Result.Tag(key, value);
        }

        return new WireStructure().With("QueueUrl", reply.Result.Url);
    }

    private WireReply GetQueueUrl(WireCall call)
    {
        var reply = world.Queues.GetQueue(SqsRequests.Required(call.Input, "QueueName"));
        return reply.IsOk ? new WireStructure().With("QueueUrl", reply.Result.Url) : reply.Error!;
    }

    private WireReply ListQueues(WireCall call) =>
        Page(call, world.Queues.ListQueues(call.Input.Text("QueueNamePrefix") ?? ""), "QueueUrls");

    private WireReply GetQueueAttributes(WireCall call)
    {
        var reply = world.Queues.GetQueueAttributes(world.NowMs, Find(call), call.Input.Texts("AttributeNames") ?? [], world.Choices);
        return reply.IsOk ? new WireStructure().With("Attributes", SqsRequests.TextMap(reply.Result)) : reply.Error!;
    }

    private WireReply SetQueueAttributes(WireCall call)
    {
        var queue = Find(call);
        var attributes = call.Input.TextMap("Attributes") ?? throw SqsRequests.Missing("Attributes");
        return Answer(world.ActionsOf(queue.Name).SetAttributes(attributes));
    }

    private WireReply TagQueue(WireCall call)
    {
        var queue = Find(call);
        foreach (var (key, value) in call.Input.TextMap("Tags") ?? throw SqsRequests.Missing("Tags"))
        {
            queue.Tag(key, value);
        }

        return WireReply.Empty;
    }

    private WireReply UntagQueue(WireCall call)
    {
        var queue = Find(call);
        foreach (var key in call.Input.Texts("TagKeys") ?? throw SqsRequests.Missing("TagKeys"))
        {
            queue.Untag(key);
        }

        return WireReply.Empty;
    }
}
