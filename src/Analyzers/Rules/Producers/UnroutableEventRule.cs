using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>An event that EventBridge certainly refuses: a field is missing, or has a value that it does not accept.</summary>
internal sealed class UnroutableEventRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1021",
        title: "Event entry that EventBridge rejects or cannot route",
        messageFormat: "{0}, so PutEvents refuses the entry while the call succeeds; {1}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every event needs a Source, a DetailType and a Detail that is a JSON object. An entry without them is refused, and "
            + "the answer says so for the entry only.",
        helpLinkUri: HelpLink("AWSM1021"));

    private static readonly string[] Needed = ["Source", "DetailType", "Detail"];

    /// <summary>Types inside of types that are looked at: <c>Task&lt;List&lt;PutEventsRequestEntry&gt;&gt;</c>.</summary>
    private const int MaxSteps = 4;

    public UnroutableEventRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCreation(AwsApi.EventBridge.Service.Model("PutEventsRequestEntry"), Check);
        interests.OnCreation(AwsApi.CloudWatchEvents.Service.Model("PutEventsRequestEntry"), Check);
    }

    private static void Check(CreationContext context)
    {
        var missing = Needed.Where(property => context.Flow.PropertyOfCreated(context.Creation, property).IsAbsent).ToList();
        if (missing.Count > 0 && !IsTemplate(context) && !AreMadeOfOthers(context) && !IsForOtherProjects(missing, context)
            && !missing.Exists(m => ClientCode.MaySet(context.Rule, m)))
        {
            context.Rule.Report(
                Places.Of(context.Creation), null, "The event has no " + string.Join(" and no ", missing), missing.Count == 1
                    ? "set it"
                    : "set them");
        }

        Check(context, "Source", text => text.StartsWith(EventBridgeFacts.ReservedSourcePrefix.Value, StringComparison.Ordinal)
            ? ($"Source '{text}' begins with '{EventBridgeFacts.ReservedSourcePrefix.Value}', which is for AWS's own events",
                "choose a name of your own")
            : null);
        var longest = EventBridgeFacts.DetailTypeLength.Value;
        Check(context, "DetailType", text => text.Length > longest
            ? ($"DetailType has {text.Length.ToString(CultureInfo.InvariantCulture)} characters and may have {longest.ToString(CultureInfo.InvariantCulture)}", "shorten it")
            : null);
        Check(context, "Detail", text => JsonValue.TryParse(text, out _) is not { Kind: JsonKind.Object }
            ? ("Detail is not a JSON object", "serialize an object")
            : null);
    }

    /// <summary>
    /// Whether an entry in a field or a variable is only read from, a property at a time: others are made of it, and it is never sent.
    /// </summary>
    private static bool IsTemplate(CreationContext context)
    {
        ISymbol? variable = context.Creation.Around().Parent switch
        {
            IFieldInitializerOperation { InitializedFields: [{ DeclaredAccessibility: Accessibility.Private } field] } => field,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            _ => null,
        };
        return variable is not null && context.Flow.MentionsOf(variable, context.Creation) is { Count: > 0 } mentions && mentions.All(m =>
            m.Around() is (IPropertyReferenceOperation part, var whole) && part.Instance == whole && !part.IsWritten());
    }

    /// <summary>
    /// Whether an entry says neither where it is from nor where it goes, and a library's member, for all the world to see, gives it to its
    /// callers or puts it into a list of theirs: the project that publishes it may add that.
    /// </summary>
    private static bool IsForOtherProjects(List<string> missing, CreationContext context)
    {
        if (!missing.Contains("Source") || !context.Flow.PropertyOfCreated(context.Creation, "EventBusName").IsAbsent
            || context.Symbols.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
            || Scopes.MemberAround(context.Creation, context.Rule.Cancellation) is not IMethodSymbol method)
        {
            return false;
        }

        for (ISymbol? symbol = method; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return method.Parameters.Select(p => p.Type).Append(method.ReturnType).Any(t => IsOfEntries(t, steps: 0));

        bool IsOfEntries(ITypeSymbol type, int steps) =>
            SymbolEqualityComparer.Default.Equals(type, context.Creation.Type)
            || (steps < MaxSteps && type switch
            {
                IArrayTypeSymbol array => IsOfEntries(array.ElementType, steps + 1),
                INamedTypeSymbol named => named.TypeArguments.Any(a => IsOfEntries(a, steps + 1)),
                _ => false,
            });
    }

    /// <summary>Whether some code makes entries of entries, with what they leave open.</summary>
    private static bool AreMadeOfOthers(CreationContext context) =>
        Array.Exists(Needed, n => CompilationText.MakesOthers(context.Rule.State, context.Creation.Type!, n, context.Rule.Cancellation));

    private static void Check(CreationContext context, string property, Func<string, (string Says, string Do)?> judge)
    {
        foreach (var value in context.Flow.WrongIn(context.Creation, property, v => v.Text is { } text && judge(text) is not null))
        {
            if (judge(context.Flow.ValuesOf(value).Known[0].Text!) is var (says, @do))
            {
                context.Rule.Report(Places.Of(context.Creation, value), null, says, @do);
            }
        }
    }
}
