using System.Globalization;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// What a clock on a wall shows, by UTC. The model has no time zone database, because a database is not the same on every machine: UTC and
/// the fixed offsets <c>Etc/GMT±n</c> are known, and whoever needs another zone says when its offset changes.
/// </summary>
public sealed class ScheduleZone
{
    private readonly long firstOffset;
    private readonly (long From, long Offset)[] changes;

    /// <summary>Creates a zone.</summary>
    /// <param name="name">Its name in the IANA database, such as <c>Europe/Berlin</c>.</param>
    /// <param name="offsetMinutes">Minutes that local time is ahead of UTC until the first change.</param>
    /// <param name="changes">From which time, in milliseconds since 1970 UTC, another offset in minutes holds; in order of time.</param>
    public ScheduleZone(string name, int offsetMinutes, params (long From, int OffsetMinutes)[] changes)
    {
        Name = name;
        firstOffset = offsetMinutes * 60_000L;
        this.changes = [.. changes.Select(c => (c.From, c.OffsetMinutes * 60_000L))];
    }

    /// <summary>Coordinated universal time.</summary>
    public static ScheduleZone Utc { get; } = new("UTC", 0);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>UTC or a fixed offset, by name; null for other names.</summary>
    public static ScheduleZone? Fixed(string name)
    {
        if (name is "UTC" or "Etc/UTC" or "GMT" or "Etc/GMT")
        {
            return Utc;
        }

        const string prefix = "Etc/GMT";
        if (!name.StartsWith(prefix, StringComparison.Ordinal)
            || !int.TryParse(name.Substring(prefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours)
            || hours is < -14 or > 12)
        {
            return null;
        }

        // The sign is that of POSIX: Etc/GMT+5 is behind UTC.
        return new ScheduleZone(name, -hours * 60);
    }

    /// <summary>Local time at a time in milliseconds since 1970 UTC.</summary>
    internal long ToLocal(long utc) => utc + OffsetAt(utc);

    /// <summary>
    /// The first time at which a clock shows a local time; null for a local time that is left out when clocks go forward. When they go back
    /// and show it twice, only the first counts.
    /// </summary>
    internal long? ToUtc(long local)
    {
        long? first = ToLocal(local - firstOffset) == local ? local - firstOffset : null;
        foreach (var (_, offset) in changes)
        {
            var time = local - offset;
            if (ToLocal(time) == local && (first is null || time < first))
            {
                first = time;
            }
        }

        return first;
    }

    private long OffsetAt(long utc)
    {
        var offset = firstOffset;
        foreach (var change in changes)
        {
            if (change.From > utc)
            {
                break;
            }

            offset = change.Offset;
        }

        return offset;
    }
}
