namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// The message groups of a FIFO queue: each a chain of messages in their order. A group is ready when its first message is visible.
/// </summary>
internal sealed class FifoGroups
{
    private const int None = -1;

    private readonly MessageTable table;
    private readonly Dictionary<string, int> byId;

    // First messages of the ready groups, by their order.
    private readonly SlotHeap ready;
    private Group[] groups;
    private int used;
    private int firstFree = None;

    public FifoGroups(MessageTable table)
    {
        this.table = table;
        byId = new(StringComparer.Ordinal);
        ready = new SlotHeap();
        groups = new Group[8];
    }

    /// <summary>A copy for a copy of the table.</summary>
    public FifoGroups(FifoGroups other, MessageTable table)
    {
        this.table = table;
        byId = new(other.byId, StringComparer.Ordinal);
        ready = other.ready.Clone();
        groups = (Group[])other.groups.Clone();
        used = other.used;
        firstFree = other.firstFree;
    }

    /// <summary>How many groups are ready.</summary>
    public int ReadyCount => ready.Count;

    /// <summary>The first message of a ready group, 0 for the group whose first message is the oldest.</summary>
    public int ReadyHead(int index) => ready.Nth(index);

    /// <summary>Puts a message at the end of its group; one without id is a group of its own.</summary>
    public void Append(int slot, string? id)
    {
        Append(slot, Find(id));
    }

    private void Append(int slot, int group)
    {
        ref var entry = ref table[slot];
        entry.Group = group;
        entry.Next = None;
        entry.Previous = groups[group].Last;
        if (entry.Previous >= 0)
        {
            table[entry.Previous].Next = slot;
        }
        else
        {
            groups[group].First = slot;
        }

        groups[group].Last = slot;
        Refresh(group);
    }

    public void Remove(int slot)
    {
        var group = table[slot].Group;
        Unlink(slot, group);
        Refresh(group);
        Free(group);
    }

    /// <summary>Puts a message of a group behind the others.</summary>
    public void MoveToEnd(int slot)
    {
        var group = table[slot].Group;
        if (groups[group].Last != slot)
        {
            Unlink(slot, group);
            Append(slot, group);
        }
    }

    /// <summary>Sees anew whether the group of a message is ready.</summary>
    public void RefreshOf(int slot) => Refresh(table[slot].Group);

    /// <summary>Keeps a group out of the ready ones, whatever happens to it, until it is put back.</summary>
    public void SetAside(int group)
    {
        groups[group].IsAside = true;
        Refresh(group);
    }

    public void PutBack(int group)
    {
        groups[group].IsAside = false;
        Refresh(group);
        Free(group);
    }

    private int Find(string? id)
    {
        if (id is not null && byId.TryGetValue(id, out var known))
        {
            return known;
        }

        int group;
        if (firstFree >= 0)
        {
            group = firstFree;
            firstFree = groups[group].First;
        }
        else
        {
            if (used == groups.Length)
            {
                Array.Resize(ref groups, used * 2);
            }

            group = used++;
        }

        groups[group] = new Group { Id = id, First = None, Last = None, Ready = None };
        if (id is not null)
        {
            byId.Add(id, group);
        }

        return group;
    }

    private void Unlink(int slot, int group)
    {
        ref var entry = ref table[slot];
        if (entry.Previous >= 0)
        {
            table[entry.Previous].Next = entry.Next;
        }
        else
        {
            groups[group].First = entry.Next;
        }

        if (entry.Next >= 0)
        {
            table[entry.Next].Previous = entry.Previous;
        }
        else
        {
            groups[group].Last = entry.Previous;
        }
    }

    private void Refresh(int group)
    {
        ref var state = ref groups[group];
        var head = state.First >= 0 && !state.IsAside && table[state.First].State == MessageState.Visible ? state.First : None;
        if (head == state.Ready)
        {
            return;
        }

        if (state.Ready >= 0)
        {
            ready.Remove(state.Ready);
        }

        if (head >= 0)
        {
            ready.Add(head, table[head].Order);
        }

        state.Ready = head;
    }

    private void Free(int group)
    {
        if (groups[group].First >= 0 || groups[group].IsAside)
        {
            return;
        }

        if (groups[group].Id is { } id)
        {
            byId.Remove(id);
        }

        groups[group].Id = null;
        groups[group].First = firstFree;
        firstFree = group;
    }

    private struct Group
    {
        public string? Id;

        /// <summary>Slot of the first message; of a free group, the next free one.</summary>
        public int First;

        public int Last;

        /// <summary>The first message as it stands among the ready ones; −1 when the group is not ready.</summary>
        public int Ready;

        public bool IsAside;
    }
}
