using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// An SNS topic, standard or FIFO. All times are milliseconds that never decrease.
/// Source: https://docs.aws.amazon.com/sns/latest/dg/welcome.html
/// </summary>
public sealed partial class Topic
{
    private readonly TopicSetup setup;
    private readonly ulong seed;
    private readonly DeduplicationHistory<Published> history;
    private readonly List<TopicSubscription> subscriptions = [];
    private readonly List<OrderedDelivery> ordered = [];
    private long published;
    private long subscribed;
    private long delivered;

    /// <summary>Creates a topic without subscriptions.</summary>
    /// <param name="name">The name; a FIFO topic's ends in <c>.fifo</c>.</param>
    /// <param name="contentBasedDeduplication">Whether a FIFO topic makes deduplication ids from the content.</param>
    /// <param name="deduplicatesPerGroup">Whether a FIFO topic's <c>FifoThroughputScope</c> is <c>MessageGroup</c>.</param>
    /// <param name="setup">Where it is; null for the defaults.</param>
    public Topic(string name, bool contentBasedDeduplication = false, bool deduplicatesPerGroup = false, TopicSetup? setup = null)
    {
        Name = name;
        this.setup = setup ?? TopicSetup.Default;
        Arn = $"arn:aws:sns:{this.setup.Region}:{this.setup.Account}:{name}";
        IsFifo = name.EndsWith(SnsFacts.FifoSuffix, StringComparison.Ordinal);
        ContentBasedDeduplication = contentBasedDeduplication;
        DeduplicatesPerGroup = deduplicatesPerGroup;
        seed = Ids.Seed(Arn);
        history = new();
    }

    private Topic(Topic other)
    {
        Name = other.Name;
        setup = other.setup;
        Arn = other.Arn;
        IsFifo = other.IsFifo;
        ContentBasedDeduplication = other.ContentBasedDeduplication;
        DeduplicatesPerGroup = other.DeduplicatesPerGroup;
        seed = other.seed;
        history = other.history.Clone();
        subscriptions.AddRange(other.subscriptions);
        ordered.AddRange(other.ordered);
        published = other.published;
        subscribed = other.subscribed;
        delivered = other.delivered;
        IsDeleted = other.IsDeleted;
    }

    /// <summary>The name, a FIFO topic's with its suffix.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>Whether it is a FIFO topic.</summary>
    public bool IsFifo { get; }

    /// <summary>Whether a FIFO topic makes deduplication ids from the content.</summary>
    public bool ContentBasedDeduplication { get; internal set; }

    /// <summary>Whether a FIFO topic deduplicates within a group rather than in all of the topic.</summary>
    public bool DeduplicatesPerGroup { get; internal set; }

    /// <summary>The subscriptions, in the order in which they were made.</summary>
    public IReadOnlyList<TopicSubscription> Subscriptions => subscriptions;

    /// <summary>Whether it was deleted. All calls then fail with <c>NotFound</c>.</summary>
    public bool IsDeleted { get; internal set; }

    private SemanticRows Rows => setup.Rows;

    /// <summary>An independent copy.</summary>
    public Topic Clone() => new(this);

