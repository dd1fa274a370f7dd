using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sns;

/// <summary>The operations of SNS on subscriptions.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
/// <param name="world">The world.</param>
internal sealed class SubscriptionOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new SubscriptionOperations(world);
        return table
            .Add("Subscribe", operations.Subscribe)
            .Add("Unsubscribe", operations.Unsubscribe)
            .Add("GetSubscriptionAttributes", operations.GetAttributes)
            .Add("SetSubscriptionAttributes", operations.SetAttributes)
            .Add("ListSubscriptions", call => operations.Page(call, world.Topics.Topics))
            .Add("ListSubscriptionsByTopic", call => operations.Page(call, [SnsRequests.FindTopic(world, call.Input).State]));
    }

    private WireReply Page(WireCall call, IReadOnlyList<Topic> topics)
    {
        var all = topics.SelectMany(topic => topic.Subscriptions.Select(subscription => (Topic: topic, Subscription: subscription)))
            .ToList();
        return SnsRequests.Page(call, "Subscriptions", all, entry => SnsRequests.Write(entry.Topic, entry.Subscription, world.Account));
    }

    private WireReply Subscribe(WireCall call)
    {
        var topic = SnsRequests.FindTopic(world, call.Input).State;
        var protocol = SnsRequests.Required(call.Input, "Protocol");
        var endpoint = call.Input.Text("Endpoint") ?? throw SnsRequests.Invalid("Endpoint Reason: no value for required parameter");
        var reply = topic.Subscribe(world.NowMs, protocol, endpoint, SnsRequests.AttributesIn(call.Input), world.Choices);
        return reply.IsOk ? new WireStructure().With("SubscriptionArn", reply.Result.Arn) : reply.Error!;
    }

    private WireReply Unsubscribe(WireCall call)
    {
        var arn = SnsRequests.Required(call.Input, "SubscriptionArn");
        foreach (var topic in world.Topics.Topics)
        {
            topic.Unsubscribe(arn);
        }

        return WireReply.Empty;
    }

    private WireReply GetAttributes(WireCall call)
    {
        var (topic, subscription) = SnsRequests.FindSubscription(world, call.Input);
        var attributes = new WireStructure(isMap: true)
            .With("SubscriptionArn", subscription.Arn)
            .With("TopicArn", topic.Arn)
            .With("Owner", world.Account)
            .With("Protocol", subscription.Protocol)
            .With("Endpoint", subscription.Endpoint)
            .With("PendingConfirmation", "false")
            .With("ConfirmationWasAuthenticated", "true")
            .With("RawMessageDelivery", subscription.IsRaw ? "true" : "false");
        if (subscription.FilterPolicy is { } policy)
        {
            attributes
                .With("FilterPolicy", policy.Text)
                .With("FilterPolicyScope", subscription.FiltersByBody ? "MessageBody" : "MessageAttributes");
        }

        if (subscription.DeadLetterQueueArn is { } queue)
        {
            attributes.With("RedrivePolicy", JsonWriter.Write(JsonValue.ObjectOf([new("deadLetterTargetArn", JsonValue.Of(queue))])));
        }

        return new WireStructure().With("Attributes", attributes);
    }

    private WireReply SetAttributes(WireCall call)
    {
        var (topic, subscription) = SnsRequests.FindSubscription(world, call.Input);
        var reply = topic.SetSubscriptionAttribute(
            world.NowMs, subscription.Arn, SnsRequests.Required(call.Input, "AttributeName"), call.Input.Text("AttributeValue")
                ?? "", world.Choices);
        return reply.IsOk ? WireReply.Empty : reply.Error!;
    }
}
