using System.Globalization;

namespace AwsMessaging.Semantics.Streams;

/// <summary>The state of one shard.</summary>
internal sealed class Shard
{
    private const long Never = long.MaxValue;

    public Shard(int index, HashKey start, HashKey end, long createdAt, int parent = -1, int adjacentParent = -1)
    {
        Index = index;
        Id = IdOf(index);
        Start = start;
        End = end;
        CreatedAt = createdAt;

        // A child's second is the one after its parents' end.
        CreatedSecond = (createdAt / 1000) + (parent < 0 ? 0 : 1);
        Parent = parent;
        AdjacentParent = adjacentParent;
    }

    public int Index { get; }

    public string Id { get; }

    public HashKey Start { get; }

    public HashKey End { get; }

    /// <summary>When it was created, in milliseconds.</summary>
    public long CreatedAt { get; }

    /// <summary>Stands in the numbers of its records, so that those of a child are above those of its parents.</summary>
    public long CreatedSecond { get; }

    /// <summary>Index of the shard that it came from, or −1.</summary>
    public int Parent { get; }

    /// <summary>Index of the other shard that it came from, or −1.</summary>
    public int AdjacentParent { get; }

    /// <summary>When it was closed, in milliseconds.</summary>
    public long ClosedAt { get; private set; } = Never;

    public bool IsOpen => ClosedAt == Never;

    public TimedLog<StoredRecord> Records { get; private set; } = new();

    // Fields, because counting changes them in place.
    public RateWindow Writes;
    public RateWindow Reads;

    public ShardLoad Load { get; private set; } = new();

    /// <summary>
    /// Whether numbers do without the shard, as if they told the order in the whole stream; and then when that was created.
    /// </summary>
    public long? StreamWideSecond { get; set; }

    /// <summary>The number of the record that has a counter and came at a time.</summary>
    public SequenceNumber NumberOf(long index, long arrival) =>
        StreamWideSecond is { } second
            ? SequenceNumber.Create(second, 0, index, arrival / 1000)
            : SequenceNumber.Create(CreatedSecond, Index, index, Math.Max(arrival / 1000, CreatedSecond));

    /// <summary>The record at a position of the log.</summary>
    public KinesisRecord RecordAt(long position)
    {
        var stored = Records[position];
        return new(NumberOf(stored.Index, stored.Arrival), stored.PartitionKey, stored.Data, stored.Arrival);
    }

    public void Close(long now) => ClosedAt = now;

    /// <summary>Whether it came from a shard.</summary>
    public bool IsChildOf(int index) => Parent == index || AdjacentParent == index;

    public bool Holds(HashKey key) => key >= Start && key <= End;

    /// <summary>Position in the log of the first record whose number is a given one or, unless it is to be included, above it.</summary>
    public long PositionOf(SequenceNumber number, bool isIncluded)
    {
        var (low, high) = (Records.Start, Records.End);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = NumberOf(Records[middle].Index, Records[middle].Arrival).CompareTo(number);
            (low, high) = order < 0 || (order == 0 && !isIncluded) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public Shard Clone()
    {
        var clone = (Shard)MemberwiseClone();
        clone.Records = Records.Clone();
        clone.Load = Load.Clone();
        return clone;
    }

    public static string IdOf(int index) => "shardId-" + index.ToString("D12", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a shard's id. The service looks only at the number after the first hyphen, or at the whole when there is no hyphen.
    /// </summary>
    public static bool TryParseId(string id, out int index)
    {
        var parts = id.Split('-');
        var digits = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : id;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
