using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>The filters of a mapping, of which a record has to pass one.</summary>
/// <param name="Setting">The setting that has them.</param>
/// <param name="Count">How many there are; null when some may be out of view.</param>
/// <param name="Patterns">Those whose pattern is in view.</param>
internal sealed record MappingFilters(Setting Setting, int? Count, IReadOnlyList<WrittenJson> Patterns)
{
    /// <summary>CloudFormation's name of the setting.</summary>
    public const string Property = "FilterCriteria";

    /// <summary>The filters that the code at a mapping's place gives it; null when it gives none, or nothing is known of them.</summary>
    public static MappingFilters? Of(Resource mapping, RuleContext rule)
    {
        var site = mapping.Site;
        var setting = mapping.Own(Property);
        if (!setting.IsSet || site.Shape.ReadingOf(Property) is not { } reading)
        {
            return null;
        }

        var reader = new PartReader(rule.State, rule.Cancellation);
        var path = reading.Path == Property ? Property + ".Filters" : reading.Path;
        return new SettingReader(rule.State, rule.Cancellation).PartsOf(site, path) is
            { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } list }] }
            && reader.Through(list, origin => PartValue.Of(new ExpressionPart(origin))) is
                { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } filters }] }
            && reader.Flow.ElementsOf(filters) is var elements
                ? new(setting, elements is { IsComplete: true, IsExposed: false }
                    ? elements.Expressions.Count
                    : null, [.. elements.Expressions.Select(e => PatternOf(e, reader)).OfType<WrittenJson>()])
                : null;
    }

    /// <summary>Whether both are in view, and are not the same.</summary>
    public bool DiffersFrom(MappingFilters other) =>
        IsKnown && other.IsKnown && !Patterns.Select(p => p.Text).SequenceEqual(other.Patterns.Select(p => p.Text));

    private bool IsKnown => Count == Patterns.Count && Patterns.All(p => p.IsKnown(0, p.Text.Length));

    private static WrittenJson? PatternOf(IOperation filter, PartReader reader) => reader.Flow.SourcesOf(filter).Expressions switch
    {
        [IInvocationOperation { TargetMethod: { Name: "Filter", ContainingType: { Name: "FilterCriteria" } type },
            Arguments: [var fields] }]
            when reader.Symbols.IsCdk(type.ContainingAssembly) => ObjectJson.Of(fields.Value, reader),
        [IObjectCreationOperation creation] =>
            reader.Flow.WrittenTo(creation, "Pattern") is [var pattern] ? ObjectJson.Of(pattern, reader) : null,
        _ => null,
    };
}
