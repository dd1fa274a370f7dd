namespace AwsMessaging.Semantics.Streams;

/// <summary>What came at a time.</summary>
internal interface ITimed
{
    /// <summary>When it came, in milliseconds.</summary>
    long Arrival { get; }
}

/// <summary>
/// The records of a shard or partition, oldest first, each known by its position: how many came before it. Records leave at the front when
/// their retention ends; positions stay.
/// </summary>
/// <typeparam name="T">The type of a record.</typeparam>
internal sealed class TimedLog<T>
    where T : ITimed
{
    private const int InitialRoom = 16;

    private T[] ring = new T[InitialRoom];

    /// <summary>Position of the oldest record that is still there; of the next one when there is none.</summary>
    public long Start { get; private set; }

    /// <summary>Position of the next record.</summary>
    public long End { get; private set; }

    /// <summary>The record at a position from <see cref="Start"/> to before <see cref="End"/>.</summary>
    public T this[long position] => ring[(int)(position & (ring.Length - 1))];

    /// <summary>Adds a record at the end.</summary>
    public void Add(T record)
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
        while (Start < End && this[Start].Arrival <= arrival)
        {
            ring[(int)(Start & (ring.Length - 1))] = default!;
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
            (low, high) = this[middle].Arrival < arrival ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>An independent copy.</summary>
    public TimedLog<T> Clone()
    {
        var clone = new TimedLog<T> { Start = Start, End = End, ring = new T[ring.Length] };
        Array.Copy(ring, clone.ring, ring.Length);
        return clone;
    }

    private void Resize(int room)
    {
        var next = new T[room];
        for (var position = Start; position < End; position++)
        {
            next[(int)(position & (room - 1))] = this[position];
        }

        ring = next;
    }
}
