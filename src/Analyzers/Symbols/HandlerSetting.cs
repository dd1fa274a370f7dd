using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The text by which a function's handler setting names a method: <c>Assembly::Namespace.Type::Method</c>.</summary>
internal static class HandlerSetting
{
    /// <summary>
    /// Whether a literal of the compilation names the method, so that Lambda calls it, whatever its name is. Of several methods of one name it names none.
    /// </summary>
    public static bool Names(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        method.ContainingType.GetMembers(method.Name).Length == 1 && CompilationText.Mentions(state, TextOf(method), cancellation);

    private static string TextOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var name = type.MetadataName;
        while (type.ContainingType is { } outer)
        {
            (type, name) = (outer, outer.MetadataName + "+" + name);
        }

        var space = type.ContainingNamespace is { IsGlobalNamespace: false } given ? given.ToDisplayString() + "." : "";
        return $"{method.ContainingAssembly.Name}::{space}{name}::{method.Name}";
    }
}
