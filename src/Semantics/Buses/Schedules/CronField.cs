using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// One of the fields of a cron expression that name plain values: minutes, hours, months, years, and the plain part of the two day fields.
/// Lists, ranges and steps; a range that ends below its start runs over the end, except for years.
/// </summary>
internal sealed class CronField
{
    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly int min;
    private readonly int max;
    private readonly string[]? names;
    private readonly bool[] accepted;

    private CronField(int min, int max, string[]? names)
    {
        this.min = min;
        this.max = max;
        this.names = names;
        accepted = new bool[max - min + 1];
    }

    public static CronField? Minutes(string text) => Parse(text, 0, 59, null);

    public static CronField? Hours(string text) => Parse(text, 0, 23, null);

    public static CronField? DaysOfMonth(string text) => Parse(text, 1, 31, null);

    public static CronField? Months(string text) => Parse(text, 1, 12, MonthNames);

    public static CronField? DaysOfWeek(string text) => Parse(text, 1, 7, DayNames);

    public static CronField? Years(string text) =>
        Parse(text, (int)SchedulerFacts.CronYears.Value.Min, (int)SchedulerFacts.CronYears.Value.Max, null);

    /// <summary>A day of the week by number, Sunday being 1, or by name; null for anything else.</summary>
    public static int? DayOfWeek(string text) => new CronField(1, 7, DayNames).ValueOf(text);

    /// <summary>A number without sign that lies in a range; null for anything else.</summary>
    public static int? Number(string text, int min, int max)
    {
        if (text.Length is 0 or > 4)
        {
            return null;
        }

        var value = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return null;
            }

            value = (value * 10) + (c - '0');
        }

        return value >= min && value <= max ? value : null;
    }

    public bool Accepts(int value) => value >= min && value <= max && accepted[value - min];

    private static CronField? Parse(string text, int min, int max, string[]? names)
    {
        var field = new CronField(min, max, names);
        foreach (var part in text.Split(','))
        {
            if (!field.Add(part))
            {
                return null;
            }
        }

        return field;
    }

    private bool Add(string part)
    {
        var slash = part.IndexOf('/');
        int? step = slash < 0 ? 1 : Number(part.Substring(slash + 1), 1, max);
        if (step is not { } increment)
        {
            return false;
        }

        var range = slash < 0 ? part : part.Substring(0, slash);
        var (from, to) = range == "*" ? (min, max) : Ends(range, openEnd: slash >= 0);
        if (from is not { } first || to is not { } last)
        {
            return false;
        }

        if (last < first)
        {
            // Years do not come again.
            if (max > 59)
            {
                return false;
            }

            last += max - min + 1;
        }

        for (var value = first; value <= last; value += increment)
        {
            accepted[(value - min) % accepted.Length] = true;
        }

        return true;
    }

    private (int? From, int? To) Ends(string range, bool openEnd)
    {
        var dash = range.IndexOf('-');
        if (dash >= 0)
        {
            return (ValueOf(range.Substring(0, dash)), ValueOf(range.Substring(dash + 1)));
        }

        var value = ValueOf(range);
        return (value, openEnd ? max : value);
    }

    private int? ValueOf(string text)
    {
        var index = names is null ? -1 : Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index + min : Number(text, min, max);
    }
}
