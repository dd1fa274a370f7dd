namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Counts what a shard takes or gives within a second. A single large item may exceed the bytes of an empty window, which then stays open
/// for as many seconds as the item is worth: so 10 MB that are read at 2 MB a second close a shard for five.
/// </summary>
internal struct RateWindow
{
    private const long Second = 1000;

    private bool isOpen;
    private long openedAt;
    private long length;
    private int items;
    private long bytes;

    // How long before the first item the first window opened; then windows follow each other without a gap. 0: each opens with an item.
    private long phase;

    /// <summary>Whether nothing has been counted yet.</summary>
    public readonly bool IsUnused => !isOpen;

    /// <summary>When the window that is open at a time, if any, ends.</summary>
    public readonly long EndsAt => openedAt + length;

    /// <summary>Says when the first window opened, before anything is counted.</summary>
    public void SetPhase(long milliseconds) => phase = milliseconds;

    /// <summary>Whether an item fits.</summary>
    /// <param name="now">The time, in milliseconds.</param>
    /// <param name="size">Bytes of the item, where they are known beforehand; else 0.</param>
    /// <param name="maxItems">Items of a window.</param>
    /// <param name="maxBytes">Bytes of a window.</param>
    public readonly bool Fits(long now, long size, int maxItems, long maxBytes) =>
        !isOpen || now >= EndsAt || (items < maxItems && (size == 0 ? bytes < maxBytes : bytes == 0 || bytes + size <= maxBytes));

    /// <summary>Counts an item.</summary>
    public void Count(long now, long size, long maxBytes)
    {
        if (!isOpen || now >= EndsAt)
        {
            openedAt = phase == 0 ? now
                : !isOpen ? now - phase
                : now - ((now - openedAt) % Second);
            isOpen = true;
            length = Second;
            items = 0;
            bytes = 0;
        }

        items++;
        bytes += size;
        if (bytes > maxBytes)
        {
            length = (bytes + maxBytes - 1) / maxBytes * Second;
        }
    }
}
