using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// An SQS queue: <see cref="StandardQueue"/> or <see cref="FifoQueue"/>. Its state changes by calls and by time alone; all times are
/// milliseconds that never decrease.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html
/// </summary>
public abstract partial class Queue
{
    private readonly SlotHeap hidden;
    private long messagesTaken;
    private long arrivals;
    private int inFlight;
    private int delayed;

    private protected Queue(string name, QueueAttributes attributes, QueueSetup setup, long now)
    {
        Name = name;
        Attributes = attributes;
        Setup = setup;
        Arn = $"arn:aws:sqs:{setup.Region}:{setup.Account}:{name}";
        Url = $"https://sqs.{setup.Region}.amazonaws.com/{setup.Account}/{name}";
        Seed = Ids.Seed(Arn);
        CreatedAt = now;
        ModifiedAt = now;
        Table = new MessageTable();
        hidden = new SlotHeap();
    }

    private protected Queue(Queue other)
    {
        Name = other.Name;
        Attributes = other.Attributes;
        Setup = other.Setup;
        Arn = other.Arn;
        Url = other.Url;
        Seed = other.Seed;
        CreatedAt = other.CreatedAt;
        ModifiedAt = other.ModifiedAt;
        Version = other.Version;
        IsDeleted = other.IsDeleted;
        Table = other.Table.Clone();
        hidden = other.hidden.Clone();
        messagesTaken = other.messagesTaken;
        arrivals = other.arrivals;
        inFlight = other.inFlight;
        delayed = other.delayed;
        purgedAt = other.purgedAt;
        lastCounts = other.lastCounts;
        tags.AddRange(other.tags);
    }

    /// <summary>The name, a FIFO queue's with its suffix.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>The URL.</summary>
    public string Url { get; }

    /// <summary>How it is set.</summary>
    public QueueAttributes Attributes { get; private set; }

    /// <summary>When it was created, in milliseconds.</summary>
    public long CreatedAt { get; }

    /// <summary>When its attributes were last set, in milliseconds.</summary>
    public long ModifiedAt { get; private set; }

    /// <summary>Changes whenever there may be more to receive than before: a long poll that waits is to ask again.</summary>
    public long Version { get; private set; }

    /// <summary>The dead-letter queue that the redrive policy names; null without, or when there is none.</summary>
    public Queue? DeadLetterQueue { get; internal set; }

    /// <summary>Whether it was deleted. All calls then fail with <c>QueueDoesNotExist</c>.</summary>
    public bool IsDeleted { get; internal set; }

    internal SqsService? Service { get; set; }

    internal MessageTable Table { get; }

    internal int InFlightCount => inFlight;

    private protected QueueSetup Setup { get; }

    private protected SemanticRows Rows => Setup.Rows;

    private protected ulong Seed { get; }

    private long RetentionMilliseconds => Attributes.MessageRetentionPeriod * 1000L;

    /// <summary>
    /// An independent copy of the queue alone, without dead-letter queue. A queue of a service is copied with
    /// <see cref="SqsService.Clone"/>.
    /// </summary>
    public abstract Queue Clone();

    /// <summary>Carries out what time has brought until now. Every call does so by itself.</summary>
    public void Advance(long now)
    {
        Service?.MoveDue(now);
        Settle(now);
    }

    internal void Set(long now, QueueAttributes attributes)
    {
        var before = Attributes;
        Attributes = attributes;
        ModifiedAt = now;
        AttributesChanged(now, before);
    }

    /// <summary>What every call begins with.</summary>
    private protected ServiceError? Enter(long now)
    {
        if (IsDeleted)
        {
            return SqsErrors.QueueDoesNotExist;
        }

        Advance(now);
        return null;
    }

    internal void Settle(long now)
    {
        while (hidden.FirstKey <= now)
        {
            var slot = hidden.First;
            if (Table[slot].IsCondemned)
            {
                Remove(slot);
            }
            else
            {
                Show(slot);
            }
        }

        if (Rows.Has(SemanticRow.SqsRetention))
        {
            while (Table.Oldest >= 0 && Table[Table.Oldest].RetainedFrom + RetentionMilliseconds <= now)
            {
                Remove(Table.Oldest);
            }
        }
    }

    /// <summary>Puts a message in.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">When.</param>
    /// <param name="visibleAt">When it can be received.</param>
    /// <param name="retainedFrom">What its retention counts from.</param>
    private protected int Add(StoredMessage message, long now, long visibleAt, long retainedFrom)
    {
        var slot = Table.Add(message, ++arrivals, retainedFrom);
        ref var entry = ref Table[slot];
        entry.VisibleAt = visibleAt;
        entry.State = visibleAt > now ? MessageState.Delayed : MessageState.Visible;
        if (entry.State == MessageState.Delayed)
        {
            delayed++;
            hidden.Add(slot, visibleAt);
        }

        Version++;
        Added(slot);
        return slot;
    }

    /// <summary>Makes a message visible that is delayed or in flight.</summary>
    private protected void Show(int slot)
    {
        hidden.Remove(slot);
        ref var entry = ref Table[slot];
        var wasReceived = entry.State == MessageState.InFlight;
        Uncount(entry.State);
        entry.State = MessageState.Visible;
        Version++;
        Shown(slot, wasReceived);
    }

    /// <summary>Hides a message until a time, or moves that time.</summary>
    private protected void Hide(int slot, long until, MessageState state)
    {
        ref var entry = ref Table[slot];
        Uncount(entry.State);
        hidden.Remove(slot);
        entry.State = state;
        entry.VisibleAt = until;
        hidden.Add(slot, until);
        if (state == MessageState.InFlight)
        {
            inFlight++;
        }
        else
        {
            delayed++;
        }

        Hidden(slot);
    }

    internal void Remove(int slot)
    {
        hidden.Remove(slot);
        Uncount(Table[slot].State);
        Removed(slot);
        Table.Remove(slot);
        Version++;
    }

    private protected StoredMessage NewMessage(long now, SendMessage request) => new(Seed, ++messagesTaken, now, request);

    /// <summary>The next place at the end of the queue.</summary>
    private protected long NextOrder() => ++arrivals;

    /// <summary>A message was put in.</summary>
    private protected abstract void Added(int slot);

    /// <summary>A message can be received again, or for the first time after its delay.</summary>
    private protected abstract void Shown(int slot, bool wasReceived);

    /// <summary>A message cannot be received for a while.</summary>
    private protected abstract void Hidden(int slot);

    /// <summary>A message is about to leave.</summary>
    private protected abstract void Removed(int slot);

    private protected virtual void AttributesChanged(long now, QueueAttributes before)
    {
    }

    private void Uncount(MessageState state)
    {
        if (state == MessageState.InFlight)
        {
            inFlight--;
        }
        else if (state == MessageState.Delayed)
        {
            delayed--;
        }
    }
}
