namespace AwsMessaging.Simulation.Time;

/// <summary>
/// What is to happen, ordered by time and, at one time, by when it was put in line: a binary heap that is reused from run to run.
/// </summary>
internal sealed class EventQueue
{
    private Entry[] heap = new Entry[64];
    private long sequence;

    /// <summary>How many events wait.</summary>
    public int Count { get; private set; }

    /// <summary>The time of the next event.</summary>
    public long NextTime => heap[0].Time;

    /// <summary>Puts an event in line.</summary>
    public void Enqueue(long time, Action<object?> callback, object? state)
    {
        if (Count == heap.Length)
        {
            Array.Resize(ref heap, heap.Length * 2);
        }

        var entry = new Entry(time, sequence++, callback, state);
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!entry.IsBefore(in heap[parent]))
            {
                break;
            }

            heap[at] = heap[parent];
            at = parent;
        }

        heap[at] = entry;
    }

    /// <summary>Takes the next event.</summary>
    public (Action<object?> Callback, object? State) Dequeue()
    {
        var first = heap[0];
        var last = heap[--Count];
        heap[Count] = default;
        if (Count > 0)
        {
            SiftDown(last);
        }

        return (first.Callback, first.State);
    }

    /// <summary>Forgets all events and numbers the next one 0.</summary>
    public void Clear()
    {
        Array.Clear(heap, 0, Count);
        Count = 0;
        sequence = 0;
    }

    private void SiftDown(in Entry entry)
    {
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && heap[child + 1].IsBefore(in heap[child]))
            {
                child++;
            }

            if (!heap[child].IsBefore(in entry))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }

    private readonly record struct Entry(long Time, long Sequence, Action<object?> Callback, object? State)
    {
        public bool IsBefore(in Entry other) => Time < other.Time || (Time == other.Time && Sequence < other.Sequence);
    }
}
