using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>An event on its way to a bus, as far as it is certain.</summary>
/// <param name="Bus">Where it goes.</param>
/// <param name="Source">Its source.</param>
/// <param name="DetailType">Its type; null when it is not known.</param>
/// <param name="Detail">Its content; null when it is not known.</param>
internal sealed record PublishedEvent(BusName Bus, string Source, string? DetailType, JsonValue? Detail)
{
    /// <summary>The fields of a pattern that its own can be compared with.</summary>
    private static readonly (string Field, Func<PublishedEvent, bool> IsKnown)[] Fields =
        [("source", _ => true), ("detail-type", e => e.DetailType is not null), ("detail", e => e.Detail is not null)];

    /// <summary>
    /// The event that an entry certainly is; null when it is not known where it goes, or from whom it comes. Those of AWS nobody else may
    /// send.
    /// </summary>
    public static PublishedEvent? Of(CreationContext context)
    {
        if (TextOf("Source", context) is not { } source
            || source.StartsWith(EventBridgeFacts.ReservedSourcePrefix.Value, StringComparison.Ordinal)
            || BusOf(context) is not { } bus)
        {
            return null;
        }

        var detail = TextOf("Detail", context) is { } content ? JsonValue.TryParse(content, out _) : null;
        return new PublishedEvent(bus, source, TextOf("DetailType", context), detail?.Kind == JsonKind.Object ? detail : null);
    }

    /// <summary>
    /// What a rule asks for of what is known of the event; null when it asks for nothing of that, or when EventBridge refuses the pattern.
    /// </summary>
    public (EventPattern Pattern, JsonValue Json)? Asked(BusRule rule)
    {
        var members = rule.Pattern.Json.Members.Where(m => Fields.Any(f => f.Field == m.Name && f.IsKnown(this))).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var json = JsonValue.ObjectOf(members);
        return EventPattern.Parse(json.ToString(), PatternDialect.EventBridge).Pattern is { } pattern ? (pattern, json) : null;
    }

    /// <summary>Whether what is known of the event satisfies a pattern that asks for nothing else.</summary>
    public bool Satisfies(EventPattern pattern)
    {
        var fields = new List<string> { "\"source\":" + JsonWriter.Quote(Source) };
        if (DetailType is not null)
        {
            fields.Add("\"detail-type\":" + JsonWriter.Quote(DetailType));
        }

        if (Detail is not null)
        {
            fields.Add("\"detail\":" + Detail);
        }

        return pattern.Matches("{" + string.Join(",", fields) + "}");
    }

    private static BusName? BusOf(CreationContext context)
    {
        const string Property = "EventBusName";
        var creation = context.Creation;
        var bus = context.Flow.PropertyOfCreated(creation, Property);
        if (bus.IsAbsent)
        {
            // Who gets entries may say where they go: foreach (var entry in entries) { entry.EventBusName = bus; }
            return IsSetOutside(creation.Syntax, Property, context) ? null : BusName.Default;
        }

        return context.Flow.ValuesOf(bus) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } name }] }
            ? BusName.Of(name)
            : null;
    }

    /// <summary>
    /// The one text that a property is given, when no other code can set it on entries that it gets. Every event needs these properties:
    /// one that is set on some path only does not go out without.
    /// </summary>
    private static string? TextOf(string property, CreationContext context)
    {
        var values = context.Flow.ValuesOf(context.Flow.PropertyOfCreated(context.Creation, property));
        return values is { IsUnknown: false, Known: [{ Text: { Length: > 0 } text }] }
            && !IsSetOutside(BodyIndex.RootOf(context.Creation).Syntax, property, context)
            ? text
            : null;
    }

    private static bool IsSetOutside(SyntaxNode code, string property, CreationContext context) =>
        CompilationText.SetsElsewhere(context.Rule.State, context.Creation.Type!, property, code, context.Rule.Cancellation);
}
