namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// Slots by an ascending key: a binary heap that knows where each slot stands, so that any can leave. Keys that are added in ascending
/// order, as those of new messages are, cost nothing to place.
/// </summary>
internal sealed class SlotHeap
{
    private const int Absent = 0;

    private long[] keys;
    private int[] slots;

    // Place of each slot in the heap, plus one: so that new room means absent.
    private int[] places;

    public SlotHeap()
    {
        keys = new long[16];
        slots = new int[16];
        places = new int[16];
    }

    private SlotHeap(SlotHeap other)
    {
        keys = (long[])other.keys.Clone();
        slots = (int[])other.slots.Clone();
        places = (int[])other.places.Clone();
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>The slot with the lowest key.</summary>
    public int First => slots[0];

    /// <summary>The lowest key; the highest number when there is none.</summary>
    public long FirstKey => Count == 0 ? long.MaxValue : keys[0];

    public SlotHeap Clone() => new(this);

    public bool Contains(int slot) => slot < places.Length && places[slot] != Absent;

    public void Add(int slot, long key)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Count * 2);
            Array.Resize(ref slots, Count * 2);
        }

        if (slot >= places.Length)
        {
            Array.Resize(ref places, Math.Max(places.Length * 2, slot + 1));
        }

        RiseFrom(Count++, slot, key);
    }

    /// <summary>Takes a slot out; one that is not in is no error.</summary>
    public void Remove(int slot)
    {
        if (!Contains(slot))
        {
            return;
        }

        var place = places[slot] - 1;
        places[slot] = Absent;
        Count--;
        if (place == Count)
        {
            return;
        }

        var (lastSlot, lastKey) = (slots[Count], keys[Count]);
        if (place > 0 && lastKey < keys[(place - 1) / 2])
        {
            RiseFrom(place, lastSlot, lastKey);
        }
        else
        {
            SinkFrom(place, lastSlot, lastKey);
        }
    }

    public int RemoveFirst()
    {
        var slot = slots[0];
        Remove(slot);
        return slot;
    }

    /// <summary>The slot with the lowest key but so many, 0 for the lowest.</summary>
    public int Nth(int index)
    {
        if (index == 0)
        {
            return slots[0];
        }

        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => keys[a].CompareTo(keys[b]));
        return slots[order[index]];
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            places[slots[i]] = Absent;
        }

        Count = 0;
    }

    private void RiseFrom(int place, int slot, long key)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (keys[parent] <= key)
            {
                break;
            }

            Put(place, slots[parent], keys[parent]);
            place = parent;
        }

        Put(place, slot, key);
    }

    private void SinkFrom(int place, int slot, long key)
    {
        while (true)
        {
            var child = (place * 2) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && keys[child + 1] < keys[child])
            {
                child++;
            }

            if (keys[child] >= key)
            {
                break;
            }

            Put(place, slots[child], keys[child]);
            place = child;
        }

        Put(place, slot, key);
    }

    private void Put(int place, int slot, long key)
    {
        slots[place] = slot;
        keys[place] = key;
        places[slot] = place + 1;
    }
}
