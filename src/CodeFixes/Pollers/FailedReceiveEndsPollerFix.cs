using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Puts the body of the loop into a <c>try</c> that logs what goes wrong, waits, and lets the loop go on.</summary>
internal sealed class FailedReceiveEndsPollerFix : Fix
{
    private const int SecondsToWait = 5;

    public override string RuleId => "AWSM2008";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await LoopAsync(target, cancellation).ConfigureAwait(false) is not null
        && (await ApplyAsync(target, cancellation).ConfigureAwait(false)).GetDocument(target.Document.Id) is { } after
        && await CompilerCheck.CompilesAsync(target.Document, after, cancellation).ConfigureAwait(false)
            ? [new FixAction("Catch failures inside the loop", Primary, ApplyAsync)]
            : [];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await LoopAsync(target, cancellation).ConfigureAwait(false) is not var (loop, body))
        {
            return target.Document.Project.Solution;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var endOfLine = Layout.EndOfLine(root);
        var outer = Layout.IndentationOf(loop);
        var unit = body is BlockSyntax ? Layout.UnitOf(loop) : UnitOf(loop, body);
        var (inner, deeper) = (outer + unit, outer + unit + unit);

        var statements = body is BlockSyntax block ? block.Statements : SyntaxFactory.SingletonList(body);
        var moved = statements.Select(s => Layout.EndingItsLine(Layout.Reindent(s, inner, deeper), endOfLine)).ToList();
        var comments = body is BlockSyntax { CloseBraceToken.LeadingTrivia: var rest } ? rest : default;
        var text = string.Concat(moved.Select(m => m.ToFullString()));
        var newLine = endOfLine.ToString();
        var handler = string.Concat(Handler(target, loop, model).Select(line => deeper + line + newLine));
        var caught = Caught(loop, model);
        var isBraceBehind = body is BlockSyntax { OpenBraceToken: var brace } && !Handlers.Layout.StartsLine(brace);
        var next = isBraceBehind ? " " : newLine + inner;
        var whole = "{" + newLine + inner + "try" + next + "{" + newLine + text + CommentsOf(comments, inner, deeper, newLine) + inner + "}"
            + next + caught + next + "{" + newLine + handler + inner + "}" + newLine + outer + "}";
        var replaced = SyntaxFactory.ParseStatement(whole, options: root.SyntaxTree.Options);
        replaced = body is BlockSyntax { OpenBraceToken: var open }
            ? WithCommentOf(open, (BlockSyntax)replaced, endOfLine).WithTriviaFrom(body)
            : replaced.WithLeadingTrivia(SyntaxFactory.Whitespace(outer)).WithTrailingTrivia(endOfLine);
        return target.With(root.ReplaceNode(body, replaced));
    }

    /// <summary>The block with what stands behind the brace that began the loop's body.</summary>
    private static BlockSyntax WithCommentOf(SyntaxToken open, BlockSyntax block, SyntaxTrivia endOfLine)
    {
        var behind = open.TrailingTrivia;
        return behind.All(t => t.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia)
            ? block
            : block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(behind.Any(SyntaxKind.EndOfLineTrivia)
                ? behind
                : behind.Add(endOfLine)));
    }

    private static string CommentsOf(SyntaxTriviaList trivia, string from, string to, string newLine)
    {
        var text = trivia.ToFullString();
        var blank = text.TrimStart(' ', '\t').StartsWith(newLine, StringComparison.Ordinal) ? newLine : "";
        return text.Trim().Length == 0 ? "" : blank + to + text.Trim().Replace("\n" + from, "\n" + to) + newLine;
    }

    private static string UnitOf(StatementSyntax loop, StatementSyntax body)
    {
        var (outer, inner) = (Layout.IndentationOf(loop), Layout.IndentationOf(body));
        return inner.Length > outer.Length ? inner.Substring(outer.Length) : "    ";
    }

    private static string Caught(StatementSyntax loop, SemanticModel model)
    {
        var exception = Usings.NameFor(model, loop, "System", nameof(Exception)) is (var name, null) ? name : "System.Exception";
        var filter = CancellationTokens.Around(loop, model) is { } token ? $" when (!{token}.IsCancellationRequested)" : "";
        return $"catch ({exception} {VariableIn(loop)}){filter}";
    }

    private static IEnumerable<string> Handler(FixTarget target, StatementSyntax loop, SemanticModel model)
    {
        var time = Usings.NameFor(model, loop, "System", nameof(TimeSpan)) is (var name, null) ? name : "System.TimeSpan";
        var token = CancellationTokens.Around(loop, model) is { } stop ? ", " + stop : "";
        var configure = FunctionOf(loop).DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            n.Identifier.ValueText == "ConfigureAwait") ? ".ConfigureAwait(false)" : "";
        yield return $"{LoggerAt(loop, target.Properties[FailedReceiveEndsPollerRule.Logger]!, model)}.LogError({VariableIn(loop)}, \"Receiving from the queue failed, trying again\");";
        yield return FormattableString.Invariant($"await Task.Delay({time}.FromSeconds({SecondsToWait}){token}){configure};");
    }

    /// <summary>The logger as its type says it: with <c>this.</c> where it does so, be it of other members alone.</summary>
    private static string LoggerAt(StatementSyntax loop, string logger, SemanticModel model)
    {
        var accesses = loop.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>().Where(a => a.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null).ToList() ?? [];
        var saysThis = accesses.Exists(a => a.Expression is ThisExpressionSyntax)
            && !accesses.Exists(a => a.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == logger);
        return saysThis && model.LookupSymbols(loop.SpanStart, name: logger).Any(s => s is IFieldSymbol or IPropertySymbol && !s.IsStatic)
            ? "this." + logger
            : logger;
    }

    /// <summary>
    /// The loop and its body, when they can be changed as a whole; null when an earlier fix already put a <c>try</c> there.
    /// </summary>
    private static async Task<(StatementSyntax Loop, StatementSyntax Body)?> LoopAsync(FixTarget target, CancellationToken cancellation)
    {
        var loop = await target.PlaceAsync<StatementSyntax>(FailedReceiveEndsPollerRule.Loop, cancellation).ConfigureAwait(false);
        var body = loop switch
        {
            WhileStatementSyntax @while => @while.Statement,
            DoStatementSyntax @do => @do.Statement,
            ForStatementSyntax @for => @for.Statement,
            _ => null,
        };
        if (loop is null || body is null || body.ContainsDirectives || body is BlockSyntax { Statements.Count: 0 }
            || body is BlockSyntax { Statements: [TryStatementSyntax { Catches.Count: > 0 }] })
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var isAsync = model.GetEnclosingSymbol(body.SpanStart, cancellation) is IMethodSymbol { IsAsync: true };
        var canLog = model.LookupSymbols(body.SpanStart, name: target.Properties[FailedReceiveEndsPollerRule.Logger]).Length > 0
            && model.LookupNamespacesAndTypes(body.SpanStart, name: "LoggerExtensions").Length > 0
            && model.LookupNamespacesAndTypes(body.SpanStart, name: "Task").Length > 0;
        return isAsync && canLog && Layout.IndentationOf(loop) is var indentation
            && (body is not BlockSyntax { Statements: var statements }
            || statements.All(s => Layout.IndentationOf(s).StartsWith(indentation, StringComparison.Ordinal)))
            ? (loop, body)
            : null;
    }

    private static string VariableIn(StatementSyntax loop)
    {
        var names = new HashSet<string>(FunctionOf(loop).DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t =>
            t.ValueText), StringComparer.Ordinal);
        return Array.Find(["e", "exception", "receiveFailure"], n => !names.Contains(n)) ?? "failure";
    }

    private static SyntaxNode FunctionOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
}
