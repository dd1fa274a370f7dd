using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Takes the second decoding away where it stands between two conversions of text and bytes, or after one. Not where a comment would go
/// with it, which a person should read first.
/// </summary>
internal sealed class DoubleDecodingFix : Fix
{
    public override string RuleId => "AWSM3012";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution
            || Comments.LostFrom([await target.RootAsync(cancellation).ConfigureAwait(false)],
                [(await solution.GetDocument(target.Document.Id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!]).Count > 0)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
            .ConfigureAwait(false)
            ? [new FixAction("Do not decode again", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var decode = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (decode?.ArgumentList.Arguments is not [{ Expression: var text }])
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);

        // Encoding.UTF8.GetString(Convert.FromBase64String(text)) is the text.
        if (decode.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax outer } }
            && NameOf(outer) == "GetString")
        {
            // var json = Encoding.UTF8.GetString(Convert.FromBase64String(text)) would be another name for the text.
            var only = outer.Parent is EqualsValueClauseSyntax && outer.FirstAncestorOrSelf<StatementSyntax>() is
                LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax } made
                ? TextBefore(made, text) : null;
            root = root.TrackNodes(only is null ? [outer] : [outer, only]);
            root = root.ReplaceNode(root.GetCurrentNode(outer)!,
                (only?.Declaration.Variables[0].Initializer!.Value ?? text).WithoutTrivia().WithTriviaFrom(outer));
            return target.With(only is null ? root : root.RemoveNode(root.GetCurrentNode(only)!, SyntaxRemoveOptions.KeepNoTrivia)!);
        }

        // JsonSerializer.Deserialize<T>(Convert.FromBase64String(text)) reads the text as well.
        if (decode.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax reader } } first
            && reader.ArgumentList.Arguments[0] == first && NameOf(reader) is "Deserialize" or "Parse" && text is IdentifierNameSyntax)
        {
            return target.With(root.ReplaceNode(decode, text.WithTriviaFrom(decode)));
        }

        if (BytesThatBecomeText(decode) is var (statement, conversion))
        {
            var only = TextBetween(statement, conversion, text);
            root = root.TrackNodes(only is null ? [statement, conversion] : [statement, conversion, only]);
            root = root.ReplaceNode(root.GetCurrentNode(conversion)!,
                (only?.Declaration.Variables[0].Initializer!.Value ?? text).WithoutTrivia().WithTriviaFrom(conversion));
            root = root.RemoveNode(root.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia)!;
            return target.With(only is null ? root : root.RemoveNode(root.GetCurrentNode(only)!, SyntaxRemoveOptions.KeepNoTrivia)!);
        }

        // Convert.FromBase64String(Encoding.UTF8.GetString(bytes)) is the bytes.
        return text is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var bytes }] } inner
            && NameOf(inner) == "GetString"
            ? target.With(root.ReplaceNode(decode, bytes.WithTriviaFrom(decode)))
            : null;
    }

    /// <summary>
    /// <c>var bytes = Convert.FromBase64String(text); … Encoding.UTF8.GetString(bytes)</c>: the statement and the call, where nothing else
    /// uses the bytes, and the text is a variable, which says the same at both places.
    /// </summary>
    private static (LocalDeclarationStatementSyntax Statement, InvocationExpressionSyntax Conversion)? BytesThatBecomeText(
        InvocationExpressionSyntax decode)
    {
        if (decode is not
            {
                ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax text }],
                Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } statement } } bytes },
            }
            || HasMore(statement))
        {
            return null;
        }

        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == bytes.Identifier.ValueText)
            .ToList();
        var isTextKept = !block.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == text.Identifier.ValueText);
        return isTextKept
            && uses is [{ Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1,
                Parent: InvocationExpressionSyntax conversion } } }]
            && NameOf(conversion) == "GetString"
                ? (statement, conversion)
                : null;
    }

    /// <summary>
    /// The statement that makes the text, right before the bytes, where it is there for them alone and their text is the next thing made.
    /// </summary>
    private static LocalDeclarationStatementSyntax? TextBetween(
        LocalDeclarationStatementSyntax bytes, InvocationExpressionSyntax conversion, ExpressionSyntax decoded) =>
        conversion.FirstAncestorOrSelf<StatementSyntax>() is { } next
        && ((BlockSyntax)bytes.Parent!).Statements is var statements && statements.IndexOf(next) == statements.IndexOf(bytes) + 1
            ? TextBefore(bytes, decoded)
            : null;

    /// <summary>The statement right before another that makes a text for it alone.</summary>
    private static LocalDeclarationStatementSyntax? TextBefore(LocalDeclarationStatementSyntax statement, ExpressionSyntax decoded)
    {
        var block = (BlockSyntax)statement.Parent!;
        var index = block.Statements.IndexOf(statement);
        return index > 0
            && block.Statements[index - 1] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0,
                Declaration.Variables: [{ Initializer.Value: InvocationExpressionSyntax or MemberAccessExpressionSyntax,
                    Identifier.ValueText: var name }] } text
            && decoded is IdentifierNameSyntax { Identifier.ValueText: var used } && used == name
            && !HasMore(text)
            && block.DescendantNodes().OfType<IdentifierNameSyntax>().Count(n => n.Identifier.ValueText == name) == 1
                ? text
                : null;
    }

    private static bool HasMore(StatementSyntax statement) => CodeFacts.HasDirectives(statement) || Layout.SharesLine(statement)
        || statement.GetLeadingTrivia().Any(Comments.IsComment) || statement.GetTrailingTrivia().Any(Comments.IsComment);

    private static string? NameOf(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}
