using System.Globalization;
using System.Text;

namespace AwsMessaging.Semantics.Json;

/// <summary>Writes JSON without white space.</summary>
public static class JsonWriter
{
    /// <summary>The value as text: members in their order, equal names included, numbers as they were spelt.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static string Write(JsonValue value)
    {
        var result = new StringBuilder();
        Append(result, value ?? throw new ArgumentNullException(nameof(value)));
        return result.ToString();
    }

    /// <summary>A string in quotes, with quotes, backslashes and control characters escaped.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Quote(string text)
    {
        var result = new StringBuilder();
        AppendQuoted(result, text ?? throw new ArgumentNullException(nameof(text)));
        return result.ToString();
    }

    private static void Append(StringBuilder result, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                AppendQuoted(result, value.Text);
                break;
            case JsonKind.Array:
                result.Append('[');
                for (var i = 0; i < value.ItemArray.Length; i++)
                {
                    result.Append(i == 0 ? "" : ",");
                    Append(result, value.ItemArray[i]);
                }

                result.Append(']');
                break;
            case JsonKind.Object:
                result.Append('{');
                for (var i = 0; i < value.MemberArray.Length; i++)
                {
                    result.Append(i == 0 ? "" : ",");
                    AppendQuoted(result, value.MemberArray[i].Name);
                    result.Append(':');
                    Append(result, value.MemberArray[i].Value);
                }

                result.Append('}');
                break;
            default:
                result.Append(value.Text);
                break;
        }
    }

    private static void AppendQuoted(StringBuilder result, string text)
    {
        result.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\b': result.Append("\\b"); break;
                case '\f': result.Append("\\f"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                case < ' ': result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: result.Append(c); break;
            }
        }

        result.Append('"');
    }
}
