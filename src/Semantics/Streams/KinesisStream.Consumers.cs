using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <content>Registered consumers (enhanced fan-out) and their subscriptions.</content>
public sealed partial class KinesisStream
{
    private List<StreamConsumer> consumers = [];
    private List<Subscription> subscriptions = [];
    private long lastSubscription;

    /// <summary>
    /// RegisterStreamConsumer.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html
    /// </summary>
    /// <returns>
    /// The consumer, which is CREATING for a while. <c>ResourceInUseException</c>: there is one of that name.
    /// <c>LimitExceededException</c>: the stream has 20, or five are CREATING. <c>ValidationException</c>: the name has not 1 to 128
    /// characters of <c>a-zA-Z0-9_.-</c>.
    /// </returns>
    public Reply<StreamConsumer> RegisterStreamConsumer(long now, string name)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        if (!IsName(name))
        {
            return KinesisErrors.Validation("consumerName", "have 1 to 128 characters of [a-zA-Z0-9_.-]+");
        }

        if (consumers.Any(c => c.Name == name))
        {
            return KinesisErrors.InUse($"Consumer {name} under stream {Name} already exists for account {account}.");
        }

        if (consumers.Count >= quotas.Consumers || consumers.Count(c => !IsActive(now, c)) >= quotas.ConsumersBeingCreated)
        {
            return KinesisErrors.Limit($"The number of consumers of stream {Name} under account {account} would exceed the limit.");
        }

