using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// A subscription to a topic. Never changes: setting an attribute makes a new one.
/// Source: https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
/// </summary>
public sealed record TopicSubscription
{
    internal TopicSubscription(string arn, string protocol, string endpoint)
    {
        Arn = arn;
        Protocol = protocol;
        Endpoint = endpoint;
    }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary><c>sqs</c>, <c>lambda</c>, <c>http</c>, <c>https</c>, <c>firehose</c>, <c>email</c>, …</summary>
    public string Protocol { get; }

    /// <summary>ARN of the queue or function, or another address.</summary>
    public string Endpoint { get; }

    /// <summary>Whether the endpoint gets message and attributes as they were published (<c>RawMessageDelivery</c>).</summary>
    public bool IsRaw { get; init; }

    /// <summary>ARN of the queue that takes what cannot be delivered; null for none.</summary>
    public string? DeadLetterQueueArn { get; init; }

    /// <summary>Which messages the endpoint gets; null for all.</summary>
    public EventPattern? FilterPolicy { get; init; }

    /// <summary>Whether the policy is about the message's body (<c>FilterPolicyScope</c>) rather than its attributes.</summary>
    public bool FiltersByBody { get; init; }

    /// <summary>The policy that is still in force while the new one takes its time; null for all messages.</summary>
    internal EventPattern? FormerPolicy { get; init; }

    /// <summary>When the new policy is in force, in milliseconds.</summary>
    internal long PolicyFrom { get; init; }

    /// <summary>Whether the endpoint is a FIFO queue.</summary>
    internal bool IsFifo => Endpoint.EndsWith(Facts.SqsFacts.FifoSuffix, StringComparison.Ordinal);

    /// <summary>Whether all attributes that a caller can set are the same.</summary>
    internal bool HasSettingsOf(TopicSubscription other) =>
        IsRaw == other.IsRaw
        && DeadLetterQueueArn == other.DeadLetterQueueArn
        && FilterPolicy?.Text == other.FilterPolicy?.Text
        && FiltersByBody == other.FiltersByBody;

    /// <summary>Whether the endpoint gets a message.</summary>
    internal bool Accepts(long now, PublishMessage message)
    {
        var policy = now < PolicyFrom ? FormerPolicy : FilterPolicy;
        return policy is null
            || (policy.Dialect == PatternDialect.SnsMessageBody
                ? policy.Matches(message.Message)
                : policy.MatchesAttributes(message.Attributes ?? []));
    }
}
