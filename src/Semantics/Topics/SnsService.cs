using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// SNS in one account and region: its topics by name and ARN. Messages are published to the topics themselves.
/// Source: https://docs.aws.amazon.com/sns/latest/api/welcome.html
/// </summary>
public sealed class SnsService
{
    private readonly List<Topic> topics = [];
    private readonly TopicSetup setup;

    /// <summary>Creates SNS without topics.</summary>
    /// <param name="setup">Account, region, quotas, behaviours; null for the defaults.</param>
    public SnsService(TopicSetup? setup = null) => this.setup = setup ?? TopicSetup.Default;

    /// <summary>All topics, in the order of their creation.</summary>
    public IReadOnlyList<Topic> Topics => topics;

    /// <summary>An independent copy of all topics.</summary>
    public SnsService Clone()
    {
        var copy = new SnsService(setup);
        copy.topics.AddRange(topics.Select(topic => topic.Clone()));
        return copy;
    }

    /// <summary>
    /// Creates a topic. One that exists with the same attributes is returned as it is. Fails with <c>InvalidParameter</c>.
    /// Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    /// </summary>
    /// <param name="name">1 to 256 letters, digits, hyphens and underscores; a FIFO topic's ends in <c>.fifo</c>.</param>
    /// <param name="attributes">Attributes as names and texts; null for none.</param>
    public Reply<Topic> CreateTopic(string name, IReadOnlyList<KeyValuePair<string, string>>? attributes = null)
    {
        var isFifo = name.EndsWith(SnsFacts.FifoSuffix, StringComparison.Ordinal);
        var asksForFifo = Value(attributes, "FifoTopic") == "true";
        var baseLength = name.Length - (isFifo ? SnsFacts.FifoSuffix.Value.Length : 0);
        if (isFifo != asksForFifo
            || !SnsFacts.TopicNameLength.Value.Contains(name.Length)
            || !MessageRules.IsName(name.Substring(0, baseLength), SnsFacts.TopicNameLength))
        {
            return SnsErrors.Invalid("Topic Name");
        }

        var byContent = Value(attributes, "ContentBasedDeduplication") == "true";
        var perGroup = Value(attributes, "FifoThroughputScope") == "MessageGroup";
        if (Find(name) is not { } existing)
        {
            var topic = new Topic(name, byContent, perGroup, setup);
            topics.Add(topic);
            return topic;
        }

        return existing.ContentBasedDeduplication == byContent && existing.DeduplicatesPerGroup == perGroup
            ? existing
            : SnsErrors.Invalid("Attributes Reason: Topic already exists with different attributes");
    }

    /// <summary>The topic with a name or an ARN; <c>NotFound</c> when there is none.</summary>
    public Reply<Topic> GetTopic(string nameOrArn) => Find(nameOrArn) is { } topic ? topic : SnsErrors.TopicNotFound;

    /// <summary>
    /// Sets <c>ContentBasedDeduplication</c> or <c>FifoThroughputScope</c> of a FIFO topic. Fails with <c>InvalidParameter</c>.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html</remarks>
    public Reply<Unit> SetTopicAttribute(Topic topic, string name, string value)
    {
        switch (name)
        {
            case "ContentBasedDeduplication" when topic.IsFifo && value is "true" or "false":
                topic.ContentBasedDeduplication = value == "true";
                return default(Unit);
            case "FifoThroughputScope" when topic.IsFifo && value is "Topic" or "MessageGroup":
                topic.DeduplicatesPerGroup = value == "MessageGroup";
                return default(Unit);
            default:
                return SnsErrors.Invalid("AttributeName");
        }
    }

    /// <summary>Deletes a topic with its subscriptions; one that is gone is no error.</summary>
    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html</remarks>
    public void DeleteTopic(string arn)
    {
        if (Find(arn) is { } topic)
        {
            topic.IsDeleted = true;
            topics.Remove(topic);
        }
    }

    /// <summary>
    /// Takes what another service delivers to a topic, and says what is to be delivered on.
    /// </summary>
    public Reply<PublishResult> Deliver(long now, Delivery delivery, Choices choices)
    {
        var reply = GetTopic(delivery.To);
        return reply.IsOk
            ? reply.Result.Publish(now, new PublishMessage(delivery.Body) { GroupId =
                delivery.GroupId, DeduplicationId = delivery.DeduplicationId }, choices)
            : reply.Error!;
    }

    private Topic? Find(string nameOrArn) => topics.Find(topic => topic.Name == nameOrArn || topic.Arn == nameOrArn);

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>>? attributes, string name) =>
        attributes?.Where(attribute => attribute.Key == name).Select(attribute => attribute.Value).FirstOrDefault();
}
