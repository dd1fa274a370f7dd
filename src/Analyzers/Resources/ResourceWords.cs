using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// What code calls a resource: the pieces of its name and id, also where they are put together, and the names around the place that makes
/// it. Never a reason to report; people say by names what a resource is for, so a reason to be silent.
/// </summary>
internal readonly struct ResourceWords(CompilationState state, CancellationToken cancellation)
{
    /// <summary>Words for queues that hold what failed elsewhere.</summary>
    public static readonly string[] OfFailures =
        ["dlq", "dead", "fail", "error", "fault", "poison", "undeliver", "unprocess", "unhandled", "quarantine", "parking", "redrive",
            "reject"];

    /// <summary>Words for the end of a name that may make the queue a FIFO one.</summary>
    public static readonly string[] OfEndings = ["fifo", "suffix", "ending", "extension", "name", "queue", "type", "kind"];

    public bool Any(Site site, string[] words) => Texts(site).Any(t => Contain(t, words));

    public static bool Contain(string? text, string[] words) =>
        text is not null && Array.Exists(words, w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);

    private IEnumerable<string> Texts(Site site)
    {
        var syntax = site.Operation.Syntax;
        var statement = syntax.AncestorsAndSelf().FirstOrDefault(n => n is StatementSyntax or MemberDeclarationSyntax) ?? syntax;
        foreach (var text in TokensOf(statement))
        {
            yield return text;
        }

        foreach (var around in statement.Ancestors())
        {
            switch (around)
            {
                case MethodDeclarationSyntax method:
                    yield return method.Identifier.ValueText;
                    break;
                case LocalFunctionStatementSyntax function:
                    yield return function.Identifier.ValueText;
                    break;
                case PropertyDeclarationSyntax property:
                    yield return property.Identifier.ValueText;
                    break;
                case BaseTypeDeclarationSyntax type:
                    yield return type.Identifier.ValueText;
                    break;
            }
        }

        var reader = new PartReader(state, cancellation);
        foreach (var path in new[] { "id", site.Shape.ReadingOf(LinkReader.NameProperty(site.Shape.Kind) ?? "")?.Path })
        {
            foreach (var part in path is null ? [] : new SettingReader(state, cancellation).PartsOf(site, path).Parts)
            {
                foreach (var text in part.Expression is { } expression
                    ? reader.Flow.SourcesOf(expression).Expressions.SelectMany(e => TokensOf(e.Syntax))
                    : [])
                {
                    yield return text;
                }
            }
        }
    }

    /// <summary>Identifiers and pieces of text.</summary>
    private static IEnumerable<string> TokensOf(SyntaxNode node) =>
        node.DescendantTokens(n => n is not BlockSyntax || n == node)
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) || t.IsKind(SyntaxKind.StringLiteralToken)
                || t.IsKind(SyntaxKind.InterpolatedStringTextToken))
            .Select(t => t.ValueText);
}
