using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The full names of namespaces, put together once for each: rules compare them at every call of a body.</summary>
internal static class NamespaceNames
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Known = new();

    /// <summary>The name of the namespace that a type is in, <c>System.Net.Http</c>; empty for none.</summary>
    public static string NamespaceName(this ITypeSymbol? type) =>
        type?.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? Known.GetValue(@namespace, static n => n.ToDisplayString()) : "";
}
