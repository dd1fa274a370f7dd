using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>An operator that the service takes for the name of a field.</summary>
internal sealed class OperatorAsFieldRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM6004",
        title: "Operator is taken for a field",
        messageFormat: "In an {0}, {1}, so only events with such a field match; write it as a match expression, [{{ … }}]",
        category: Categories.Patterns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A match expression stands in the array of a leaf, and $or has an array of objects. Anywhere else their names are "
            + "names of fields like others.",
        helpLinkUri: HelpLink("AWSM6004"));

    public OperatorAsFieldRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => PatternLiteral.Register(interests, Check);

    private static void Check(CreationContext context, PatternLiteral pattern)
    {
        var remarks = (pattern.Analysis?.Remarks ?? []).Where(r => r.Kind == PatternRemarkKind.OperatorAsField).ToList();
        bool HasOtherFields(JsonValue @object) =>
            pattern.HasGap(@object.Offset) || @object.Members.Any(m => remarks.TrueForAll(r => r.Offset != m.NameOffset));
        foreach (var remark in remarks)
        {
            if (pattern.IsCertain(remark) && !IsLikelyField(JsonValue.Parse(pattern.Text), remark.Offset, HasOtherFields, 0))
            {
                context.Rule.Report(
                    pattern.At(remark.Offset, remark.Length),
                    null,
                    pattern.Dialect.Name,
                    remark.Message.Substring(0, remark.Message.IndexOf(':') is >= 0 and var end ? end : remark.Message.Length));
            }
        }
    }

    /// <summary>
    /// Whether a name, at an offset, is likely that of a field after all: a word such as fields have, among other fields, or right in the
    /// event's content, which is an object and no value: <c>{"detail": {"prefix": ["Dr."]}}</c>.
    /// </summary>
    private static bool IsLikelyField(JsonValue value, int offset, Func<JsonValue, bool> hasOtherFields, int depth) =>
        value.Items.Any(i => IsLikelyField(i, offset, hasOtherFields, depth))
        || value.Members.Any(m => m.NameOffset == offset
            ? !IsOperatorOnly(m) && (depth < 2 || hasOtherFields(value))
            : IsLikelyField(m.Value, offset, hasOtherFields, depth + 1));

    private static bool IsOperatorOnly(JsonMember member) =>
        member.Name.IndexOf('-') >= 0
        || (member is { Name: "numeric", Value: { Kind: JsonKind.Array,
            Items: [{ Kind: JsonKind.String, Text: "=" or "<" or "<=" or ">" or ">=" }, ..] } });
}
