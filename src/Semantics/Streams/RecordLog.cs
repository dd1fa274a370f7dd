namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// The records of a shard, oldest first, each known by its position: how many records of the shard came before it. Records leave at the front
/// when their retention ends; positions stay.
/// </summary>
internal sealed class RecordLog
{
    private const int InitialRoom = 16;

    private KinesisRecord?[] ring = new KinesisRecord?[InitialRoom];

    /// <summary>Position of the oldest record that is still there; of the next one when there is none.</summary>
    public long Start { get; private set; }

    /// <summary>Position of the next record.</summary>
    public long End { get; private set; }

    /// <summary>The record at a position from <see cref="Start"/> to before <see cref="End"/>.</summary>
    public KinesisRecord this[long position] => ring[(int)(position & (ring.Length - 1))]!;

    /// <summary>Adds a record at the end.</summary>
    public void Add(KinesisRecord record)
    {
        if (End - Start == ring.Length)
        {
            Resize(ring.Length * 2);
        }

        ring[(int)(End & (ring.Length - 1))] = record;
        End++;
    }

    /// <summary>Removes the records that came at a time or before.</summary>
    public void RemoveUntil(long arrival)
    {
        while (Start < End && this[Start].ApproximateArrival <= arrival)
        {
            ring[(int)(Start & (ring.Length - 1))] = null;
            Start++;
        }

        // Give back memory after a burst, but not at every ebb.
        if (ring.Length > InitialRoom && End - Start < ring.Length / 8)
        {
            Resize(ring.Length / 2);
        }
    }

    /// <summary>Position of the first record that came at a time or later; <see cref="End"/> when there is none.</summary>
    public long FirstSince(long arrival)
    {
        var (low, high) = (Start, End);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = this[middle].ApproximateArrival < arrival ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Position of the first record whose number is a given one or, unless it is to be included, above it.</summary>
    public long FirstFrom(SequenceNumber number, bool isIncluded)
    {
        var (low, high) = (Start, End);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = this[middle].SequenceNumber.CompareTo(number);
            (low, high) = order < 0 || (order == 0 && !isIncluded) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>An independent copy.</summary>
    public RecordLog Clone()
    {
        var clone = new RecordLog { Start = Start, End = End, ring = new KinesisRecord?[ring.Length] };
        Array.Copy(ring, clone.ring, ring.Length);
        return clone;
    }

    private void Resize(int room)
    {
        var next = new KinesisRecord?[room];
        for (var position = Start; position < End; position++)
        {
            next[(int)(position & (room - 1))] = this[position];
        }

        ring = next;
    }
}
