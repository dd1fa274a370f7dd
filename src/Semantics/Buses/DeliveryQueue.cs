using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <summary>Deliveries that are still to be made, by their time, and those of one time in the order in which they were made.</summary>
internal sealed class DeliveryQueue
{
    private readonly List<Delivery> waiting = [];
    private long lastId;

    /// <summary>Time of the first one; null when there is none.</summary>
    public long? First => waiting.Count == 0 ? null : waiting[0].At;

    /// <summary>All of them, by their time.</summary>
    public IReadOnlyList<Delivery> All => waiting;

    public void Add(Delivery delivery)
    {
        delivery.Id = ++lastId;
        var index = waiting.Count;
        while (index > 0 && waiting[index - 1].At > delivery.At)
        {
            index--;
        }

        waiting.Insert(index, delivery);
    }

    /// <summary>Removes and returns what is due.</summary>
    public IReadOnlyList<Delivery> Take(long now)
    {
        var count = 0;
        while (count < waiting.Count && waiting[count].At <= now)
        {
            count++;
        }

        if (count == 0)
        {
            return [];
        }

        var due = waiting.GetRange(0, count);
        waiting.RemoveRange(0, count);
        return due;
    }

    public DeliveryQueue Clone()
    {
        var copy = new DeliveryQueue { lastId = lastId };
        copy.waiting.AddRange(waiting.Select(Copy));
        return copy;
    }

    /// <summary>A delivery's twin: what is shared does not change.</summary>
    public static Delivery Copy(Delivery delivery) => new()
    {
        Id = delivery.Id,
        At = delivery.At,
        From = delivery.From,
        To = delivery.To,
        Body = delivery.Body,
        Attributes = delivery.Attributes,
        GroupId = delivery.GroupId,
        DeduplicationId = delivery.DeduplicationId,
        Attempt = delivery.Attempt,
        ToDeadLetterQueue = delivery.ToDeadLetterQueue,
        Context = delivery.Context,
    };
}
