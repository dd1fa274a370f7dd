using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;

namespace Corpus.TopicPublisher;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record AccountEvent(string AccountId, Guid EventId)
{
    public sealed record Opened(string AccountId, Guid EventId, string Owner) : AccountEvent(AccountId, EventId);

    public sealed record Closed(string AccountId, Guid EventId, DateOnly On) : AccountEvent(AccountId, EventId);

    public string Name => this switch
    {
        Opened => "account-opened",
        Closed { On: var on } when on < new DateOnly(2020, 1, 1) => "account-closed-before-migration",
        Closed => "account-closed",
        _ => throw new NotSupportedException(GetType().Name),
    };
}

/// <summary>Subscribers filter on the attributes, so every publish sets them.</summary>
public sealed class TopicPublisher(IAmazonSimpleNotificationService sns, TopicPublisher.Settings settings)
{
    public sealed record Settings(string AccountsTopicArn, string AlertsTopicArn, bool IncludeOwner);

    /// <summary>Publishes to the FIFO topic of accounts, in the order of each account.</summary>
    public Task<PublishResponse> PublishAsync(AccountEvent @event, CancellationToken cancellationToken) =>
        sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = Fifo(settings.AccountsTopicArn),
                Message = JsonSerializer.Serialize(@event),
                MessageGroupId = @event.AccountId,
                MessageDeduplicationId = $"{@event.EventId:N}",
                MessageAttributes = Attributes(@event),
            },
            cancellationToken);

    /// <summary>An alert for people: a standard topic, a subject, no attributes.</summary>
    public async Task AlertAsync(string text, CancellationToken cancellationToken) =>
        await sns.PublishAsync(settings.AlertsTopicArn, text, "Accounts", cancellationToken);

    /// <summary>Publishes many; the ids of those that were not accepted are the answer.</summary>
    public async Task<IReadOnlyList<Guid>> PublishAllAsync(IReadOnlyCollection<AccountEvent> events, CancellationToken cancellationToken)
    {
        List<Guid> refused = [];
        foreach (var chunk in events.Chunk(10))
        {
            var request = new PublishBatchRequest { TopicArn = settings.AccountsTopicArn, PublishBatchRequestEntries = [] };
            foreach (var (@event, index) in chunk.Select((e, i) => (e, i)))
            {
                request.PublishBatchRequestEntries.Add(new()
                {
                    Id = index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Message = JsonSerializer.Serialize(@event),
                    MessageGroupId = @event.AccountId,
                    MessageDeduplicationId = @event.EventId.ToString(),
                    MessageAttributes = Attributes(@event),
                });
            }

            var response = await sns.PublishBatchAsync(request, cancellationToken);
            refused.AddRange(Refused(response, chunk));
        }

        return refused;
    }

    private static IEnumerable<Guid> Refused(PublishBatchResponse response, AccountEvent[] chunk) =>
        from error in response.Failed ?? []
        let index = int.Parse(error.Id, System.Globalization.CultureInfo.InvariantCulture)
        select chunk[index].EventId;

    private static string Fifo(string arn) =>
        arn.EndsWith(".fifo", StringComparison.Ordinal) ? arn : throw new ArgumentException("The accounts topic is a FIFO topic", nameof(arn));

    private Dictionary<string, MessageAttributeValue> Attributes(AccountEvent @event)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>(StringComparer.Ordinal)
        {
            ["name"] = Text(@event.Name),
            ["accountId"] = Text(@event.AccountId),
        };
        if (settings.IncludeOwner && @event is AccountEvent.Opened { Owner: { Length: > 0 } owner })
        {
            attributes["owner"] = Text(owner);
        }

        return attributes;

        static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
    }
}

/// <summary>Subscribes the queue of a service when it starts, with its filter and with somewhere for what cannot be delivered.</summary>
public sealed class TopicSubscriber(IAmazonSimpleNotificationService sns, IAmazonSQS sqs)
{
    public async Task<string> SubscribeAsync(string topicArn, string queueUrl, string deadLetterQueueArn, CancellationToken cancellationToken)
    {
        var attributes = await sqs.GetQueueAttributesAsync(queueUrl, [QueueAttributeName.QueueArn], cancellationToken);
        var subscription = await sns.SubscribeAsync(
            new SubscribeRequest(topicArn, "sqs", attributes.QueueARN)
            {
                ReturnSubscriptionArn = true,
                Attributes = new()
                {
                    ["RawMessageDelivery"] = "true",
                    ["FilterPolicy"] = """{ "name": ["account-opened", { "prefix": "account-closed" }] }""",
                    ["RedrivePolicy"] = $$"""{ "deadLetterTargetArn": "{{deadLetterQueueArn}}" }""",
                },
            },
            cancellationToken);
        return subscription.SubscriptionArn;
    }
}
