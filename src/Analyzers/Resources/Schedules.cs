using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Schedules of the CDK as the service gets them: <c>Schedule.Cron(new CronOptions { Hour = "12" })</c> is <c>cron(* 12 * * ? *)</c>.
/// </summary>
internal static class Schedules
{
    /// <summary>The text that a call makes; null where it is not known, and for what the CDK checks itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reader">Reads what it is given.</param>
    /// <param name="depth">How deep the call is in others.</param>
    public static Values? TextOf(IInvocationOperation call, PartReader reader, int depth = 0)
    {
        if (call.TargetMethod is not { ContainingType: { Name: "Schedule", ContainingNamespace.Name: "Events" } }
            || !reader.Symbols.IsCdk(call.TargetMethod.ContainingAssembly))
        {
            return null;
        }

        return call.TargetMethod.Name switch
        {
            "Expression" when call.Arguments is [var text] => reader.ValuesOf(text.Value, depth) is { IsUnknown: false } values ? values : null,
            "Cron" => Cron(call, reader),
            _ => null,
        };
    }

    private static Values? Cron(IInvocationOperation call, PartReader reader)
    {
        var options = new CallPart(call);
        if (Field("Minute") is not { } minute || Field("Hour") is not { } hour || Field("Month") is not { } month
            || Field("Year") is not { } year
            || Field("Day", "") is not { } day || Field("WeekDay", "") is not { } weekday)
        {
            return null;
        }

        // The CDK refuses both, and writes ? for the one that is not given.
        if (day.Length > 0 && weekday.Length > 0)
        {
            return null;
        }

        var (ofMonth, ofWeek) = (day.Length > 0 ? day : weekday.Length > 0 ? "?" : "*", weekday.Length > 0 ? weekday : "?");
        return Values.Of(new Value($"cron({minute} {hour} {ofMonth} {month} {ofWeek} {year})", call));

        string? Field(string name, string absent = "*") => reader.At(options, name) switch
        {
            { IsUnknown: false, MayBeAbsent: true, Parts.Count: 0 } => absent,
            { IsUnknown: false, MayBeAbsent: false, Parts: [var part] }
                when part.Values(reader) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } => text,
            _ => null,
        };
    }
}
