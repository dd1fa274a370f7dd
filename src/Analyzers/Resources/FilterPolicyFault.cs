using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Why SNS certainly refuses a filter policy, or why no message matches it.</summary>
/// <param name="Offset">Index in the policy of the first character that it is about.</param>
/// <param name="Length">How many it is about.</param>
/// <param name="IsRefused">SNS refuses it; else it takes it, and no message matches.</param>
/// <param name="IsCertain">Documented, or seen, word for word. What is not may be taken by a newer version of the service.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What to do; may be empty.</param>
internal sealed record FilterPolicyFault(int Offset, int Length, bool IsRefused, bool IsCertain, string Reason, string Remedy)
{
    public const string Policy = "FilterPolicy";
    public const string BodyPolicy = "FilterPolicyWithMessageBody";

    private const string Scope = "FilterPolicyScope";

    private static readonly PatternDialect[] Attributes = [PatternDialect.SnsMessageAttributes];
    private static readonly PatternDialect[] Body = [PatternDialect.SnsMessageBody];
    private static readonly PatternDialect[] Either = [PatternDialect.SnsMessageAttributes, PatternDialect.SnsMessageBody];

    private static readonly string[] Comparisons = ["=", "<", "<=", ">", ">="];

    /// <summary>All faults of a subscription's policies, with the policy and the place where it is given.</summary>
    public static IEnumerable<(FilterPolicyFault Fault, WrittenJson Json, Setting Writing)> Of(Resource subscription)
    {
        var scope = subscription.Own(Scope).Texts(absent: "MessageAttributes") switch
        {
            ["MessageAttributes"] => Attributes,
            ["MessageBody"] => Body,
            _ => Either,
        };
        return In(subscription, Policy, scope).Concat(In(subscription, BodyPolicy, Body));
    }

    /// <summary>The faults of a policy whose scope is not known.</summary>
    public static IReadOnlyList<FilterPolicyFault> OfEither(WrittenJson json) => Of(json, Either, isCounted: false);

    private static IEnumerable<(FilterPolicyFault Fault, WrittenJson Json, Setting Writing)> In(
        Resource subscription, string property, PatternDialect[] scope) =>
        from written in subscription.WrittenJsonOf(property)
        from fault in Of(written.Json, scope, subscription.CountsFilterPolicy)
        select (fault, written.Json, written.Writing);

    /// <param name="json">The policy.</param>
    /// <param name="scope">What it can be on: a fault is one on each.</param>
    /// <param name="isCounted">Who takes the policy counts its keys and values and refuses too many.</param>
    private static IReadOnlyList<FilterPolicyFault> Of(WrittenJson json, PatternDialect[] scope, bool isCounted)
    {
        if (json.IsText && json.Text.Trim().Length == 0)
        {
            return []; // no policy
        }

        var root = JsonValue.TryParse(json.Text, out _);
        var results = scope.Select(d => EventPattern.Parse(json.Text, d)).ToList();
        if (results.All(r => r.Pattern is not null))
        {
            return [.. Impossible(json, scope, results.Select(r => r.Pattern!.Analyze()).ToList())];
        }

        return
        [
            .. results[0].Faults
                .Where(f => IsSeen(f, json, root, isCounted)
                    && results.All(r => r.Faults.Any(o => o.Kind == f.Kind && o.Offset == f.Offset)))
                .Select(f => new FilterPolicyFault(f.Offset, f.Length, true, IsSure(f), f.Message.Uncapitalized(), RemedyOf(f))),
        ];
    }

    private static bool IsSeen(PatternFault fault, WrittenJson json, JsonValue? root, bool isCounted) => fault.Kind switch
    {
        PatternFaultKind.OperatorNotSupported =>
            string.CompareOrdinal(json.Text, fault.Offset, "\"wildcard\"", 0, 10) == 0 && json.IsKnown(fault.Offset, fault.Length),

        // How keys inside others and $or count, the documentation says in several ways.
        PatternFaultKind.TooManyKeys =>
            !isCounted && root?.Members.Where(m => m.Value.Kind == JsonKind.Array && m.Name != "$or").Select(m => m.Name).Distinct().Count()
            > PatternFacts.MaxFilterPolicyKeys.Value,
        PatternFaultKind.TooManyCombinations => !isCounted && !HasOr(root) && json.IsKnown(fault.Offset, fault.Length),
        _ => json.IsCertain(fault),
    };

