using System.Globalization;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// A schedule expression that its service accepts: <c>rate(5 minutes)</c>, <c>cron(0 12 * * ? *)</c> or <c>at(2026-11-20T13:00:00)</c>.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
/// </summary>
public sealed class ScheduleExpression
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly CronExpression? cron;
    private readonly long? at;

    private ScheduleExpression(string text, long? period = null, CronExpression? cron = null, long? at = null)
    {
        Text = text;
        PeriodMilliseconds = period;
        this.cron = cron;
        this.at = at;
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Milliseconds between two firings of a <c>rate</c>; null for the other kinds.</summary>
    public long? PeriodMilliseconds { get; }

    /// <summary>Whether it fires once and then never again: <c>at</c>.</summary>
    public bool IsOneTime => at is not null;

    /// <summary>Reads an expression as a service does.</summary>
    /// <returns>The expression, or null when the service refuses it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ScheduleExpression? Parse(string text, ScheduleDialect dialect)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (!SchedulerFacts.ExpressionLength.Value.Contains(text.Length))
        {
            return null;
        }

        if (Inside(text, "rate(") is { } rate)
        {
            return Period(rate, dialect) is { } period ? new(text, period: period) : null;
        }

        if (Inside(text, "cron(") is { } fields)
        {
            return CronExpression.Parse(fields) is { } cron ? new(text, cron: cron) : null;
        }

        return dialect == ScheduleDialect.Scheduler && Inside(text, "at(") is { } time && LocalTime(time) is { } at
            ? new(text, at: at)
            : null;
    }

    /// <summary>When it fires next.</summary>
    /// <param name="after">Only later than this, in milliseconds since 1970 UTC.</param>
    /// <param name="start">From when a <c>rate</c> counts, in milliseconds since 1970 UTC: its first firing is one period later.</param>
    /// <param name="zone">Whose local time <c>cron</c> and <c>at</c> are in; a <c>rate</c> has none.</param>
    /// <returns>Milliseconds since 1970 UTC, or null when it never fires again.</returns>
    public long? Next(long after, long start, ScheduleZone zone)
    {
        if (PeriodMilliseconds is { } period)
        {
            return after < start ? start + period : start + (((after - start) / period) + 1) * period;
        }

        if (at is { } once)
        {
            return zone.ToUtc(once) is { } time && time > after ? time : null;
        }

        var local = Epoch.AddMilliseconds(zone.ToLocal(after));
        while (cron!.Next(local) is { } next)
        {
            // A local time that the clocks leave out is skipped; one that they show twice fires at its first.
            if (zone.ToUtc((next - Epoch).Ticks / TimeSpan.TicksPerMillisecond) is { } time && time > after)
            {
                return time;
            }

            local = next;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string? Inside(string text, string opening) =>
        text.StartsWith(opening, StringComparison.Ordinal) && text.EndsWith(")", StringComparison.Ordinal)
            ? text.Substring(opening.Length, text.Length - opening.Length - 1)
            : null;

    private static long? Period(string text, ScheduleDialect dialect)
    {
        var space = text.IndexOf(' ');
        if (space <= 0
            || !int.TryParse(text.Substring(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || value < 1)
        {
            return null;
        }

        var unit = text.Substring(space + 1);
        if (dialect == ScheduleDialect.Scheduler)
        {
            unit = unit.ToLowerInvariant();
        }

        var isPlural = unit.EndsWith("s", StringComparison.Ordinal);
        if (dialect == ScheduleDialect.Rule && isPlural != (value != 1))
        {
            return null;
        }

        long? minutes = (isPlural ? unit.Substring(0, unit.Length - 1) : unit) switch
        {
            "minute" => 1,
            "hour" => 60,
            "day" => 1_440,
            _ => null,
        };
        return minutes * value * 60_000L;
    }

    private static long? LocalTime(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time - Epoch).Ticks / TimeSpan.TicksPerMillisecond
            : null;
}
