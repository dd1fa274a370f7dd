using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The full names of namespaces, put together once for each: rules compare them at every call of a body.</summary>
internal static class NamespaceNames
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Known = new();

    /// <summary>The name of the namespace that a type is in, <c>System.Net.Http</c>; empty for none.</summary>
    public static string NamespaceName(this ITypeSymbol? type) =>
        type?.ContainingNamespace is { IsGlobalNamespace: false } @namespace
            ? Known.GetValue(@namespace, static n => n.ToDisplayString())
            : "";

    /// <summary>
    /// Whether a type is in a namespace or one below it: <c>System.IO.Compression</c> is in <c>System.IO</c>, and <c>Systems</c> not in
    /// <c>System</c>.
    /// </summary>
    public static bool IsIn(this ITypeSymbol? type, string @namespace)
    {
        var name = type.NamespaceName();
        return name.StartsWith(@namespace, StringComparison.Ordinal)
            && (name.Length == @namespace.Length || name[@namespace.Length] == '.');
    }
}
