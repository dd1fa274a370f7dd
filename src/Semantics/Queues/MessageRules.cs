using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// What SQS asks of a message, its attributes and its ids.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </summary>
internal static class MessageRules
{
    /// <summary>Whether a text has only characters that XML 1.0 allows, and its length in UTF-8: one look at each character.</summary>
    public static bool IsXmlText(string text, out int bytes)
    {
        bytes = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\u0080' or '\t' or '\n' or '\r')
            {
                bytes++;
            }
            else if (c < ' ' || c >= '\uFFFE')
            {
                return false;
            }
            else if (c < '\u0800')
            {
                bytes += 2;
            }
            else if (!char.IsSurrogate(c))
            {
                bytes += 3;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                bytes += 4;
                i++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Bytes of attributes as SQS counts them: names, types and values.</summary>
    public static long SizeOf(IReadOnlyList<MessageAttribute>? attributes)
    {
        var bytes = 0L;
        for (var i = 0; i < (attributes?.Count ?? 0); i++)
        {
            var attribute = attributes![i];
            bytes += Encoding.UTF8.GetByteCount(attribute.Name) + Encoding.UTF8.GetByteCount(attribute.DataType)
                + (attribute.BinaryValue?.Length ?? Encoding.UTF8.GetByteCount(attribute.StringValue ?? ""));
        }

        return bytes;
    }

    /// <summary>What is wrong with attributes; null when nothing is.</summary>
    public static ServiceError? CheckAttributes(IReadOnlyList<MessageAttribute> attributes)
    {
        if (attributes.Count > SqsFacts.MaximumMessageAttributes)
        {
            return SqsErrors.Invalid(
                $"Number of message attributes [{attributes.Count.ToString(CultureInfo.InvariantCulture)}] exceeds the allowed maximum [10].");
        }

        foreach (var attribute in attributes)
        {
            if (CheckAttribute(attribute) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Whether an id of a group or for deduplication has 1 to 128 letters, digits and marks of ASCII.</summary>
    public static bool IsMessageId(string id)
    {
        foreach (var c in id)
        {
            if (c is <= ' ' or >= '\u007F')
            {
                return false;
            }
        }

        return SqsFacts.MessageGroupIdLength.Value.Contains(id.Length);
    }

    /// <summary>Whether a text has letters, digits, hyphens and underscores only, and so many.</summary>
    public static bool IsName(string text, Bounds length)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
            {
                return false;
            }
        }

        return length.Contains(text.Length);
    }

    /// <summary>What is wrong with one attribute; null when nothing is.</summary>
    public static ServiceError? CheckAttribute(MessageAttribute attribute)
    {
        var name = attribute.Name;
        if (!IsAttributeName(name))
        {
            return SqsErrors.Invalid(
                $"Message (user) attribute name '{name}' is invalid: it can contain letters, digits, underscore, hyphen and period, "
                + "no period first, last or twice in a row, and not start with AWS. or Amazon.");
        }

        var type = attribute.DataType.Split('.')[0];
        if (type is not ("String" or "Number" or "Binary") || attribute.DataType.Length > SqsFacts.MessageAttributeNameLength.Value.Max)
        {
            return SqsErrors.Invalid(
                $"The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }

        if ((type == "Binary") != (attribute.BinaryValue is not null)
            || (attribute.BinaryValue?.Length ?? attribute.StringValue?.Length ?? 0) == 0)
        {
            return SqsErrors.Invalid($"Message (user) attribute '{name}' must contain a non-empty value of type '{type}'.");
        }

        if (attribute.StringValue is { } text && !IsXmlText(text, out _))
        {
            return SqsErrors.Invalid($"Invalid binary character was found in the message body or attribute '{name}'.");
        }

        return type == "Number" && !IsNumber(attribute.StringValue!)
            ? SqsErrors.Invalid($"Can't cast the value of message (user) attribute '{name}' to a number.")
            : null;
    }

    private static bool IsAttributeName(string name) =>
        SqsFacts.MessageAttributeNameLength.Value.Contains(name.Length)
        && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
        && name[0] != '.'
        && name[name.Length - 1] != '.'
        && name.IndexOf("..", StringComparison.Ordinal) < 0
        && !name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && !double.IsNaN(number)
        && !double.IsInfinity(number)
        && text.Split('e', 'E')[0].Count(c => c is >= '0' and <= '9') <= SqsFacts.NumberPrecision;
}
