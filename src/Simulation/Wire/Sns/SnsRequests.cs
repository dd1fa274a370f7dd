using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Simulation.Wire.Messages;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Sns;

/// <summary>Members of SNS requests and replies.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Types.html</remarks>
internal static class SnsRequests
{
    /// <summary>Topics and subscriptions on a page.</summary>
    private const int PageSize = 100;

    private static readonly ServiceError NoSubscription = new("NotFound", "Subscription does not exist", 404);

    /// <summary>ARN of the topic that a request is about; null when it names none.</summary>
    public static string? TopicArnIn(WireStructure input) => input.Text("TopicArn") ?? input.Text("TargetArn");

    /// <summary>The topic that a request is about.</summary>
    /// <exception cref="WireFault">There is none, or what is given is no ARN.</exception>
    public static SimulatedTopic FindTopic(MessagingWorld world, WireStructure input)
    {
        var arn = CheckArn(TopicArnIn(input) ?? throw Missing("TopicArn or TargetArn"), "TopicArn");
        return world.FindTopic(arn) ?? throw new WireFault(new ServiceError("NotFound", "Topic does not exist", 404));
    }

    /// <summary>The subscription whose ARN a request has, and its topic.</summary>
    /// <exception cref="WireFault">There is none.</exception>
    public static (Topic Topic, TopicSubscription Subscription) FindSubscription(MessagingWorld world, WireStructure input)
    {
        var arn = CheckArn(Required(input, "SubscriptionArn"), "SubscriptionArn");
        foreach (var topic in world.Topics.Topics)
        {
            if (topic.Subscriptions.FirstOrDefault(subscription => subscription.Arn == arn) is { } found)
            {
                return (topic, found);
            }
        }

        throw new WireFault(NoSubscription);
    }

    /// <summary>A member that must be there.</summary>
    /// <exception cref="WireFault">It is not.</exception>
    public static string Required(WireStructure input, string member) => input.Text(member) ?? throw new WireFault(new ServiceError(
        "ValidationError",
        $"1 validation error detected: Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null"));

    /// <summary>The attributes of a request, as names and texts.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> AttributesIn(WireStructure input) => input.TextMap("Attributes") ?? [];

    /// <summary>The message of a request or of a batch's entry.</summary>
    /// <exception cref="WireFault">It has none, or a structure that is not known.</exception>
    public static PublishMessage ReadMessage(WireStructure input) => new(Required(input, "Message"))
    {
        HasStructure = input.Text("MessageStructure") switch
        {
            null => false,
            "json" => true,
            var other => throw Invalid($"MessageStructure Reason: {other} is not supported"),
        },
        Subject = input.Text("Subject"),
        Attributes = AttributeCodec.Read(input),
        GroupId = input.Text("MessageGroupId"),
        DeduplicationId = input.Text("MessageDeduplicationId"),
    };

    /// <summary>The entries of a batch.</summary>
    public static IReadOnlyList<BatchEntry<PublishMessage>> ReadEntries(WireStructure input) =>
        [.. (input.Structures("PublishBatchRequestEntries") ?? []).Select(
            entry => new BatchEntry<PublishMessage>(Required(entry, "Id"), ReadMessage(entry)))];

    /// <summary>The answer to a message.</summary>
    public static WireStructure Write(PublishResult result) =>
        new WireStructure().With("MessageId", result.MessageId).With("SequenceNumber", result.SequenceNumber);

    /// <summary>A subscription in a list.</summary>
    public static WireStructure Write(Topic topic, TopicSubscription subscription, string account) => new WireStructure()
        .With("SubscriptionArn", subscription.Arn)
        .With("Owner", account)
        .With("Protocol", subscription.Protocol)
        .With("Endpoint", subscription.Endpoint)
        .With("TopicArn", topic.Arn);

    /// <summary>A page of a list.</summary>
    /// <exception cref="WireFault">The token is none.</exception>
    public static WireStructure Page<T>(WireCall call, string member, IReadOnlyList<T> all, Func<T, WireStructure> write)
    {
        var token = call.Input.Text("NextToken") is { Length: > 0 } text ? text : null;
        var page = ListPage<T>.Of(all, token, PageSize, Invalid("NextToken").Error);
        return new WireStructure()
            .With(member, new WireList([.. page.Items.Select(write)]))
            .With("NextToken", page.NextToken);
    }

    /// <summary>The error for a parameter that is wrong.</summary>
    public static WireFault Invalid(string reason) => new(new ServiceError("InvalidParameter", "Invalid parameter: " + reason));

    private static WireFault Missing(string member) => Invalid(member + " Reason: no value for required parameter");

    private static string CheckArn(string arn, string member) => arn.Split(':') switch
    {
        ["arn", _, "sns", _, _, ..] => arn,
        ["arn", ..] => throw Invalid(member),
        var parts => throw Invalid($"{member} Reason: An ARN must have at least 6 elements, not {parts.Length}"),
    };
}
