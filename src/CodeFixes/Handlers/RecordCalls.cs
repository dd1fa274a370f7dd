using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// A method of the framework that calls a lambda for each record: <c>Parallel.ForEachAsync</c>, <c>Parallel.ForEach</c>, and the list's own
/// <c>ForEach</c>. The lambda notes its failure.
/// </summary>
internal sealed class RecordCalls : BatchIteration
{
    private readonly AnonymousFunctionExpressionSyntax lambda;
    private readonly string record;
    private readonly string recordType;
    private readonly string failed;
    private readonly bool isParallel;
    private readonly string exception;
    private readonly string? log;

    private RecordCalls(BatchFunction function, StatementSyntax statement, AnonymousFunctionExpressionSyntax lambda, string record,
        bool isParallel)
        : base(function, statement)
    {
        this.lambda = lambda;
        this.record = record;
        this.isParallel = isParallel;
        recordType = function.RecordType!.ToMinimalDisplayString(function.Model, statement.SpanStart);
        failed = isParallel ? function.FreeName("failed", "failedRecords") : function.FailuresName;
        Helper = lambda.Block is { } statements ? RecordHelper.Of(statements.Statements, function.Model)
            : RecordHelper.Of(lambda.ExpressionBody is AwaitExpressionSyntax awaited
                ? CodeFacts.WithoutConfigureAwait(awaited.Expression)
                : lambda.ExpressionBody!, function.Model);
        (exception, log) = function.LogOf(record, lambda.Body.SpanStart, Helper);
        Guard = lambda.Block is { } block ? RecordGuard.Plan(block.Statements, function.Model, function.Layout, exception, log) : null;
    }

    public override IEnumerable<SyntaxNode> Tracked => [lambda];

    public override IEnumerable<SyntaxNode> CopiedAsText => lambda.ExpressionBody is { } body ? [body] : [];

    public override string Declaration => isParallel
        ? $"{Function.Declare($"ConcurrentBag<{recordType}>")} {failed} = new ConcurrentBag<{recordType}>();\n"
        : $"{Function.Declare(Function.FailureList)} {failed} = new {Function.FailureList}();\n";

    public override bool IsKnownInPlace => isParallel;

    public static RecordCalls? Of(StatementSyntax statement, BatchFunction function)
    {
        var expression = (statement as ExpressionStatementSyntax)?.Expression;
        if (expression is AwaitExpressionSyntax awaited)
        {
            expression = CodeFacts.WithoutConfigureAwait(awaited.Expression);
        }

        if (expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call
            || function.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || call.ArgumentList.Arguments.LastOrDefault()?.Expression is not AnonymousFunctionExpressionSyntax lambda
            || lambda.Block is { Statements.Count: 0 })
        {
            return null;
        }

        var parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax parenthesized => [.. parenthesized.ParameterList.Parameters],
            _ => (IReadOnlyList<ParameterSyntax>)[],
        };
        switch (method)
        {
            case { Name: "ForEachAsync", ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" } }
                when lambda.AsyncKeyword != default && parameters.Count == 2
                    && statement is ExpressionStatementSyntax { Expression: AwaitExpressionSyntax }:
            case { Name: "ForEach", ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" } }
                when lambda.AsyncKeyword == default && parameters.Count == 1:
                return RecordSource.Of(call.ArgumentList.Arguments[0].Expression, function) is { }
                    ? new RecordCalls(function, statement, lambda, parameters[0].Identifier.Text, isParallel: true)
                    : null;

            // A loop in a lambda cannot be left: in order, it stays as it is.
            case { Name: "ForEach", ContainingType: { Name: "List", ContainingNamespace.Name: "Generic" } }
                when lambda.AsyncKeyword == default && parameters.Count == 1 && !function.Kind.IsOrdered:
                return RecordSource.Of(member.Expression, function) is { }
                    ? new RecordCalls(function, statement, lambda, parameters[0].Identifier.Text, isParallel: false)
                    : null;

            default:
                return null;
        }
    }

    public override IEnumerable<StatementSyntax> Rewrite(StatementSyntax current)
    {
        var indentation = Layout.IndentationOf(current);
        var onFailure = isParallel ? $"{failed}.Add({record});\n" : $"{failed}.Add({Function.NewFailure(record)});\n";
        var root = current.FirstAncestorOrSelf<CompilationUnitSyntax>()!;
        var now = root.GetCurrentNode(lambda)!;
        var outer = Layout.IndentationOf(now);
        var inner = outer + Layout.Unit;
        SyntaxList<StatementSyntax> guarded;
        if (Guard is not null)
        {
            guarded = Guard.Apply(now.Block!.Statements, inner, onFailure, onSuccess: null, now.Block.CloseBraceToken.LeadingTrivia);
        }
        else
        {
            guarded = Guarded(lambda.ExpressionBody!, "call;\n", RecordGuard.CatchOf(Function.Model, lambda.SpanStart, exception, log), log,
                onFailure, inner);
        }

        // The lambda's head stays; its body is written anew, with lines of its own.
        var shape = Layout.Statement("f(x =>\n{\n    work;\n});\n", outer).DescendantNodes().OfType<SimpleLambdaExpressionSyntax>()
            .First();
        var arrow = now is SimpleLambdaExpressionSyntax simple ? simple.ArrowToken : ((ParenthesizedLambdaExpressionSyntax)now).ArrowToken;
        // A comment behind a single call went along with that.
        var behind = now.GetTrailingTrivia();
        var block = shape.Block!.WithStatements(guarded)
            .WithTrailingTrivia(now.Block is null ? behind.Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) : behind);
        AnonymousFunctionExpressionSyntax changed = now switch
        {
            SimpleLambdaExpressionSyntax s =>
                s.WithArrowToken(arrow.WithTrailingTrivia(shape.ArrowToken.TrailingTrivia)).WithExpressionBody(null).WithBlock(block),
            ParenthesizedLambdaExpressionSyntax p =>
                p.WithArrowToken(arrow.WithTrailingTrivia(shape.ArrowToken.TrailingTrivia)).WithExpressionBody(null).WithBlock(block),
            _ => now,
        };
        var result = new List<StatementSyntax> { current.ReplaceNode(now, changed) };
        if (isParallel)
        {
            result.AddRange(Layout.Statements("\n" + Failures(), indentation));
        }

        return result;
    }

    private string Failures()
    {
        var position = Statement.SpanStart;
        var item = Function.LambdaName(position, Kind.Noun, "item");
        var records = Kind switch
        {
            { IsFifo: true } => $"{Function.Records}\n    .SkipWhile({item} => !{failed}.Contains({item}))",
            { IsQueue: true } => failed,
            _ => $"{Function.Records}\n    .Where({item} => {failed}.Contains({item}))\n    .Take(1)",
        };
        return OrderComment()
            + $"{Function.Declare(Function.FailureList)} {Function.FailuresName} = {records}\n    .Select({item} => {Function.NewFailure(item)})\n    .ToList();\n";
    }
}
