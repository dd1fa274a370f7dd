using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>The six fields of <c>cron(…)</c>: minutes, hours, day of month, month, day of week, year.</summary>
internal sealed class CronExpression
{
    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronDays days;
    private readonly CronField months;
    private readonly CronField years;

    private CronExpression(CronField minutes, CronField hours, CronDays days, CronField months, CronField years)
    {
        this.minutes = minutes;
        this.hours = hours;
        this.days = days;
        this.months = months;
        this.years = years;
    }

    public static CronExpression? Parse(string fields)
    {
        var parts = fields.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 6
            && CronField.Minutes(parts[0]) is { } minutes
            && CronField.Hours(parts[1]) is { } hours
            && CronDays.Parse(parts[2], parts[4]) is { } days
            && CronField.Months(parts[3]) is { } months
            && CronField.Years(parts[5]) is { } years
            ? new(minutes, hours, days, months, years)
            : null;
    }

    /// <summary>The first minute after a local time that the expression names; null when there is none.</summary>
    public DateTime? Next(DateTime after)
    {
        var start = new DateTime(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0).AddMinutes(1);
        var lastYear = (int)SchedulerFacts.CronYears.Value.Max;
        for (var year = start.Year; year <= lastYear; year++)
        {
            if (years.Accepts(year) && NextIn(year, start) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private DateTime? NextIn(int year, DateTime start)
    {
        for (var month = year == start.Year ? start.Month : 1; month <= 12; month++)
        {
            if (!months.Accepts(month))
            {
                continue;
            }

            var isFirst = year == start.Year && month == start.Month;
            for (var day = isFirst ? start.Day : 1; day <= DateTime.DaysInMonth(year, month); day++)
            {
                if (days.Accepts(year, month, day)
                    && NextIn(new DateTime(year, month, day), isFirst && day == start.Day ? start : DateTime.MinValue) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private DateTime? NextIn(DateTime day, DateTime start)
    {
        for (var hour = start.Hour; hour < 24; hour++)
        {
            if (!hours.Accepts(hour))
            {
                continue;
            }

            for (var minute = hour == start.Hour ? start.Minute : 0; minute < 60; minute++)
            {
                if (minutes.Accepts(minute))
                {
                    return day.AddHours(hour).AddMinutes(minute);
                }
            }
        }

        return null;
    }
}
