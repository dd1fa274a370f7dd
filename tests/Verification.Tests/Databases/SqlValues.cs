using System.Globalization;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>
/// Values as rows hold them: text, whole numbers, decimal numbers, null. Times, Guids and truth values are kept as SQLite's provider keeps them.
/// </summary>
internal static class SqlValues
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>A program's value as a row holds it.</summary>
    /// <exception cref="NotSupportedException">It is of a type that rows do not hold.</exception>
    public static object? ToRow(object? value) => value switch
    {
        null or DBNull => null,
        string or long or decimal => value,
        bool flag => flag ? 1L : 0L,
        Enum or byte or short or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString(TimeFormat + "zzz", CultureInfo.InvariantCulture),
        Guid id => id.ToString().ToUpperInvariant(),
        char character => character.ToString(),
        double or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"The database of the verification holds no {value.GetType()}."),
    };

    /// <summary>A row's value as the program wants it.</summary>
    public static T FromRow<T>(object? value)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        object? converted = value switch
        {
            null when default(T) is null => null,
            null => throw new InvalidCastException($"The value is null, not a {type.Name}."),
            T => value,
            string text when type == typeof(Guid) => Guid.Parse(text),
            string text when type == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture),
            string text when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ when type.IsEnum => Enum.ToObject(type, value),
            _ => Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
        };
        return (T)converted!;
    }

    /// <summary>Order of two values: null first, numbers by size, text by code points.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (string, _) or (_, string) => string.CompareOrdinal(Convert.ToString(left, CultureInfo.InvariantCulture), Convert.ToString(right, CultureInfo.InvariantCulture)),
        _ => Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture)),
    };
}