    /// <summary>
    /// Subscribes an endpoint. One that is subscribed already keeps its subscription, whose attributes must not be asked to be others.
    /// Fails with <c>InvalidParameter</c> and <c>NotFound</c>.
    /// Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="protocol"><c>sqs</c>, <c>lambda</c>, <c>http</c>, <c>https</c>, <c>firehose</c>, <c>email</c>, …</param>
    /// <param name="endpoint">ARN of the queue or function, or another address.</param>
    /// <param name="attributes">Attributes as names and texts; null for none.</param>
    /// <param name="choices">Decides when a filter policy is in force.</param>
    public Reply<TopicSubscription> Subscribe(
        long now, string protocol, string endpoint, IReadOnlyList<KeyValuePair<string, string>>? attributes, Choices choices)
    {
        if ((IsDeleted ? SnsErrors.TopicNotFound : CheckEndpoint(protocol, endpoint)) is { } error)
        {
            return error;
        }

        var same = subscriptions.Find(existing => existing.Protocol == protocol && existing.Endpoint == endpoint);
        var reply = WithAttributes(same
            ?? new TopicSubscription($"{Arn}:{Ids.Guid(seed, -(subscribed + 1))}", protocol, endpoint), attributes);
        if (!reply.IsOk)
        {
            return reply;
        }

        if (same is not null)
        {
            return reply.Result.HasSettingsOf(same) ? same : SnsErrors.DifferentSubscription;
        }

        subscribed++;
        var subscription = Propagate(now, null, reply.Result, choices);
        subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>
    /// Sets an attribute of a subscription. A filter policy may take its time.
    /// Fails with <c>InvalidParameter</c> and <c>NotFound</c>.
    /// Source: https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="subscriptionArn">ARN of the subscription.</param>
    /// <param name="name"><c>RawMessageDelivery</c>, <c>FilterPolicy</c>, <c>FilterPolicyScope</c> or <c>RedrivePolicy</c>.</param>
    /// <param name="value">The attribute's text.</param>
    /// <param name="choices">Decides when a filter policy is in force.</param>
    public Reply<TopicSubscription> SetSubscriptionAttribute(long now, string subscriptionArn, string name, string value, Choices choices)
    {
        var index = subscriptions.FindIndex(subscription => subscription.Arn == subscriptionArn);
        if (index < 0)
        {
            return SnsErrors.SubscriptionNotFound;
        }

        var reply = SubscriptionSettings.Apply(subscriptions[index], name, value, IsFifo, Rows);
        if (reply.IsOk)
        {
            subscriptions[index] = Propagate(now, subscriptions[index], reply.Result, choices);
            return subscriptions[index];
        }

        return reply;
    }

    /// <summary>Ends a subscription; one that is gone is no error.</summary>
    /// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html</remarks>
    public void Unsubscribe(string subscriptionArn)
    {
        subscriptions.RemoveAll(subscription => subscription.Arn == subscriptionArn);
        ordered.RemoveAll(entry => entry.SubscriptionArn == subscriptionArn);
    }

    private ServiceError? CheckEndpoint(string protocol, string endpoint)
    {
        if (protocol is not ("sqs" or "lambda" or "http" or "https" or "firehose" or "email" or "email-json" or "sms" or "application"))
        {
            return SnsErrors.Invalid($"Amazon SNS does not support this protocol string: {protocol}");
        }

        if (protocol is "sqs" or "lambda" or "firehose" && !endpoint.StartsWith("arn:", StringComparison.Ordinal))
        {
            return SnsErrors.Invalid(protocol.ToUpperInvariant() + " endpoint ARN");
        }

        if (!Rows.Has(SemanticRow.SnsFifoSubscribers))
        {
            return null;
        }

        if (IsFifo && protocol != "sqs")
        {
            return SnsErrors.Invalid("Invalid protocol type: " + protocol);
        }

        return !IsFifo && protocol == "sqs" && endpoint.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal)
            ? SnsErrors.Invalid("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics")
            : null;
    }

    private Reply<TopicSubscription> WithAttributes(TopicSubscription subscription, IReadOnlyList<KeyValuePair<string, string>>? attributes)
    {
        // The scope decides how the policy is read, in whatever order they are given.
        foreach (var attribute in (attributes ?? []).OrderBy(attribute => attribute.Key == "FilterPolicyScope" ? 0 : 1))
        {
            var reply = SubscriptionSettings.Apply(subscription, attribute.Key, attribute.Value, IsFifo, Rows);
            if (!reply.IsOk)
            {
                return reply;
            }

            subscription = reply.Result;
        }

        return subscription;
    }

    private TopicSubscription Propagate(long now, TopicSubscription? before, TopicSubscription after, Choices choices)
    {
        var isSame = before?.FilterPolicy == after.FilterPolicy;
        if (isSame || !Rows.Has(SemanticRow.SnsPolicyDelay) || choices.Choose(SnsChoices.FilterPolicy, after.Arn) == 0)
        {
            return isSame ? after : after with { FormerPolicy = null, PolicyFrom = 0 };
        }

        var inForce = before is null || now < before.PolicyFrom ? before?.FormerPolicy : before.FilterPolicy;
        return after with { FormerPolicy = inForce, PolicyFrom = now + setup.Quotas.FilterPolicyDelayMilliseconds };
    }

    /// <summary>What a FIFO topic remembers of a message for five minutes.</summary>
    private sealed record Published(string MessageId, string? SequenceNumber);

    /// <summary>
    /// A delivery of a FIFO topic that is under way, the first of its subscription and group, or waits for those before it.
    /// </summary>
    private readonly record struct OrderedDelivery(string SubscriptionArn, string? GroupId, Delivery Delivery);
}
