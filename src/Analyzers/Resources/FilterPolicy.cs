using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// A subscription's filter on message attributes, as far as it is known: the attributes that a message must have, and what of them.
/// </summary>
internal sealed class FilterPolicy
{
    private FilterPolicy(IReadOnlyList<(string Name, JsonValue? Conditions)> keys) => Keys = keys;

    /// <summary>
    /// The attributes that it asks for; the conditions are null where an attribute must be there, and what of it is not known.
    /// </summary>
    public IReadOnlyList<(string Name, JsonValue? Conditions)> Keys { get; }

    /// <summary>
    /// The policy that a subscription certainly has; null for one without, with one on the body, with one that SNS refuses or that can
    /// match nothing, or with one that is not known.
    /// </summary>
    public static FilterPolicy? Of(Resource subscription)
    {
        var policy = subscription.Own("FilterPolicy");
        if (!policy.IsSet || subscription.Own("FilterPolicyScope").Texts(absent: "MessageAttributes") is not ["MessageAttributes"]
            || !subscription.Own("FilterPolicyWithMessageBody").IsAbsent || FilterPolicyFault.Of(subscription).Any())
        {
            return null;
        }

        return subscription.JsonOf("FilterPolicy") is [var (json, _)] ? OfJson(json)
            : subscription.EntriesOf("FilterPolicy") is { IsComplete: true } entries ? OfEntries(entries)
            : null;
    }

    private static FilterPolicy? OfJson(JsonValue json) =>
        json.Kind != JsonKind.Object
            ? null
            : new([.. json.Members.Where(m => m.Name != "$or")
                .Select(m => (m.Name, m.Value.Kind == JsonKind.Array && !HasHole(m.Value) ? m.Value : (JsonValue?)null))
                .Where(k => k.Item2 is not null)]);

    private static FilterPolicy? OfEntries(DictionaryEntries entries) =>
        entries.Known.All(e => e.IsInitial)
            ? new([.. entries.Known.Where(e => e.Value is IInvocationOperation { TargetMethod.Name: "StringFilter" or "NumericFilter"
                or "ExistsFilter" })
                .Select(e => (e.Key, (JsonValue?)null))])
            : null;

    private static bool HasHole(JsonValue value) =>
        value.Text.IndexOf(JsonPart.Mark) >= 0 || value.Items.Any(HasHole)
            || value.Members.Any(m => m.Name.IndexOf(JsonPart.Mark) >= 0 || HasHole(m.Value));
}
