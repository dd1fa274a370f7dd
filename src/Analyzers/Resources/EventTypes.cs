using AwsMessaging.Analyzers.Flow;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Which types of events certainly come to a topic, as far as code in sight says: detail types of rules that deliver to it, and the values
/// that calls which publish to it give a message attribute.
/// </summary>
internal readonly struct EventTypes(CompilationState state, CancellationToken cancellation)
{
    private PartReader Reader => new(state, cancellation);

    /// <summary>
    /// The names of the types; of several attributes that differ from message to message, those of the one with the most values.
    /// </summary>
    public IReadOnlyList<string> Of(Resource topic)
    {
        var attributes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var target in topic.From(ResourceKind.Target, ResourceLink.Destination).Certain)
        {
            if (target.To(ResourceLink.Rule).Single is { } rule)
            {
                Add(attributes, "detail-type", DetailTypesOf(rule));
            }
        }

        foreach (var publication in topic.From(ResourceKind.Publication, ResourceLink.Topic).Certain)
        {
            foreach (var entry in AttributesOf(publication).Known.Where(e => IsOfTypes(e.Key)))
            {
                Add(attributes, entry.Key, TextsOf(new ExpressionPart(entry.Value).Member("StringValue", Reader)));
            }
        }

        return attributes.Count == 0
            ? []
            : [.. attributes.OrderByDescending(a => a.Value.Count).ThenBy(a => a.Key, StringComparer.Ordinal)
                .First().Value.OrderBy(t => t, StringComparer.Ordinal)];
    }

    /// <summary>Whether an attribute says what an event is; a priority or an encoding is the same for all types.</summary>
    private static bool IsOfTypes(string attribute) =>
        ResourceWords.Contain(attribute, ["type", "kind", "event", "name"])
        && !ResourceWords.Contain(attribute, ["content", "mime", "media"]);

    private static void Add(Dictionary<string, HashSet<string>> attributes, string name, IEnumerable<string> values)
    {
        if (!attributes.TryGetValue(name, out var known))
        {
            attributes.Add(name, known = new HashSet<string>(StringComparer.Ordinal));
        }

        known.UnionWith(values);
    }

    private IEnumerable<string> DetailTypesOf(Resource rule)
    {
        const string DetailType = "EventPattern.detail-type";
        if (rule.Site.Shape.ReadingOf(DetailType) is not { } reading || rule.Get("EventPattern").IsUnknown
            || new SettingReader(state, cancellation).PartsOf(rule.Site, reading.Path) is not
                { IsUnknown: false, MayBeAbsent: false, Parts: [var part] })
        {
            return [];
        }

        if (part is JsonPart json)
        {
            return json.Texts;
        }

        var reader = Reader;
        return part.Expression is { } list && reader.Flow.ElementsOf(list) is { IsComplete: true, IsExposed: false } elements
            ? elements.Expressions.SelectMany(e => TextsOf(PartValue.Of(new ExpressionPart(e)), reader))
            : [];
    }

    private DictionaryEntries AttributesOf(Resource publication)
    {
        const string Attributes = "MessageAttributes";
        var site = publication.Site;
        return site.Element is { } element ? Reader.Flow.EntriesOf(element, Attributes)
            : new CallPart(site.Operation).CarrierOf() is { } carrier ? Reader.Flow.EntriesOf(carrier.Value, Attributes)
            : DictionaryEntries.Unknown;
    }

    private IEnumerable<string> TextsOf(PartValue parts) => TextsOf(parts, Reader);

    /// <summary>The one text that is certain; none for several and for what is not known.</summary>
    private static IEnumerable<string> TextsOf(PartValue parts, PartReader reader) =>
        parts is { IsUnknown: false, MayBeAbsent: false, Parts: [var part] }
        && part.Values(reader) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } && text.Length > 0
            ? [text]
            : [];
}
