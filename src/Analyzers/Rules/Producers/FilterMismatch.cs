using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>Why a filter policy certainly does not let a message through.</summary>
/// <param name="Reason">What the policy asks for and the message does not have.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsMistake">
/// Nobody writes that on purpose. Another value than those that pass, or a message without the attribute, may be meant for somebody else.
/// </param>
internal sealed record FilterMismatch(string Reason, string Remedy, bool IsMistake)
{
    private static readonly string[] DataTypes = ["String", "Number", "String.Array"];

    /// <param name="policy">The policy.</param>
    /// <param name="attributes">All attributes of the message by their names; null stands for one whose value is not known.</param>
    public static FilterMismatch? Of(FilterPolicy policy, IReadOnlyDictionary<string, MessageAttribute?> attributes)
    {
        FilterMismatch? found = null;
        foreach (var (name, conditions) in policy.Keys)
        {
            var mismatch = !attributes.TryGetValue(name, out var attribute) ? Missing(name, conditions, attributes)
                : attribute is null || conditions is null ? null
                : Wrong(name, conditions, attribute);
            found = found is null || mismatch is { IsMistake: true } ? mismatch ?? found : found;
        }

        return found;
    }

    private static FilterMismatch? Missing(string name, JsonValue? conditions, IReadOnlyDictionary<string, MessageAttribute?> attributes)
    {
        if (conditions?.Items.Any(c => c.Find("exists") is { Kind: JsonKind.False }) == true)
        {
            return null;
        }

        return attributes.Keys.FirstOrDefault(a => Plain(a) == Plain(name)) is { } similar
            ? new($"its filter policy asks for attribute '{name}' and this is '{similar}'", $"name it '{name}'", true)
            : new($"its filter policy asks for attribute '{name}' and the message has none", "set the attribute", false);
    }

    private static FilterMismatch? Wrong(string name, JsonValue conditions, MessageAttribute attribute)
    {
        if (EventPattern.Parse(JsonValue.ObjectOf([new JsonMember(name, conditions)]).ToString(),
            PatternDialect.SnsMessageAttributes).Pattern is not { } pattern
            || pattern.MatchesAttributes([attribute]))
        {
            return null;
        }

        if (DataTypes.FirstOrDefault(t => pattern.MatchesAttributes([attribute with { DataType = t }])) is { } type)
        {
            return new($"attribute '{name}' is of type {attribute.DataType} and its filter policy asks for another one",
                $"set its DataType to {type}", true);
        }

        return conditions.Items.FirstOrDefault(c => c.Kind == JsonKind.String
            && string.Equals(c.Text, attribute.StringValue, StringComparison.OrdinalIgnoreCase)) is { } same
            ? new($"attribute '{name}' is '{attribute.StringValue}' and its filter policy takes '{same.Text}'", $"write '{same.Text}'",
                true)
            : new($"attribute '{name}' is '{attribute.StringValue}', which its filter policy does not take",
                "publish a value that a subscription takes", false);
    }

    /// <summary>A name without what spellings differ in.</summary>
    private static string Plain(string name) => name.Replace("_", "").Replace("-", "").Replace(".", "").ToLowerInvariant();
}
