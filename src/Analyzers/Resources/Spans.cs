using System.Globalization;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Times as messages say them.</summary>
internal static class Spans
{
    /// <summary>
    /// <c>4 days</c>, <c>12 hours</c>, <c>6 minutes</c>, <c>45 seconds</c>: the largest unit of which it is a whole number.
    /// </summary>
    public static string Say(long seconds)
    {
        var (amount, unit) = seconds switch
        {
            >= 86_400 when seconds % 86_400 == 0 => (seconds / 86_400, "day"),
            >= 3_600 when seconds % 3_600 == 0 => (seconds / 3_600, "hour"),
            >= 60 when seconds % 60 == 0 => (seconds / 60, "minute"),
            _ => (seconds, "second"),
        };
        return amount.ToString("#,##0", CultureInfo.InvariantCulture) + " " + unit + (amount == 1 ? "" : "s");
    }
}
