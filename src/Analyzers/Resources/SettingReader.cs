using System.Text;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Reads a site's properties.</summary>
internal readonly struct SettingReader(CompilationState state, CancellationToken cancellation)
{
    private PartReader Reader => new(state, cancellation);

    /// <summary>What the code at the site says of a property, by CloudFormation's name.</summary>
    public Setting Own(Site site, string property)
    {
        var reader = this;
        return site.Keep(property, () => reader.Read(site, property));
    }

    /// <summary>What the code has at a path, in the dictionary of attributes where the shape has one.</summary>
    public PartValue PartsOf(Site site, string path)
    {
        if (site.Shape.Bag is not { } bag || site.Root is not CallPart call || site.Shape.IsDirect(path))
        {
            return Reader.At(site.Root, path);
        }

        var names = path.Split('.');
        var reader = Reader;
        var value = call.Entry(bag, names[0], reader);
        foreach (var name in names.Skip(1))
        {
            value = value.Then(part => part.Member(name, reader));
        }

        return value;
    }

    /// <summary>
    /// The JSON that a property is, at each place where it is given as a text, by itself or to <c>DefinitionBody.FromString</c>.
    /// </summary>
    public IReadOnlyList<(JsonValue Json, Setting Writing)> JsonOf(Site site, string property)
    {
        if (site.Shape.ReadingOf(property) is not { } reading || Overrides.MayChange(site, property, state, cancellation))
        {
            return [];
        }

        var found = new List<(JsonValue, Setting)>();
        foreach (var part in PartsOf(site, reading.Path).Parts)
        {
            if (part.Expression is not { } expression)
            {
                continue;
            }

            var text = Reader.Flow.SourcesOf(expression).Expressions is [IInvocationOperation { TargetMethod: { Name: "FromString",
                ContainingType.Name: "DefinitionBody" }, Arguments: [var given] }]
                ? given.Value
                : expression;
            if (text.Unwrapped().Type?.SpecialType == SpecialType.System_String && JsonPart.Read(text, Reader) is { } json)
            {
                found.Add((json.Json, new Setting(Reader.ValuesOf(text), part.Syntax, true)));
            }
        }

        return found;
    }

    /// <summary>
    /// The JSON that a property is, at each place where it is given as a constant text or as objects, with where its characters stand.
    /// </summary>
    public IReadOnlyList<(WrittenJson Json, Setting Writing)> WrittenJsonOf(Site site, string property)
    {
        if (site.Shape.ReadingOf(property) is not { } reading || Overrides.MayChange(site, property, state, cancellation))
        {
            return [];
        }

        var found = new List<(WrittenJson, Setting)>();
        foreach (var part in PartsOf(site, reading.Path).Parts)
        {
            if (part.Expression is { } expression && ObjectJson.Of(expression, Reader) is { } json)
            {
                found.Add((json, new Setting(Reader.ValuesOf(expression), part.Syntax, true)));
            }
        }

        return found;
    }

    /// <summary>The entries of a property that is a dictionary, given at one place.</summary>
    public DictionaryEntries EntriesOf(Site site, string property)
    {
        var reader = Reader;
        return site.Shape.ReadingOf(property) is { } reading && !Overrides.MayChange(site, property, state, cancellation)
            && PartsOf(site, reading.Path) is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } expression }] }
            && reader.Through(expression, origin => PartValue.Of(new ExpressionPart(origin))) is
                { IsUnknown: false, Parts: [{ Expression: { } dictionary }] }
            ? reader.Flow.EntriesOf(dictionary)
            : DictionaryEntries.Unknown;
    }

    private Setting Read(Site site, string property)
    {
        if (site.Shape.Constants.TryGetValue(property, out var constant))
        {
            return new Setting(Values.Of(new Value(constant, site.Operation)), []);
        }

        if (site.Shape.ReadingOf(property) is not { } reading)
        {
            return Setting.Absent;
        }

        if (Overrides.MayChange(site, property, state, cancellation))
        {
            return Setting.Unknown;
        }

        var parts = PartsOf(site, reading.Path);
        var values = parts.IsUnknown ? Values.Unknown : parts.MayBeAbsent ? Values.Absent : null;
        var writings = new List<Setting>();
        foreach (var part in parts.Parts)
        {
            var converted = reading.Unit == Unit.Scheme ? SchemesOf(part) : Convert(part.Values(Reader), reading);
            writings.Add(new Setting(converted, part.Syntax, part.Expression is not null));
            values = values?.Or(converted) ?? converted;
        }

        return new Setting(values ?? Values.Unknown, writings);
    }

    private Values SchemesOf(Part url)
    {
        var origin = url.Expression;
        var texts = url.Values(Reader) is { IsUnknown: false, MayBeAbsent: false } values
            ? values.Known.Select(v => v.Text).ToList()
            : [null];
        return origin is null
            ? Values.Unknown
            : texts.SelectMany(t => t is null
                ? ["http", "https"]
                : new[] { t.StartsWith("https:", StringComparison.Ordinal) ? "https" : "http" })
                .Distinct().Select(s => Values.Of(new Value(s, origin))).Aggregate((all, one) => all.Or(one));
    }

    private Values Convert(Values values, Reading reading)
    {
        if (values.IsUnknown || reading.Unit == Unit.Plain)
        {
            return values;
        }

        Values? all = values.MayBeAbsent ? Values.Absent : null;
        foreach (var value in values.Known)
        {
            var one = Convert(value, reading);
            all = all?.Or(one) ?? one;
        }

        return all ?? Values.Unknown;
    }

    private Values Convert(Value value, Reading reading) => (reading.Unit, value.Data) switch
    {
        (Unit.Seconds, TimeSpan span) => Values.Of(new Value((long)span.TotalSeconds, value.Origin)),
        (Unit.Hours, TimeSpan span) => Values.Of(new Value((long)span.TotalHours, value.Origin)),
        (Unit.CamelCase, string name) => Values.Of(new Value(CamelCase(name), value.Origin)),
        (Unit.LowerCase, string name) => Values.Of(new Value(name.Replace('_', '-').ToLowerInvariant(), value.Origin)),
        (Unit.Word, bool flag) => flag ? Values.Of(new Value(reading.Word!, value.Origin)) : Values.Absent,
        (Unit.Runtime, _) => Values.Of(new Value(value.Text ?? RuntimeOf(value.Origin) ?? value.Data, value.Origin)),
        _ => Values.Unknown,
    };

    /// <summary>
    /// The runtime that an object of CDK's or of the SDK's stands for; null for one that is neither .NET's nor the user's own.
    /// </summary>
    private string? RuntimeOf(IOperation origin) => Reader.Flow.SourcesOf(origin).Expressions switch
    {
        [IMemberReferenceOperation { Member: { IsStatic: true, Name: var name } }] =>
            RuntimeNamed(name.Replace("_", "").ToLowerInvariant()),
        [IObjectCreationOperation { Arguments: [var text, ..] }] =>
            Reader.ValuesOf(text.Value) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } given }] } ? given : null,
        _ => null,
    };

    /// <summary><c>dotnetcore31</c> → <c>dotnetcore3.1</c>, <c>providedal2</c> → <c>provided.al2</c>.</summary>
    private static string? RuntimeNamed(string name)
    {
        const string Core = "dotnetcore";
        const string Provided = "provided";
        return name.StartsWith(Core, StringComparison.Ordinal) && name.Length == Core.Length + 2 ? name.Insert(Core.Length + 1, ".")
            : name.StartsWith(Provided, StringComparison.Ordinal) && name.Length > Provided.Length ? name.Insert(Provided.Length, ".")
            : name.StartsWith("dotnet", StringComparison.Ordinal) || name == Provided ? name
            : null;
    }

    /// <summary><c>PER_MESSAGE_GROUP_ID</c> → <c>perMessageGroupId</c>.</summary>
    private static string CamelCase(string name)
    {
        var text = new StringBuilder();
        foreach (var word in name.Split('_'))
        {
            text.Append(text.Length == 0 ? word.ToLowerInvariant() : word.Substring(0, 1) + word.Substring(1).ToLowerInvariant());
        }

        return text.ToString();
    }
}
