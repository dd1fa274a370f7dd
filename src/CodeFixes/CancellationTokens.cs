using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>The token by which code is asked to stop, for the waits that a fix adds.</summary>
internal static class CancellationTokens
{
    /// <summary>The parameter that hands a token to the code around a node; null for none.</summary>
    public static string? Around(SyntaxNode node, SemanticModel model) =>
        model.LookupSymbols(node.SpanStart).OfType<IParameterSymbol>().FirstOrDefault(p => IsToken(p.Type))?.Name;

    /// <summary>The token that a call is given, as code that can be said once more; null for none, and for one that never asks.</summary>
    public static string? Of(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments.Select(a => a.Expression).FirstOrDefault(e => IsToken(model.GetTypeInfo(e).Type)
            && (e is IdentifierNameSyntax
                || (e is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax } access
                    && !IsNone(access))))
            ?.WithoutTrivia().ToString();

    private static bool IsNone(MemberAccessExpressionSyntax access) => access.ToString() == "CancellationToken.None";

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };
}
