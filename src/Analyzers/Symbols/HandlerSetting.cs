using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The text by which a function's handler setting names a method: <c>Assembly::Namespace.Type::Method</c>.</summary>
internal static class HandlerSetting
{
    private const string Separator = "::";

    private const string Alias = "global";

    /// <summary>
    /// Whether a literal of the compilation names the method, so that Lambda calls it, whatever its name is. Of several methods of one name
    /// it names none.
    /// </summary>
    public static bool Names(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        method.ContainingType.GetMembers(method.Name).Length == 1
        && state.Keep("handler settings", state.Compilation.Assembly, () => Find(state.Compilation, cancellation)).Contains(TextOf(method));

    /// <summary>Every literal that has two colons, found once: each handler of a program asks for a text of its own.</summary>
    private static HashSet<string> Find(Compilation compilation, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = FileText.Of(tree, cancellation);
            for (var at = text.IndexOf(Separator, 0, text.Length); at >= 0; at = text.IndexOf(Separator, at + Separator.Length, text.Length))
            {
                if (!IsAlias(text, at) && tree.GetRoot(cancellation).FindToken(at) is var token
                    && !token.IsKind(SyntaxKind.ColonColonToken))
                {
                    found.Add(token.ValueText);
                }
            }
        }

        return found;
    }

    /// <summary>Generated code is full of <c>global::</c>.</summary>
    private static bool IsAlias(FileText text, int at) => at >= Alias.Length && text.Part(at - Alias.Length, at) == Alias;

    private static string TextOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var name = type.MetadataName;
        while (type.ContainingType is { } outer)
        {
            (type, name) = (outer, outer.MetadataName + "+" + name);
        }

        var space = type.ContainingNamespace is { IsGlobalNamespace: false } given ? given.ToDisplayString() + "." : "";
        return $"{method.ContainingAssembly.Name}{Separator}{space}{name}{Separator}{method.Name}";
    }
}