    private static bool IsSure(PatternFault fault) =>
        fault.Kind is not (PatternFaultKind.OperatorNotSupported or PatternFaultKind.OrForm or PatternFaultKind.ReservedFieldName
            or PatternFaultKind.NumberOutOfRange);

    private static string RemedyOf(PatternFault fault) => fault switch
    {
        { Suggestion: { } suggestion } => $"did you mean '{suggestion}'?",
        { Kind: PatternFaultKind.Nested } => "set FilterPolicyScope to MessageBody if it is about the body",
        { Kind: PatternFaultKind.LeafNotInArray or PatternFaultKind.ExpressionNotInArray } => "write it as an array, [ … ]",
        { Kind: PatternFaultKind.EmptyArray or PatternFaultKind.EmptyObject } => "say what is to match, or leave the key out",
        { Kind: PatternFaultKind.EmptyRange } => "write the lower bound first, or one number with \"=\"",
        { Kind: PatternFaultKind.TooManyKeys or PatternFaultKind.TooManyCombinations } => "leave the rest to the subscriber",
        _ => "",
    };

    private static IEnumerable<FilterPolicyFault> Impossible(
        WrittenJson json, PatternDialect[] scope, IReadOnlyList<PatternAnalysis> analyses)
    {
        if (analyses.All(a => !a.CanEverMatch))
        {
            foreach (var remark in analyses[0].Remarks.Where(r => r.Kind == PatternRemarkKind.EmptyRange
                && json.IsKnown(r.Offset, r.Length)))
            {
                yield return new(remark.Offset, remark.Length, false, true, remark.Message.Uncapitalized(), "");
            }
        }

        var root = JsonValue.Parse(json.Text);
        foreach (var member in scope == Attributes ? root.Members : [])
        {
            if (member.Name != "$or" && !IsNameOfAttribute(member.Name) && json.IsKnown(member.NameOffset, member.NameLength)
                && AsksForPresence(member.Value, json))
            {
                yield return new(
                    member.NameOffset, member.NameLength, false, true, $"no attribute can be called '{member.Name}'",
                    "names have letters, digits, '_', '-' and '.', with no '.' at an end or twice in a row");
            }
        }

        foreach (var member in scope == Body ? OperatorsForFields(root) : [])
        {
            if (json.IsKnown(member.NameOffset, member.NameLength))
            {
                yield return new(
                    member.NameOffset, member.NameLength, false, true,
                    $"it would need a property \"{member.Name}\", which is no operator here",
                    "write it as an array, [{ … }]");
            }
        }
    }

    /// <summary>Letters of all alphabets, to be sure.</summary>
    private static bool IsNameOfAttribute(string name) =>
        SqsFacts.MessageAttributeNameLength.Value.Contains(name.Length) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.')
        && name[0] != '.' && name[name.Length - 1] != '.' && name.IndexOf("..", StringComparison.Ordinal) < 0;

    private static bool AsksForPresence(JsonValue conditions, WrittenJson json) =>
        json.IsKnown(conditions.Offset, conditions.Length) && conditions.Items.All(c => c.Find("exists") is not { Kind: JsonKind.False });

    /// <summary>Operators that stand where a property's name does, with what only an operator has.</summary>
    private static IEnumerable<JsonMember> OperatorsForFields(JsonValue @object) =>
        @object.Members.Where(m => m.Value.Kind == JsonKind.Object)
        .SelectMany(m => m.Value.Members.Where(IsOperator).Concat(OperatorsForFields(m.Value)));

    private static bool IsOperator(JsonMember member) =>
        member is { Name: "anything-but" or "equals-ignore-case" }
        || (member is { Name: "numeric", Value: { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String, Text: var sign }, ..] } }
            && Array.IndexOf(Comparisons, sign) >= 0);

    private static bool HasOr(JsonValue? value) => value is not null && value.Members.Any(m => m.Name == "$or" || HasOr(m.Value));
}
