using System.Globalization;
using AwsMessaging.Analyzers.Rules.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Patterns;

/// <summary>Writes something else for a part of a text literal, whose other characters stay as they are.</summary>
internal abstract class PatternEditFix : Fix
{
    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await ChangedAsync(target, cancellation).ConfigureAwait(false) is not null
            ? [new FixAction($"Write {Plain(target.Properties[PatternEdit.Becomes]!)}", Primary, async (t, c) =>
                await ChangedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];

    private static async Task<Solution?> ChangedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(PatternEdit.Was, out var was) || was is null
            || !target.Properties.TryGetValue(PatternEdit.Becomes, out var becomes)
            || await target.PlaceAsync<LiteralExpressionSyntax>(PatternEdit.Literal, cancellation).ConfigureAwait(false) is not { } literal
            || IndexOf(was, literal.Token.Text, int.Parse(target.Properties[PatternEdit.At], CultureInfo.InvariantCulture)) is not { } at)
        {
            return null;
        }

        var text = literal.Token.Text.Remove(at, was.Length).Insert(at, becomes);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return SyntaxFactory.ParseExpression(text,
            options: literal.SyntaxTree.Options) is LiteralExpressionSyntax { ContainsDiagnostics: false } changed
            ? target.With(root.ReplaceNode(literal, literal.CopyAnnotationsTo(changed.WithTriviaFrom(literal))!))
            : null;
    }

    /// <summary>Where it stands; the nearest place where an earlier change in the literal has moved it.</summary>
    private static int? IndexOf(string was, string text, int at)
    {
        var found = new List<int>();
        for (var i = text.IndexOf(was, StringComparison.Ordinal); i >= 0; i = text.IndexOf(was, i + 1, StringComparison.Ordinal))
        {
            found.Add(i);
        }

        return found.Count == 0 ? null : found.OrderBy(i => Math.Abs(i - at)).First();
    }

    private static string Plain(string text) => text.Replace("\\\"", "\"").Replace("\"\"", "\"");
}
