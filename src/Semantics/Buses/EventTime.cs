using System.Globalization;

namespace AwsMessaging.Semantics.Buses;

/// <summary>Times as events carry them: ISO 8601 in UTC, to the second.</summary>
internal static class EventTime
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static string Format(long milliseconds) =>
        Epoch.AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static long Parse(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time)
            ? (time - Epoch).Ticks / TimeSpan.TicksPerMillisecond
            : 0;
}
