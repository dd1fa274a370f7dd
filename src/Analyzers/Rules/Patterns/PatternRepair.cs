using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>What was probably meant by a part of a pattern that the service refuses.</summary>
internal static class PatternRepair
{
    /// <summary>The part, and what to write for it; null when there is nothing that certainly means the same.</summary>
    public static (int Offset, int Length, string Text)? Of(string pattern, PatternFault fault)
    {
        switch (fault.Kind)
        {
            case PatternFaultKind.LeafNotInArray or PatternFaultKind.ExpressionNotInArray:
                return (fault.Offset, fault.Length, "[" + pattern.Substring(fault.Offset, fault.Length) + "]");

            case PatternFaultKind.UnknownOperator
                when fault.Suggestion is { } suggestion && JsonValue.TryParse(pattern, out _) is { } root
                    && Find(root, fault.Offset) is { } member:
                return Operator(member, suggestion, pattern) is { } text
                    ? (member.NameOffset, member.Value.Offset + member.Value.Length - member.NameOffset, text)
                    : null;

            default:
                return null;
        }
    }

    /// <summary>The operator with an operand that it takes.</summary>
    private static string? Operator(JsonMember member, string suggestion, string pattern)
    {
        var value = member.Value;
        var written = pattern.Substring(value.Offset, value.Length);
        return (suggestion, value.Kind) switch
        {
            ("wildcard", JsonKind.String) =>
                written.IndexOf('*') >= 0 || written.IndexOf('\\') >= 0 ? null : $"\"wildcard\": \"*{written.Trim('"')}*\"",
            ("numeric", JsonKind.Array) => Between(value, pattern),
            ("numeric", JsonKind.Number) => Comparison(member.Name) is { } sign ? $"\"numeric\": [\"{sign}\", {written}]" : null,
            ("cidr" or "prefix" or "suffix" or "equals-ignore-case" or "exactly", JsonKind.String)
                or ("exists", JsonKind.True or JsonKind.False)
                or ("anything-but", JsonKind.String or JsonKind.Number or JsonKind.Array) => $"\"{suggestion}\": {written}",
            _ => null,
        };
    }

    private static string? Between(JsonValue range, string pattern) =>
        range.Items is [{ Kind: JsonKind.Number } low, { Kind: JsonKind.Number } high]
            ? $"\"numeric\": [\">=\", {pattern.Substring(low.Offset, low.Length)}, \"<=\", {pattern.Substring(high.Offset, high.Length)}]"
            : null;

    private static string? Comparison(string name) => name switch
    {
        ">" or ">=" or "<" or "<=" or "=" => name,
        "gt" or "greaterThan" or "greater-than" => ">",
        "gte" => ">=",
        "lt" or "lessThan" or "less-than" => "<",
        "lte" => "<=",
        _ => null,
    };

    private static JsonMember? Find(JsonValue value, int nameOffset)
    {
        foreach (var member in value.Kind == JsonKind.Object ? value.Members : [])
        {
            if (member.NameOffset == nameOffset)
            {
                return member;
            }

            if (Find(member.Value, nameOffset) is { } found)
            {
                return found;
            }
        }

        return value.Kind == JsonKind.Array ? value.Items.Select(i => Find(i, nameOffset)).FirstOrDefault(f => f is not null) : null;
    }
}
