using System.Text;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sns;

/// <summary>
/// The operations of SNS. Permissions, tags, text messages and mobile endpoints are not modelled; subscriptions need no confirmation.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class SnsOperations(MessagingWorld world)
{
    /// <summary>The operations on the topics of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new SnsOperations(world);
        var table = new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("Publish", operations.Publish)
            .Add("PublishBatch", operations.PublishBatch)
            .Add("CreateTopic", operations.CreateTopic)
            .Add("DeleteTopic", operations.DeleteTopic)
            .Add("ListTopics", call => SnsRequests.Page(
                call, "Topics", world.Topics.Topics, topic => new WireStructure().With("TopicArn", topic.Arn)))
            .Add("GetTopicAttributes", operations.GetTopicAttributes)
            .Add("SetTopicAttributes", operations.SetTopicAttributes);
        return SubscriptionOperations.AddTo(table, world);
    }

    private static string TopicNameIn(WireStructure input) =>
        (SnsRequests.TopicArnIn(input) ?? input.Text("SubscriptionArn"))?.Split(':') is [_, _, _, _, _, var name, ..] ? name
        : input.Text("Name") ?? "SNS";

    private ServiceCall Describe(WireRequest request)
    {
        var input = request.Input;
        var call = new ServiceCall(WireService.Sns, request.Operation, TopicNameIn(input));
        switch (request.Operation)
        {
            case "Publish" when input.Text("Message") is { } message:
                return call with { Key = world.KeyOf(message), Messages = 1, Bytes = Encoding.UTF8.GetByteCount(message) };
            case "PublishBatch" when input.Structures("PublishBatchRequestEntries") is { } entries:
                return call with { Messages =
                    entries.Count, Bytes = entries.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Text("Message") ?? "")) };
            default:
                return call;
        }
    }

    private void Sending(WireRequest request)
    {
        IReadOnlyList<WireStructure> messages = request.Operation switch
        {
            "Publish" => [request.Input],
            "PublishBatch" => request.Input.Structures("PublishBatchRequestEntries") ?? [],
            _ => [],
        };
        foreach (var message in messages)
        {
            world.Sending(TopicNameIn(request.Input), message.Text("Message") ?? "", message.Text("MessageGroupId"));
        }
    }

    private WireReply Publish(WireCall call)
    {
        var message = SnsRequests.ReadMessage(call.Input);
        var reply = SnsRequests.FindTopic(world, call.Input).Publish(message);
        return reply.IsOk ? SnsRequests.Write(reply.Result) : reply.Error!;
    }

    private WireReply PublishBatch(WireCall call)
    {
        var entries = SnsRequests.ReadEntries(call.Input);
        var reply = SnsRequests.FindTopic(world, call.Input).PublishBatch(entries);
        return reply.IsOk
            ? new WireStructure()
                .With("Successful", new WireList([.. reply.Result.Successful.Select(
                    success => SnsRequests.Write(success.Result).With("Id", success.Id))]))
                .With("Failed", new WireList([.. reply.Result.Failed.Select(failure => new WireStructure()
                    .With("Id", failure.Id)
                    .With("Code", failure.Code)
                    .With("Message", failure.Message)
                    .With("SenderFault", failure.SenderFault))]))
            : reply.Error!;
    }

    private WireReply CreateTopic(WireCall call)
    {
        var reply = world.Topics.CreateTopic(SnsRequests.Required(call.Input, "Name"), SnsRequests.AttributesIn(call.Input));
        return reply.IsOk ? new WireStructure().With("TopicArn", reply.Result.Arn) : reply.Error!;
    }

    private WireReply DeleteTopic(WireCall call)
    {
        world.Topics.DeleteTopic(SnsRequests.Required(call.Input, "TopicArn"));
        return WireReply.Empty;
    }

    private WireReply GetTopicAttributes(WireCall call)
    {
        var topic = SnsRequests.FindTopic(world, call.Input).State;
        var attributes = new WireStructure(isMap: true)
            .With("TopicArn", topic.Arn)
            .With("Owner", world.Account)
            .With("DisplayName", "")
            .With("SubscriptionsConfirmed", Number(topic.Subscriptions.Count))
            .With("SubscriptionsPending", Number(0))
            .With("SubscriptionsDeleted", Number(0));
        if (topic.IsFifo)
        {
            attributes
                .With("FifoTopic", "true")
                .With("ContentBasedDeduplication", topic.ContentBasedDeduplication ? "true" : "false")
                .With("FifoThroughputScope", topic.DeduplicatesPerGroup ? "MessageGroup" : "Topic");
        }

        return new WireStructure().With("Attributes", attributes);
    }

    private WireReply SetTopicAttributes(WireCall call)
    {
        var topic = SnsRequests.FindTopic(world, call.Input).State;
        var reply = world.Topics.SetTopicAttribute(topic, SnsRequests.Required(call.Input, "AttributeName"),
            call.Input.Text("AttributeValue") ?? "");
        return reply.IsOk ? WireReply.Empty : reply.Error!;
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
