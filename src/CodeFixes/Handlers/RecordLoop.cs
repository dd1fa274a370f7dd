using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>One record after the other: <c>foreach</c>, and <c>for</c> by index.</summary>
internal sealed class RecordLoop : BatchIteration
{
    private readonly string record;
    private readonly string rest;
    private readonly bool firstStaysOutside;

    private RecordLoop(BatchFunction function, StatementSyntax statement, string record, string rest, bool firstStaysOutside)
        : base(function, statement)
    {
        this.record = record;
        this.rest = rest;
        this.firstStaysOutside = firstStaysOutside;
        var work = WorkOf(BodyOf(statement));
        Helper = RecordHelper.Of(work, function.Model);
        var (exception, log) = function.LogOf(record, work[0].SpanStart, Helper);
        Guard = RecordGuard.Plan(work, function.Model, function.Layout, exception, log);
    }

    public override string Declaration =>
        $"{Function.Declare(Function.FailureList)} {Function.FailuresName} = new {Function.FailureList}();\n";

    public static RecordLoop? Of(StatementSyntax statement, BatchFunction function)
    {
        switch (statement)
        {
            case ForEachStatementSyntax each when each.AwaitKeyword == default
                && RecordSource.Of(each.Expression, function) is { } source
                && !(function.Kind.IsOrdered && source.IsReordered)
                && RecordSource.IsRecord((function.Model.GetDeclaredSymbol(each) as ILocalSymbol)?.Type, function)
                && HasWork(each.Statement, outside: 0):
                var name = each.Identifier.Text;
                var other = function.LambdaName(each.Statement.SpanStart + 1, function.Kind.Noun, "later", "other");
                return new RecordLoop(function, each, name, $"{function.Records}\n    .SkipWhile({other} => {other} != {name})",
                    firstStaysOutside: false);

            case ForStatementSyntax @for when IndexOf(@for, function) is var (index, source):
                var first = (@for.Statement as BlockSyntax)?.Statements.FirstOrDefault();
                var kept = first is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value } variable] }
                    && IsElement(value, index, source)
                    ? variable.Identifier.Text
                    : null;
                return HasWork(@for.Statement, kept is null ? 0 : 1)
                    ? new RecordLoop(function, @for, kept ?? $"{source}[{index}]", $"{source}\n    .Skip({index})", kept is not null)
                    : null;

            default:
                return null;
        }
    }

    public override IEnumerable<StatementSyntax> Rewrite(StatementSyntax current)
    {
        var body = BodyOf(current);
        var indentation = Layout.IndentationOf(current);
        var inner = indentation + Layout.Unit;
        var comments = body is BlockSyntax { CloseBraceToken.LeadingTrivia: var trivia } ? trivia : default;
        var guarded = Guard!.Apply(WorkOf(body), inner, OnFailure(), onSuccess: null, comments);
        if (body is not BlockSyntax block || !Layout.StartsLine(block.CloseBraceToken))
        {
            // A body without lines of its own gets them.
            var shape = (ForEachStatementSyntax)Layout.Statement("foreach (var x in y)\n{\n}\n", indentation);
            var head = current is ForEachStatementSyntax { CloseParenToken: var end } ? end : ((ForStatementSyntax)current).CloseParenToken;
            var before = shape.CloseParenToken.TrailingTrivia;
            var behind = body is BlockSyntax oneLine ? Comments.Behind(oneLine) : [];
            block = (BlockSyntax)shape.Statement;
            block = block.WithTrailingTrivia(behind.Concat(block.GetTrailingTrivia()));
            if (before.Any(SyntaxKind.EndOfLineTrivia))
            {
                before = SyntaxFactory.TriviaList(Comments.Behind(head).Concat(before));
            }
            else
            {
                block = block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(
                    Comments.Behind(head).Concat(block.OpenBraceToken.TrailingTrivia)));
            }

            current = current is ForEachStatementSyntax each
                ? each.WithCloseParenToken(head.WithTrailingTrivia(before))
                : ((ForStatementSyntax)current).WithCloseParenToken(head.WithTrailingTrivia(before));
        }
        else if (Guard.TakesComments && comments.Any(Comments.IsComment))
        {
            block = block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation)));
        }

        if (firstStaysOutside)
        {
            guarded = guarded.Replace(guarded[0], Layout.WithBlankLineBefore(guarded[0])).Insert(0, ((BlockSyntax)body).Statements[0]);
        }

        block = block.WithStatements(guarded);
        yield return current is ForEachStatementSyntax loop
            ? loop.WithStatement(block)
            : ((ForStatementSyntax)current).WithStatement(block);
    }

    private string OnFailure()
    {
        if (Kind.IsFifo)
        {
            var other = Function.LambdaName(BodyOf(Statement).SpanStart + 1, Kind.Noun, "later", "other");
            return "\n// FIFO: this message and all after it come back, so that they stay in order.\n"
                + $"{Function.FailuresName}.AddRange({rest}\n    .Select({other} => {Function.NewFailure(other)}));\nbreak;\n";
        }

        var add = $"{Function.FailuresName}.Add({Function.NewFailure(record)});\n";
        return Kind.IsOrdered ? add + "\n// Lambda retries from the failed record on: what comes after it has to wait.\nbreak;\n" : add;
    }

    private IReadOnlyList<StatementSyntax> WorkOf(StatementSyntax body)
    {
        IReadOnlyList<StatementSyntax> statements = body is BlockSyntax block ? [.. block.Statements] : [body];
        return firstStaysOutside ? [.. statements.Skip(1)] : statements;
    }

    private static bool HasWork(StatementSyntax body, int outside) => body is not BlockSyntax block || block.Statements.Count > outside;

    private static StatementSyntax BodyOf(StatementSyntax loop) =>
        loop is ForEachStatementSyntax each ? each.Statement : ((ForStatementSyntax)loop).Statement;

    /// <summary>The index and the list of <c>for (var i = 0; i &lt; list.Count; i++)</c>, both only read in the body.</summary>
    private static (string Index, string Source)? IndexOf(ForStatementSyntax loop, BatchFunction function)
    {
        if (loop is not
            {
                Declaration.Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } } variable],
                Condition: BinaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.LessThanExpression,
                    Left: IdentifierNameSyntax tested,
                    Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } count,
                },
                Incrementors: [PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression }
                    or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression }],
            }
            || tested.Identifier.ValueText != variable.Identifier.ValueText
            || RecordSource.Of(count.Expression, function) is not { IsStable: true } source
            || (function.Kind.IsOrdered && source.IsReordered))
        {
            return null;
        }

        var index = function.Model.GetDeclaredSymbol(variable);
        var flow = function.Model.AnalyzeDataFlow(loop.Statement);
        return flow is { Succeeded: true } && !flow.WrittenInside.Contains(index, SymbolEqualityComparer.Default)
            && loop.Statement.DescendantNodes().OfType<ElementAccessExpressionSyntax>()
                .Any(e => IsElement(e, variable.Identifier.Text, source.Text))
            ? (variable.Identifier.Text, source.Text)
            : null;
    }

    private static bool IsElement(ExpressionSyntax expression, string index, string source) =>
        expression is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } element
        && name.Identifier.Text == index
        && element.Expression.ToString() == source;
}
