using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Which bus: the default one of every account, or one by its name.</summary>
/// <param name="Text">Its name.</param>
internal sealed record BusName(string Text)
{
    /// <summary>The bus that an event goes to, and a rule is for, when nothing else is said.</summary>
    public static readonly BusName Default = new("default");

    /// <summary>What CloudFormation calls a bus that is given no name; a text in the code may be that.</summary>
    private static readonly BusName Generated = new("");

    /// <summary>In words.</summary>
    public string Title => this == Default ? "the default event bus" : $"event bus '{Text}'";

    /// <summary>The bus that a text names. An ARN may be of another account, whose buses have the same names.</summary>
    public static BusName? Of(string text) => text.Length == 0 || text.StartsWith("arn:", StringComparison.Ordinal) ? null : new(text);

    /// <summary>The bus that a rule is for; null when that is not certain.</summary>
    public static BusName? Of(Resource rule, CompilationState state, CancellationToken cancellation)
    {
        if (rule.Site.Shape.PathOf(ResourceLink.Bus) is not { } path || Overrides.AreOf("EventBusName", state, cancellation))
        {
            return null;
        }

        var link = rule.To(ResourceLink.Bus);
        if (link.IsAbsent)
        {
            return Default;
        }

        if (link.Single is { } bus)
        {
            var name = bus.Get("Name");
            return name.IsAbsent ? Generated : name.Texts() is [var only] ? Of(only) : null;
        }

        var reader = new PartReader(state, cancellation);
        var parts = new SettingReader(state, cancellation).PartsOf(rule.Site, path);
        return parts is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } given }] }
            && TextOf(NameIn(given, reader), reader) is { } text
            ? Of(text)
            : null;
    }

    /// <summary>Whether an event that goes to this bus certainly does not meet the rules of another one.</summary>
    public bool IsNot(BusName other) => this != other && (other != Generated || this == Default);

    /// <summary>The name that a bus is looked up by: <c>EventBus.FromEventBusName(this, "Orders", "orders")</c>.</summary>
    private static IOperation NameIn(IOperation bus, PartReader reader) =>
        reader.Flow.SourcesOf(bus).Expressions is [IInvocationOperation { TargetMethod: var method, Arguments: [_, _, var name] }]
        && method.Name == "FromEventBusName" && reader.Symbols.IsCdk(method.ContainingAssembly)
            ? name.Value
            : bus;

    private static string? TextOf(IOperation value, PartReader reader) =>
        reader.ValuesOf(value) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } ? text : null;
}
