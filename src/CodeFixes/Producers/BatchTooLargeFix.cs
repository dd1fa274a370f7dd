using System.Text;
using AwsMessaging.Analyzers.Rules.Producers;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Makes the chunks as small as the batch must be, or puts a loop over chunks of the source around the code that makes the entries and
/// sends them: the same entries in more calls.
/// </summary>
internal sealed class BatchTooLargeFix : Fix
{
    public override string RuleId => "AWSM1005";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
        && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? [new FixAction("Send chunks of " + target.Properties[BatchTooLargeRule.Max], Primary, ApplyAsync)]
            : [];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation) =>
        await FixedAsync(target, cancellation).ConfigureAwait(false) ?? target.Document.Project.Solution;

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(BatchTooLargeRule.Max, out var max) || max is null)
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (await target.PlaceAsync<LiteralExpressionSyntax>(BatchTooLargeRule.Limit, cancellation).ConfigureAwait(false) is { } limit)
        {
            return target.With(root.ReplaceNode(limit, SyntaxFactory.ParseExpression(max).WithTriviaFrom(limit)));
        }

        var source = await target.PlaceAsync<ExpressionSyntax>(BatchTooLargeRule.Source, cancellation).ConfigureAwait(false);
        var first = await target.PlaceAsync<StatementSyntax>(BatchTooLargeRule.First, cancellation).ConfigureAwait(false);
        var last = await target.PlaceAsync<StatementSyntax>(BatchTooLargeRule.Last, cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (source is null || first is null || last is null || InChunks(source, first, last, max, model) is not { } changed)
        {
            return null;
        }

        var linq = Usings.NameFor(model, first, "System.Linq", "Enumerable").Import;
        return target.With(Usings.Add(root.ReplaceNode(first.Parent!, changed), linq));
    }

    /// <summary>The block with a loop around some of its statements, in which a chunk takes the place of the source.</summary>
    private static BlockSyntax? InChunks(
        ExpressionSyntax source, StatementSyntax first, StatementSyntax last, string max, SemanticModel model)
    {
        if (first.Parent is not BlockSyntax block || last.Parent != block || !first.Contains(source) || block.ContainsDirectives
            || OnOneLine(source) is not { } written
            || model.GetTypeInfo(source).Type is not { } sequence || Chunks.ElementOf(sequence, "IEnumerable") is not { } element)
        {
            return null;
        }

        var (from, to) = (block.Statements.IndexOf(first), EndOf(last, block));
        var all = block.Statements.Skip(from).Take(to - from + 1).ToList();
        if (all.Count == 0 || all.Exists(s => CodeFacts.HasTextOverLines(s) || !Handlers.Layout.StartsLine(s.GetFirstToken()))
            || all.Exists(s => SpeaksOfAll(s, source, s.SpanStart > last.SpanStart, model)))
        {
            return null;
        }

        var names = LocalNames.At(first, model);
        var chunk = names.Free("chunk");
        var layout = Handlers.Layout.Of(first);
        var indentation = Handlers.Layout.IndentationOf(first);
        var type = names.Declare(element.ToMinimalDisplayString(model, first.SpanStart) + "[]");
        var head = layout.Statement($"foreach ({type} {chunk} in {written}.Chunk({max}))\n{{\n    x();\n}}\n", indentation);
        var body = (BlockSyntax)((ForEachStatementSyntax)head).Statement;
        all[0] = first.ReplaceNode(source, SyntaxFactory.IdentifierName(chunk).WithTriviaFrom(source));
        var inner = indentation + layout.Unit;
        var moved = all.Select(s => layout.Move(s, inner)).ToList();
        moved[0] = moved[0].WithLeadingTrivia(SyntaxFactory.Whitespace(inner)); // What stands above it stands above the loop
        var loop = head.ReplaceNode(body, body.WithStatements(SyntaxFactory.List(moved))).WithLeadingTrivia(first.GetLeadingTrivia());
        var behind = block.Statements.Skip(to + 1).Select((s, i) => i == 0 ? layout.WithBlankLineBefore(s) : s);
        return block.WithStatements(SyntaxFactory.List(block.Statements.Take(from).Append(loop).Concat(behind)));
    }

    /// <summary>
    /// Whether code speaks of all entries, which a chunk is not: it mentions what the source is made of, or, in a check of the response,
    /// another number or collection from outside, or the number of entries in a text.
    /// </summary>
    private static bool SpeaksOfAll(StatementSyntax code, ExpressionSyntax source, bool isCheck, SemanticModel model)
    {
        var ofSource = Amounts(source).ToList();
        var numbers = source.DescendantTokens().Where(t => t.IsKind(SyntaxKind.NumericLiteralToken) && t.ValueText.Length > 1)
            .Select(t => t.ValueText).ToList();
        return Amounts(code).Any(a => (isCheck && !a.IsDeclaredIn(code))
            || ofSource.Exists(s => SymbolEqualityComparer.Default.Equals(s, a)))
            || (isCheck && code.DescendantTokens().Any(t =>
                t.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.NumericLiteralToken
                && numbers.Exists(t.ValueText.Contains)));

        IEnumerable<ISymbol> Amounts(SyntaxNode node) => node.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Where(n => node == source || !source.Span.Contains(n.Span))
            .Where(n => node == source || !isCheck || !IsOfOther(n))
            .Select(n => model.GetSymbolInfo(n).Symbol)
            .Where(s => s is not null && IsAmount(s) && !s.IsDeclaredIn(source))!;

        // "Failed" of "response.Failed": a part of what is spoken of
        static bool IsOfOther(IdentifierNameSyntax name) =>
            name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or ExpressionColonSyntax
            || (name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } member && member.Name == name);
    }

    /// <summary>Whether a symbol is a number or a collection.</summary>
    private static bool IsAmount(ISymbol symbol) =>
        (symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }) is { SpecialType: not SpecialType.System_String } type
        && (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32
            or SpecialType.System_Int16
                or SpecialType.System_Byte
            || Chunks.ElementOf(type, "IEnumerable") is not null);

    /// <summary>
    /// Where the loop ends: with the call, or, where that fills a variable, with the check of the response right behind it; -1 where the
    /// variable is for something else. What is still said of it later does not compile.
    /// </summary>
    private static int EndOf(StatementSyntax last, BlockSyntax block)
    {
        var at = block.Statements.IndexOf(last);
        return last is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0,
            Declaration.Variables: [{ Identifier.ValueText: var response }] } ? at
            : block.Statements.ElementAtOrDefault(at + 1) is IfStatementSyntax { Else: null } check
                && AsksOnly(check.Condition, response) && Throws(check.Statement) ? at + 1
            : -1;
    }

    /// <summary>
    /// Whether a condition is on a response alone: how many of all entries it speaks of, say, would be another number for each chunk.
    /// </summary>
    private static bool AsksOnly(ExpressionSyntax condition, string response)
    {
        var own = condition.DescendantNodes().OfType<ParameterSyntax>().Select(p => p.Identifier.ValueText).Append(response).ToList();
        return condition.DescendantNodesAndSelf().All(n => n switch
        {
            IdentifierNameSyntax name => own.Contains(name.Identifier.ValueText)
                || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or ExpressionColonSyntax
                || (name.Parent is MemberAccessExpressionSyntax member && member.Name == name),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.ValueText: not "0" } => false,
            _ => n is not (AssignmentExpressionSyntax or AwaitExpressionSyntax),
        });
    }

    /// <summary>Whether code throws in the end, and goes nowhere else before.</summary>
    private static bool Throws(StatementSyntax code) =>
        (code is BlockSyntax { Statements: { Count: > 0 } statements } ? statements[statements.Count - 1] : code) is ThrowStatementSyntax
        && !code.DescendantNodes()
            .Any(n => n is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);

    /// <summary>
    /// The text of an expression for the head of a loop, in a form in which a member can be called; null for one with a comment, which
    /// has no place there.
    /// </summary>
    private static string? OnOneLine(ExpressionSyntax expression)
    {
        if (Comments.AreInside(expression))
        {
            return null;
        }

        var text = new StringBuilder();
        var last = expression.GetLastToken();
        foreach (var token in expression.DescendantTokens())
        {
            text.Append(token.Text);
            if (token == last)
            {
                break;
            }

            var next = token.GetNextToken();
            var between = token.TrailingTrivia.ToFullString() + next.LeadingTrivia.ToFullString();
            var isGlued = next.Kind()
                    is SyntaxKind.DotToken or SyntaxKind.QuestionToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken
                || token.Kind() is SyntaxKind.DotToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;
            text.Append(!between.Contains("\n") ? between : isGlued ? "" : " ");
        }

        return Chunks.IsOperand(expression) ? text.ToString() : $"({text})";
    }
}
