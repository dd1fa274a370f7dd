using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>Helpers that map sources of several kinds: what they set under a condition is for some of them.</summary>
internal static class OtherSources
{
    /// <summary>
    /// Whether a value is set under a condition under which the mapping is not made, for a source that comes from elsewhere: all callers in
    /// view may give a source for which nobody comes there.
    /// </summary>
    public static bool MayBeForOthers(this Setting writing, Resource mapping) =>
        writing.Syntax is { } syntax && Guards.IsOptional(syntax, mapping.Site.Operation.Syntax)
        && (mapping.To(ResourceLink.Source).Single is not { } source
            || FunctionAround(source.Site.Operation.Syntax) != FunctionAround(syntax));

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax);
}
