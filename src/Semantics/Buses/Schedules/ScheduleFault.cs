using System.Globalization;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// What is certainly wrong with a schedule expression, in words. An expression that the service may be more lenient with than its
/// documentation (white space, letter case, names of days written out) has none.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
/// </summary>
public sealed class ScheduleFault
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\n', '\r'];

    private static readonly (string Name, int Min, int Max)[] Fields =
    [
        ("minutes", 0, 59), ("hours", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 1, 7),
        ("year", (int)SchedulerFacts.CronYears.Value.Min, (int)SchedulerFacts.CronYears.Value.Max),
    ];

    private ScheduleFault(string message, string remedy, int offset, int length)
    {
        Message = message;
        Remedy = remedy;
        Offset = offset;
        Length = length;
    }

    /// <summary>What is wrong: <c>cron() has 5 fields and needs 6</c>.</summary>
    public string Message { get; }

    /// <summary>What to write: <c>write cron(0 12 * * ? *)</c>.</summary>
    public string Remedy { get; }

    /// <summary>Index of the first character that is wrong.</summary>
    public int Offset { get; }

    /// <summary>Number of characters that are wrong.</summary>
    public int Length { get; }

    /// <summary>Finds what is certainly wrong with an expression.</summary>
    /// <returns>The fault; null for an expression that is accepted, or may be.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ScheduleFault? Of(string text, ScheduleDialect dialect)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        // A reference that the deployment resolves is not what the service gets.
        if (text.Trim().Length == 0 || text.Contains("{") || Accepts(text, dialect))
        {
            return null;
        }

        var close = text.TrimEnd().Length - 1;
        var open = text.IndexOf('(');
        var kind = open < 0 ? "" : text.Substring(0, open).Trim().ToLowerInvariant();
        if (kind is not ("rate" or "cron" or "at") || text[close] != ')')
        {
            return Shapeless(text, dialect);
        }

        var inside = text.Substring(open + 1, close - open - 1);
        return kind switch
        {
            "rate" => OfRate(text, inside, open + 1, dialect),
            "cron" => OfCron(text, inside, open + 1, dialect),
            _ => OfTime(text, inside, open + 1, dialect),
        };
    }

    /// <summary>Whether the service accepts the expression, or would if white space and letter case made no difference.</summary>
    private static bool Accepts(string text, ScheduleDialect dialect)
    {
        var plain = string.Join(" ", text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries)).Replace("( ", "(").Replace(" (", "(")
            .Replace(" )", ")");
        return ScheduleExpression.Parse(text, dialect) is not null || ScheduleExpression.Parse(plain, dialect) is not null
            || ScheduleExpression.Parse(plain.ToLowerInvariant(), dialect) is not null;
    }

    private static ScheduleFault Shapeless(string text, ScheduleDialect dialect)
    {
        var fields = text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        var remedy = fields.Length is 5 or 6 && Repaired(fields, dialect) is { } cron ? "write " + cron
            : ScheduleExpression.Parse("rate(" + text.Trim() + ")", dialect) is { } rate ? "write " + rate
            : dialect == ScheduleDialect.Rule ? "write rate(…) or cron(…)" : "write rate(…), cron(…) or at(…)";
        return new(dialect == ScheduleDialect.Rule
            ? "it is neither rate(…) nor cron(…)"
            : "it is neither rate(…) nor cron(…) nor at(…)", remedy, 0, text.Length);
    }

    private static ScheduleFault? OfRate(string text, string inside, int start, ScheduleDialect dialect)
    {
        var parts = inside.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2)
        {
            return new("rate() takes a number and a unit", "write it as in rate(5 minutes)", start, inside.Length);
        }

        var (amount, unit) = (parts[0], parts[1].ToLowerInvariant());
        if (!int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
        {
            return long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var large) && large > 0
                ? null
                : new($"{amount} is not a whole number of 1 or more", "write it as in rate(5 minutes)",
                    text.IndexOf(amount, start, StringComparison.Ordinal), amount.Length);
        }

        var singular = unit.EndsWith("s", StringComparison.Ordinal) ? unit.Substring(0, unit.Length - 1) : unit;
        var at = text.LastIndexOf(parts[1], StringComparison.Ordinal);
        if (singular is not ("minute" or "hour" or "day"))
        {
            var remedy = singular is "second" or "sec" or "millisecond" ? "the shortest is rate(1 minute)"
                : singular is "week" ? $"write rate({(value * 7L).ToString(CultureInfo.InvariantCulture)} days)"
                : "write minutes, hours or days";
            return new($"{parts[1]} is not a unit of rate()", remedy, at, parts[1].Length);
        }

        return dialect == ScheduleDialect.Rule && unit != singular != (value != 1)
            ? new(
                value == 1 ? "the unit is singular after 1" : "the unit is plural after a number other than 1",
                $"write rate({amount} {(value == 1 ? singular : singular + "s")})",
                at,
                parts[1].Length)
            : null;
    }

    private static ScheduleFault? OfCron(string text, string inside, int start, ScheduleDialect dialect)
    {
        var fields = inside.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length)
        {
            // Commas between the fields have been seen to pass.
            if (fields.Length < 5 && inside.Contains(","))
            {
                return null;
            }

            var count = fields.Length.ToString(CultureInfo.InvariantCulture);
            return new(
                $"cron() has {count} field{(fields.Length == 1 ? "" : "s")} and needs 6",
                Repaired(fields, dialect) is { } repaired
                    ? "write " + repaired
                    : "write minutes, hours, day of month, month, day of week and year",
                start,
                inside.Length);
        }

        var at = start;
        for (var i = 0; i < fields.Length; i++)
        {
            at = text.IndexOf(fields[i], at, StringComparison.Ordinal);
            if (WrongNumber(fields[i], i) is { } number)
            {
                var (name, min, max) = Fields[i];
                return new(
                    $"{name} cannot be {number}",
                    $"write {Text(min)} to {Text(max)}" + (i == 4 ? ", Sunday being 1" : ""),
                    at,
                    fields[i].Length);
            }

            if (i is not (2 or 4) && fields[i] == "?")
            {
                return new($"? is for the day of month or the day of week, not for {Fields[i].Name}", "write *", at, 1);
            }

            at += fields[i].Length;
        }

        if ((fields[2] == "?" && fields[4] == "?") || (IsDays(fields[2], "?") && IsDays("?", fields[4])))
        {
            return new(
                fields[2] == "?" ? "day of month and day of week are both ?" : "day of month and day of week are both given",
                Repaired(fields, dialect) is { } repaired ? "write " + repaired : "write ? for one of them",
                start,
                inside.Length);
        }

        return null;
    }

    private static ScheduleFault? OfTime(string text, string inside, int start, ScheduleDialect dialect)
    {
        if (dialect == ScheduleDialect.Rule)
        {
            return new("a rule does not take at()", "create a schedule of EventBridge Scheduler", 0, text.Length);
        }

        const string Form = "yyyy-MM-dd'T'HH:mm:ss";
        if (!DateTimeOffset.TryParse(inside, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return new("this is no time", "write it as in at(2026-11-20T13:00:00)", start, inside.Length);
        }

        var plain = $"write at({time.ToString(Form, CultureInfo.InvariantCulture)})";
        var clock = inside.IndexOf('T');
        return clock >= 0 && (inside.EndsWith("Z", StringComparison.OrdinalIgnoreCase) || inside.IndexOfAny(['+', '-'], clock) > 0)
            ? new("the time of at() has no zone", plain + " and name the zone in ScheduleExpressionTimezone", start, inside.Length)
            : new("the time of at() has the form yyyy-mm-ddThh:mm:ss", plain, start, inside.Length);
    }

    /// <summary>Whether the two fields for days are right together.</summary>
    private static bool IsDays(string ofMonth, string ofWeek) => CronDays.Parse(ofMonth, ofWeek) is not null;

    /// <summary>
    /// A number of a field that is outside what the field takes; null when there is none, and for what is not plain numbers.
    /// </summary>
    private static string? WrongNumber(string field, int index)
    {
        var (_, min, max) = Fields[index];
        foreach (var part in field.Split(','))
        {
            foreach (var end in part.Split('/')[0].Split('-'))
            {
                if (end.Length is > 0 and < 9 && end.All(c => c is >= '0' and <= '9')
                    && int.Parse(end, CultureInfo.InvariantCulture) is var value && (value < min || value > max))
                {
                    return end;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The six fields that somebody meant who wrote five, as crontab has them, or did not write <c>?</c>; null where that is not certain.
    /// Days of the week as numbers count from 0 there and from 1 here.
    /// </summary>
    private static string? Repaired(string[] fields, ScheduleDialect dialect)
    {
        if (fields.Length is not (5 or 6))
        {
            return null;
        }

        var (day, weekday) = (fields[2], fields[4]);
        if (fields.Length == 5 && weekday.Any(char.IsDigit))
        {
            return null;
        }

        (day, weekday) = (day, weekday) switch
        {
            ("?", "?") => ("*", "?"),
            (_, "*") when day != "?" => (day, "?"),
            ("*", _) when weekday != "?" => ("?", weekday),
            _ => (day, weekday),
        };
        var cron = $"cron({fields[0]} {fields[1]} {day} {fields[3]} {weekday} {(fields.Length == 6 ? fields[5] : "*")})";
        return ScheduleExpression.Parse(cron, dialect)?.Text;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