        var seconds = (now / 1000).ToString(CultureInfo.InvariantCulture);
        var consumer = new StreamConsumer(name, $"{Arn}/consumer/{name}:{seconds}", false, now);
        consumers.Add(consumer);
        return consumer with { IsActive = IsActive(now, consumer) };
    }

    /// <summary>
    /// DescribeStreamConsumer, by name or ARN.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamConsumer.html
    /// </summary>
    /// <returns><c>ResourceNotFoundException</c>: there is no such consumer.</returns>
    public Reply<StreamConsumer> DescribeStreamConsumer(long now, string nameOrArn) =>
        Unready(now) is { } error ? error
            : Find(nameOrArn) is { } consumer ? consumer with { IsActive = IsActive(now, consumer) }
            : KinesisErrors.ConsumerNotFound(nameOrArn, account);

    /// <summary>
    /// ListStreamConsumers, in the order of their registration.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListStreamConsumers.html
    /// </summary>
    public Reply<IReadOnlyList<StreamConsumer>> ListStreamConsumers(long now) =>
        Unready(now) is { } error ? error : consumers.Select(c => c with { IsActive = IsActive(now, c) }).ToArray();

    /// <summary>
    /// DeregisterStreamConsumer, by name or ARN; ends its subscriptions.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeregisterStreamConsumer.html
    /// </summary>
    /// <returns><c>ResourceNotFoundException</c>: there is no such consumer.</returns>
    public Reply<bool> DeregisterStreamConsumer(long now, string nameOrArn)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        if (Find(nameOrArn) is not { } consumer)
        {
            return KinesisErrors.ConsumerNotFound(nameOrArn, account);
        }

        consumers.Remove(consumer);
        foreach (var subscription in subscriptions.Where(s => s.Consumer == consumer.Arn))
        {
            subscription.End(SubscriptionState.Deregistered, now);
        }

        return true;
    }

    /// <summary>
    /// SubscribeToShard: events are pushed for five minutes; ask <see cref="TakeEvents"/> for them.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html
    /// </summary>
    /// <returns>
    /// The subscription. <c>ResourceNotFoundException</c>: no such consumer or shard. <c>ResourceInUseException</c>: the consumer is not
    /// ACTIVE yet, or has subscribed to the shard within the last five seconds. <c>InvalidArgumentException</c>: the position cannot be.
    /// </returns>
    public Reply<long> SubscribeToShard(long now, string consumerNameOrArn, string shardId, StartingPosition position)
    {
        if (Unready(now) is { } error)
        {
            return error;
        }

        if (Find(consumerNameOrArn) is not { } consumer)
        {
            return KinesisErrors.ConsumerNotFound(consumerNameOrArn, account);
        }

        if (!IsActive(now, consumer))
        {
            return KinesisErrors.InUse($"Consumer {consumer.Arn} is not ACTIVE.");
        }

        if (TryFindReadable(now, shardId, out var shard) is { } shardError)
        {
            return shardError;
        }

        var last = subscriptions.LastOrDefault(s => s.Consumer == consumer.Arn && s.Shard == shard.Index);
        if (last is not null && IsWithin(now, last.StartedAt, quotas.ResubscribeAfter))
        {
            return KinesisErrors.InUse($"Another active subscription exists for this consumer: {consumer.Arn}");
        }

        var place = PlaceOf(now, shard, position, "SubscribeToShard");
        if (!place.IsOk)
        {
            return place.Error!;
        }

        last?.End(SubscriptionState.Superseded, now);
        var continuation = SequenceNumber.Create(shard.CreatedSecond, shard.Index, 0, shard.CreatedSecond);
        subscriptions.Add(new(++lastSubscription, consumer.Arn, shard.Index, place.Result, now, continuation));
        return lastSubscription;
    }

    /// <summary>
    /// The events that a subscription was pushed since this was last asked: as many bytes as the consumer's own throughput lets through.
    /// After the last event of a subscription that has ended the subscription is forgotten.
    /// </summary>
    /// <returns><c>ResourceNotFoundException</c>: there is no such subscription, or it has been forgotten.</returns>
    public Reply<SubscriptionEvents> TakeEvents(long now, long subscriptionId)
    {
        Settle(now);
        if (subscriptions.FirstOrDefault(s => s.Id == subscriptionId) is not { } subscription)
        {
            return new ServiceError("ResourceNotFoundException", $"Subscription {subscriptionId} does not exist.");
        }

        var expiry = subscription.StartedAt + quotas.SubscriptionLifetime;
        if (now >= expiry)
        {
            subscription.End(SubscriptionState.Expired, expiry);
        }

        var events = new List<SubscribeToShardEvent>();
        var shard = shards[subscription.Shard];
        while (Push(Math.Min(now, subscription.EndedAt), now, shard, subscription) is { } pushed)
        {
            events.Add(pushed);
        }

        if (subscription.State != SubscriptionState.Active)
        {
            subscriptions.Remove(subscription);
        }

        return new SubscriptionEvents(subscription.State, events);
    }

    private SubscribeToShardEvent? Push(long until, long now, Shard shard, Subscription subscription)
    {
        var rate = (long)quotas.ConsumerReadBytesPerSecond;
        var room = (rate * (1 + ((until - subscription.PacedFrom) / 1000))) - subscription.PacedBytes;
        var isShared = !rows.Has(SemanticRow.KinesisFanOut);
        if (isShared && !shard.Reads.Fits(now, 0, quotas.ShardReadCallsPerSecond, quotas.ShardReadBytesPerSecond))
        {
            return null;
        }

        var (records, next, bytes) = room > 0
            ? Collect(now, shard, subscription.Position, quotas.GetRecordsLimit, room, until)
            : ([], subscription.Position, 0);
        var isEnd = !shard.IsOpen && shard.ClosedAt <= until && next >= shard.Records.End && subscription.State == SubscriptionState.Active;
        if (records.Count == 0 && !isEnd)
        {
            if (room > 0)
            {
                (subscription.PacedFrom, subscription.PacedBytes) = (until, 0);
            }

            return null;
        }

        if (isShared)
        {
            shard.Reads.Count(now, bytes, quotas.ShardReadBytesPerSecond);
        }

        subscription.Position = next;
        subscription.PacedBytes += bytes;
        subscription.Continuation = records.Count > 0 ? records[^1].SequenceNumber : subscription.Continuation;
        if (isEnd)
        {
            subscription.End(SubscriptionState.ShardEnded, until);
        }

        var behind = next < shard.Records.End ? now - records[^1].ApproximateArrival : 0;
        return new(records, isEnd ? null : subscription.Continuation, behind, isEnd ? ChildrenOf(shard) : []);
    }

    private StreamConsumer? Find(string nameOrArn) => consumers.FirstOrDefault(c => c.Name == nameOrArn || c.Arn == nameOrArn);

    private bool IsActive(long now, StreamConsumer consumer) => !IsWithin(now, consumer.CreatedAt, quotas.ConsumerCreationTime);

    private void EndSubscriptions(long now)
    {
        foreach (var subscription in subscriptions)
        {
            subscription.End(SubscriptionState.Deregistered, now);
        }
    }

    private long NextConsumerChange(long now)
    {
        var next = Never;
        foreach (var consumer in consumers.Where(c => !IsActive(now, c)))
        {
            next = Math.Min(next, consumer.CreatedAt + quotas.ConsumerCreationTime);
        }

        foreach (var subscription in subscriptions.Where(s => s.State == SubscriptionState.Active))
        {
            next = Math.Min(next, Math.Max(now + 1, subscription.StartedAt + quotas.SubscriptionLifetime));

            // What its throughput held back comes a second after what it let through.
            if (subscription.Position < shards[subscription.Shard].Records.End)
            {
                next = Math.Min(next, now + 1000);
            }
        }

        return next;
    }
}
