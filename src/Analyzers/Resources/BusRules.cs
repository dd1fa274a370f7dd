using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>A rule that an event on a bus meets, or may meet.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsOfBus">It is certainly one of the bus.</param>
/// <param name="Pattern">What it asks for.</param>
internal sealed record BusRule(Resource Rule, bool IsOfBus, KnownPattern Pattern)
{
    /// <summary>Whether it is certainly switched on. One that is off may be what others took the place of, under other names.</summary>
    public bool IsOn => Rule.Site.Shape.Form == Form.Construct
        ? Rule.Get("Enabled").Is(true, absent: true)
        : Rule.Get("State") is { IsUnknown: false, Values.Known: var states } && states.All(IsOnIn);

    private static bool IsOnIn(Value state) =>
        (state.Text ?? (state.Origin.Unwrapped() as IFieldReferenceOperation)?.Field.Name)?.StartsWith("ENABLED",
            StringComparison.Ordinal) == true;
}

/// <summary>What is known of a pattern: what does not satisfy that certainly does not match.</summary>
/// <param name="Json">The conditions that are known.</param>
/// <param name="IsWhole">These are all.</param>
internal sealed record KnownPattern(JsonValue Json, bool IsWhole);

/// <summary>The rules in view, as the events of a bus meet them.</summary>
internal readonly struct BusRules(CompilationState state, CancellationToken cancellation)
{
    private const string Property = "EventPattern";

    /// <summary>What code that publishes decides of an event.</summary>
    private static readonly (string Property, string Field)[] Fields =
        [("Source", "source"), ("DetailType", "detail-type"), ("Detail", "detail")];

    private static readonly string[] Endings = ["DisableRule", "DisableRuleAsync", "DeleteRule", "DeleteRuleAsync"];

    /// <summary>Constructs of the CDK that are rules.</summary>
    private static readonly string[] Constructs = ["Rule", "CfnRule"];

    /// <summary>Whether code makes a rule at all.</summary>
    public bool Any => state.Resources.All(ResourceKind.BusRule, state, cancellation).Count > 0;

    /// <summary>
    /// The rules that are, or may be, for a bus; null when nothing is known of what one of them asks for. Those that only have a schedule
    /// meet no event.
    /// </summary>
    public IReadOnlyList<BusRule>? Of(BusName bus)
    {
        if (CompilationText.Mentions(state, "AddEventPattern", cancellation) || HasDerived())
        {
            return null;
        }

        var found = new List<BusRule>();
        foreach (var site in state.Resources.All(ResourceKind.BusRule, state, cancellation))
        {
            var rule = new Resource(site, state, cancellation);
            var own = BusName.Of(rule, state, cancellation);
            if (own is not null && bus.IsNot(own))
            {
                continue;
            }

            if (PatternsOf(rule) is not { } patterns)
            {
                return null;
            }

            found.AddRange(patterns.Select(p => new BusRule(rule, own == bus, p)));
        }

        return found;
    }

    /// <summary>Whether everybody who can make a rule for a bus is in view: a construct of this program is the bus.</summary>
    public bool AreAllInView(BusName bus)
    {
        var (kept, token) = (state, cancellation);
        var buses = state.Resources.All(ResourceKind.Bus, state, cancellation).Select(s => new Resource(s, kept, token)).ToList();
        return buses.TrueForAll(b => !b.Get("Name").IsUnknown)
            && buses.Where(b => b.Get("Name").Texts() is [var name] && name == bus.Text).ToList() is [{ IsAllInView: true }];
    }

    /// <summary>Whether an archive keeps, or may keep, events of a bus: then one that no rule takes has a purpose.</summary>
    public bool HasArchives => state.Resources.All(ResourceKind.Archive, state, cancellation).Count > 0
        || CompilationText.Mentions(state, "Archive", cancellation);

    /// <summary>Whether code switches rules off, or takes them away again: which of them are there is not known.</summary>
    public bool MayEnd
    {
        get
        {
            var (kept, token) = (state, cancellation);
            return Array.Exists(Endings, e => CompilationText.Mentions(kept, e, token));
        }
    }

    /// <summary>A type that is a rule of the CDK and more gives it a pattern in ways that are not followed.</summary>
    private bool HasDerived()
    {
        var (kept, token) = (state, cancellation);
        return state.Symbols.HasCdk && state.Keep("derived rules", state.Compilation.Assembly, () => FindDerived(kept, token));
    }

    private static bool FindDerived(CompilationState state, CancellationToken cancellation) =>
        Constructs.SelectMany(n => CompilationText.TreesThatMention(state, n, cancellation)).Distinct()
            .SelectMany(t => t.GetRoot(cancellation).DescendantNodes().OfType<BaseTypeSyntax>())
            .Select(b => b.Type.ToString())
            .Any(type => Constructs.Any(n => type == n || type.EndsWith("." + n, StringComparison.Ordinal)));

    private IReadOnlyList<KnownPattern>? PatternsOf(Resource rule)
    {
        var setting = rule.Get(Property);
        if (setting.IsAbsent)
        {
            return [];
        }

        if (setting.IsUnknown || rule.Site.Shape.ReadingOf(Property) is not { } reading)
        {
            return null;
        }

        var reader = new PartReader(state, cancellation);
        var parts = new SettingReader(state, cancellation).PartsOf(rule.Site, reading.Path)
            .Then(p => p.Expression is { } given ? reader.Through(given, o => PartValue.Of(new ExpressionPart(o))) : PartValue.Unknown);
        if (parts.IsUnknown)
        {
            return null;
        }

        var patterns = parts.Parts.Select(p => PatternOf(p.Expression!, reader)).ToList();
        return patterns.Contains(null) ? null : [.. patterns.Select(p => p!)];
    }

    private static KnownPattern? PatternOf(IOperation given, PartReader reader)
    {
        var @object = reader.Flow.SourcesOf(given).Expressions is [IObjectCreationOperation { Type: { Name: Property } type } creation]
            && reader.Symbols.IsCdk(type.ContainingAssembly) ? creation : null;
        if ((@object is null ? ObjectJson.Of(given, reader) : OfObject(@object, reader)) is not { } written
            || JsonValue.TryParse(written.Text, out _) is not { Kind: JsonKind.Object } json)
        {
            return null;
        }

        var known = json.Members.Where(m => written.IsKnown(m.NameOffset, m.Value.Offset + m.Value.Length - m.NameOffset)).ToList();
        var isWhole = known.Count == json.Members.Count && written.Gaps.Count == 0
            && (@object is null || Array.TrueForAll(Fields, IsRead));
        return new KnownPattern(JsonValue.ObjectOf(known), isWhole);

        bool IsRead((string Property, string Field) f) =>
            json.Find(f.Field) is not null || reader.Flow.PropertyOfCreated(@object!, f.Property).IsAbsent;
    }

    /// <summary>A pattern, with what is known of it; null when code that is not followed may set something else.</summary>
    private static WrittenJson? OfObject(IObjectCreationOperation pattern, PartReader reader) =>
        Array.Exists(Fields, f => reader.Flow.PropertyOfCreated(pattern, f.Property).IsUnknown)
            ? null
            : ObjectJson.OfPattern(pattern, reader);
}
