using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A function whose handler setting names a type or method that its assembly does not have.</summary>
internal sealed class MissingHandlerRule : Rule
{
    private static readonly char[] Separators = ['.', '+'];

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5014",
        title: "Handler string names nothing in this assembly",
        messageFormat: "{0} fails at every invocation: {1}; {2}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda's .NET runtime looks for the handler by its text, Assembly::Namespace.Type::Method, when the function "
            + "starts. A class that was renamed or moved since is not found, and every invocation fails.",
        helpLinkUri: HelpLink("AWSM5014"));

    public MissingHandlerRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Function, Check);

    private static void Check(ResourceContext context)
    {
        var function = context.Resource;
        if (HandlerLink.IsDotNet(function) != true || HandlerLink.AllOf(function, context.Rule.State) is not { } handlers)
        {
            return;
        }

        var setting = function.Get("Handler");
        var missing = handlers.Where(h => h.LacksType || h.LacksMethod).ToList();
        foreach (var handler in missing)
        {
            // One of several texts is certain only where somebody wrote it: pieces that are put together need not belong to each other.
            if (missing.Count == handlers.Count || setting.Values.Known.Any(v => v.Text == handler.Text && v.Origin.ConstantValue.HasValue))
            {
                var title = function.Title;
                var (what, then) = handler.LacksType ? OfType(handler) : OfMethod(handler);
                context.Rule.Report(context.PlaceOf(setting), null, title.Capitalized(), what, then);
            }
        }
    }

    private static (string What, string Then) OfType(HandlerLink handler) =>
        ($"assembly '{handler.Assembly!.Name}' has no type '{handler.TypeName}'", SimilarType(handler) is { } name
            ? $"name '{name}'"
            : "name the type that has the handler");

    private static (string What, string Then) OfMethod(HandlerLink handler)
    {
        var names = handler.PublicMethods.Distinct().ToList();
        var name = Similar.To(handler.MethodName, names) ?? (names is [var only] ? only : null);
        return (
            $"type '{handler.TypeName}' has no {(handler.IsInCompilation ? "" : "public ")}method '{handler.MethodName}'",
            name is null ? "name one that it has" : $"name '{name}'");
    }

    /// <summary>
    /// The type that was meant: a nested one with the sign that reflection has for it, one of the name in another namespace, or one of
    /// nearly the name.
    /// </summary>
    private static string? SimilarType(HandlerLink handler)
    {
        var nested = handler.TypeName;
        for (var cut = nested.LastIndexOf('.'); cut > 0; cut = nested.LastIndexOf('.'))
        {
            nested = nested.Substring(0, cut) + "+" + nested.Substring(cut + 1);
            if (handler.Assembly!.GetTypeByMetadataName(nested) is not null)
            {
                return nested;
            }
        }

        var names = AssemblyUses.TypesIn(handler.Assembly!.GlobalNamespace)
            .Where(t => t.CanBeReferencedByName && t.TypeKind is TypeKind.Class or TypeKind.Struct)
            .Select(MessagingSymbols.MetadataNameOf).ToList();
        var same = names.FindAll(n => LastPart(n) == LastPart(handler.TypeName));
        return same is [var only] ? only : Similar.To(handler.TypeName, names);
    }

    private static string LastPart(string name) => name.Substring(name.LastIndexOfAny(Separators) + 1);
}
