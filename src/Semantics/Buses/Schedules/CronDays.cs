namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// The two day fields of a cron expression, one of which is <c>?</c>: the days of a month on which it runs. Beyond plain values:
/// <c>L</c> (last day), <c>L-3</c> (days before the last), <c>15W</c> (nearest weekday) and <c>LW</c> for days of the month; <c>L</c>
/// (Saturday),
/// <c>6L</c> (the month's last Friday) and <c>3#2</c> (its second Tuesday) for days of the week.
/// </summary>
internal sealed class CronDays
{
    private readonly CronField? daysOfMonth;
    private readonly CronField? daysOfWeek;
    private readonly int fromLast = -1;
    private readonly bool lastWeekday;
    private readonly int nearestWeekdayTo;
    private readonly int lastOf;
    private readonly int nthOf;
    private readonly int nth;

    private CronDays(CronField? daysOfMonth = null, CronField? daysOfWeek = null) =>
        (this.daysOfMonth, this.daysOfWeek) = (daysOfMonth, daysOfWeek);

    private CronDays(int fromLast, bool lastWeekday, int nearestWeekdayTo, int lastOf, int nthOf, int nth)
    {
        this.fromLast = fromLast;
        this.lastWeekday = lastWeekday;
        this.nearestWeekdayTo = nearestWeekdayTo;
        this.lastOf = lastOf;
        this.nthOf = nthOf;
        this.nth = nth;
    }

    public static CronDays? Parse(string dayOfMonth, string dayOfWeek)
    {
        if ((dayOfMonth == "?") == (dayOfWeek == "?"))
        {
            return null;
        }

        return dayOfWeek == "?" ? OfMonth(dayOfMonth) : OfWeek(dayOfWeek);
    }

    public bool Accepts(int year, int month, int day)
    {
        if (daysOfMonth is not null)
        {
            return daysOfMonth.Accepts(day);
        }

        var weekday = Weekday(year, month, day);
        if (daysOfWeek is not null)
        {
            return daysOfWeek.Accepts(weekday);
        }

        var last = DateTime.DaysInMonth(year, month);
        if (lastWeekday)
        {
            return day == NearestWeekday(year, month, last);
        }

        if (nearestWeekdayTo > 0)
        {
            return nearestWeekdayTo <= last && day == NearestWeekday(year, month, nearestWeekdayTo);
        }

        if (fromLast >= 0)
        {
            return day == last - fromLast;
        }

        return lastOf > 0 ? weekday == lastOf && day > last - 7 : weekday == nthOf && (day - 1) / 7 == nth - 1;
    }

    private static CronDays? OfMonth(string text)
    {
        var upper = text.ToUpperInvariant();
        if (upper == "LW")
        {
            return new(-1, true, 0, 0, 0, 0);
        }

        if (upper == "L")
        {
            return new(0, false, 0, 0, 0, 0);
        }

        if (upper.StartsWith("L-", StringComparison.Ordinal))
        {
            return CronField.Number(upper.Substring(2), 1, 30) is { } days ? new(days, false, 0, 0, 0, 0) : null;
        }

        if (upper.EndsWith("W", StringComparison.Ordinal))
        {
            return CronField.Number(upper.Substring(0, upper.Length - 1), 1, 31) is { } day ? new(-1, false, day, 0, 0, 0) : null;
        }

        return CronField.DaysOfMonth(text) is { } plain ? new(daysOfMonth: plain) : null;
    }

    private static CronDays? OfWeek(string text)
    {
        var upper = text.ToUpperInvariant();
        if (upper == "L")
        {
            return new(daysOfWeek: CronField.DaysOfWeek("SAT"));
        }

        var hash = upper.IndexOf('#');
        if (hash >= 0)
        {
            return CronField.DayOfWeek(upper.Substring(0, hash)) is { } day && CronField.Number(upper.Substring(hash + 1), 1, 5) is { } nth
                ? new(-1, false, 0, 0, day, nth)
                : null;
        }

        if (upper.EndsWith("L", StringComparison.Ordinal))
        {
            return CronField.DayOfWeek(upper.Substring(0, upper.Length - 1)) is { } day ? new(-1, false, 0, day, 0, 0) : null;
        }

        return CronField.DaysOfWeek(text) is { } plain ? new(daysOfWeek: plain) : null;
    }

    private static int Weekday(int year, int month, int day) => (int)new DateTime(year, month, day).DayOfWeek + 1;

    /// <summary>The weekday nearest to a day, within its month.</summary>
    private static int NearestWeekday(int year, int month, int day) => Weekday(year, month, day) switch
    {
        1 => day == DateTime.DaysInMonth(year, month) ? day - 2 : day + 1,
        7 => day == 1 ? day + 2 : day - 1,
        _ => day,
    };
}
