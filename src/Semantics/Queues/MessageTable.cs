namespace AwsMessaging.Semantics.Queues;

/// <summary>Where a message of a queue stands.</summary>
public enum MessageState
{
    /// <summary>It can be received, unless an earlier message of its group holds it back.</summary>
    Visible,

    /// <summary>It was sent with a delay that has not ended.</summary>
    Delayed,

    /// <summary>It was received and its visibility timeout has not ended.</summary>
    InFlight,
}

/// <summary>What changes about a message in a queue.</summary>
internal struct MessageSlot
{
    /// <summary>Null while the slot is free.</summary>
    public StoredMessage? Message;

    public MessageState State;

    /// <summary>Number of the message in its queue: what receipt handles name it by.</summary>
    public long Number;

    /// <summary>
    /// Place among the messages, or first messages of groups, to receive: its number, in FIFO queues until it is received.
    /// </summary>
    public long Order;

    /// <summary>When its delay or visibility timeout ends or ended.</summary>
    public long VisibleAt;

    /// <summary>What retention counts from.</summary>
    public long RetainedFrom;

    public long FirstReceivedAt;

    public long LastReceivedAt;

    /// <summary>How often received, also in the queue that it was dead-lettered from.</summary>
    public int ReceiveCount;

    /// <summary>How many receipt handles this queue gave for it.</summary>
    public int Receipts;

    /// <summary>Neighbours by <see cref="RetainedFrom"/>; −1 for none.</summary>
    public int Older;
    public int Newer;

    /// <summary>Neighbours in its group of a FIFO queue; −1 for none.</summary>
    public int Previous;
    public int Next;

    /// <summary>Its group in a FIFO queue; −1 for none.</summary>
    public int Group;

    /// <summary>A server that missed the delete still has a copy.</summary>
    public bool ReturnsAfterDelete;

    /// <summary>It was deleted, and leaves when its visibility timeout ends.</summary>
    public bool IsCondemned;
}

/// <summary>
/// The messages of a queue in slots that are used again, linked by what their retention counts from: adding, finding and removing one takes
/// the same time however many there are.
/// </summary>
internal sealed class MessageTable
{
    private MessageSlot[] slots;
    private int used;
    private int firstFree = -1;
    private int newest = -1;

    public MessageTable() => slots = new MessageSlot[16];

    private MessageTable(MessageTable other)
    {
        slots = (MessageSlot[])other.slots.Clone();
        used = other.used;
        firstFree = other.firstFree;
        newest = other.newest;
        Oldest = other.Oldest;
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>Slot of the message whose retention ends first; −1 for none.</summary>
    public int Oldest { get; private set; } = -1;

    /// <summary>A slot. The reference holds until the next message is added.</summary>
    public ref MessageSlot this[int slot] => ref slots[slot];

    public MessageTable Clone() => new(this);

    /// <summary>Whether a slot holds the message with a number.</summary>
    public bool Holds(int slot, long number) => slot >= 0 && slot < used && slots[slot].Message is not null && slots[slot].Number == number;

    public int Add(StoredMessage message, long number, long retainedFrom)
    {
        int slot;
        if (firstFree >= 0)
        {
            slot = firstFree;
            firstFree = slots[slot].Next;
        }
        else
        {
            if (used == slots.Length)
            {
                Array.Resize(ref slots, used * 2);
            }

            slot = used++;
        }

        slots[slot] = new MessageSlot
        {
            Message = message,
            Number = number,
            Order = number,
            RetainedFrom = retainedFrom,
            Previous = -1,
            Next = -1,
            Group = -1,
        };
        Link(slot, retainedFrom);
        Count++;
        return slot;
    }

    public void Remove(int slot)
    {
        ref var entry = ref slots[slot];
        if (entry.Older >= 0)
        {
            slots[entry.Older].Newer = entry.Newer;
        }
        else
        {
            Oldest = entry.Newer;
        }

        if (entry.Newer >= 0)
        {
            slots[entry.Newer].Older = entry.Older;
        }
        else
        {
            newest = entry.Older;
        }

        entry.Message = null;
        entry.Next = firstFree;
        firstFree = slot;
        Count--;
    }

    /// <summary>Slots of all messages, in the order of their numbers.</summary>
    public int[] All()
    {
        var all = new int[Count];
        var at = 0;
        for (var slot = Oldest; slot >= 0; slot = slots[slot].Newer)
        {
            all[at++] = slot;
        }

        Array.Sort(all, (a, b) => slots[a].Number.CompareTo(slots[b].Number));
        return all;
    }

    private void Link(int slot, long retainedFrom)
    {
        // New messages are the newest; only those that arrive in a dead-letter queue bring an earlier time along.
        var older = newest;
        while (older >= 0 && slots[older].RetainedFrom > retainedFrom)
        {
            older = slots[older].Older;
        }

        var newer = older >= 0 ? slots[older].Newer : Oldest;
        slots[slot].Older = older;
        slots[slot].Newer = newer;
        if (older >= 0)
        {
            slots[older].Newer = slot;
        }
        else
        {
            Oldest = slot;
        }

        if (newer >= 0)
        {
            slots[newer].Older = slot;
        }
        else
        {
            newest = slot;
        }
    }
}
