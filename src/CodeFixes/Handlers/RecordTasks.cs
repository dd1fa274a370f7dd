using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// A task for each record, all awaited together: <c>Task.WhenAll(records.Select(…))</c>, or a list of tasks that a loop fills. They still
/// run together; each says whether it succeeded, in the order of the records.
/// </summary>
internal sealed class RecordTasks : BatchIteration
{
    private readonly RecordSource source;
    private readonly string parameter;
    private readonly string record;
    private readonly Work work;
    private readonly Waiting waiting;
    private readonly string exception;
    private readonly string? log;
    private readonly string flags;

    private RecordTasks(
        BatchFunction function, StatementSyntax statement, RecordSource source, string parameter, string record, Work work, Waiting waiting,
        IReadOnlyList<StatementSyntax> superfluous)
        : base(function, statement)
    {
        this.source = source;
        this.parameter = parameter;
        this.record = record;
        this.work = work;
        this.waiting = waiting;
        Superfluous = superfluous;
        Helper = work.Callee is { } callee ? RecordHelper.Of(callee, function.Model)
            : work.Statements is { } single ? RecordHelper.Of(single, function.Model)
            : RecordHelper.None;
        (exception, log) = function.LogOf(record, (work.Node ?? statement).SpanStart, Helper);
        Guard = work.Statements is { } statements ? RecordGuard.Plan(statements, function.Model, function.Layout, exception, log) : null;
        flags = function.FreeName("succeeded", "outcomes");
    }

    private enum Waiting
    {
        Await,
        AwaitOnContext,
        Block,
    }

    public override IReadOnlyList<StatementSyntax> Superfluous { get; }

    public override IEnumerable<SyntaxNode> Tracked => work.Node is null ? [] : [work.Node, .. work.Changes.Select(c => c.Statement)];

    public override IEnumerable<SyntaxNode> CopiedAsText =>
        [source.Expression, .. work.Callee is { } callee
            ? [callee]
            : (SyntaxNode[])[], .. work.Changes.Select(c => c.Task).OfType<SyntaxNode>()];

    public override bool IsKnownInPlace => true;

    public override bool NeedsAsync => waiting != Waiting.Block;

    public static RecordTasks? Of(StatementSyntax statement, BatchFunction function)
    {
        if (WaitIn(statement, function) is not var (tasks, waiting))
        {
            return null;
        }

        // Task.WhenAll(records.Select(…)), the tasks in a local before perhaps.
        var superfluous = new List<StatementSyntax>();
        if (tasks is IdentifierNameSyntax name && DeclarationOf(name, function) is var (declaration, value))
        {
            superfluous.Add(declaration);
            if (value is BaseObjectCreationExpressionSyntax { Initializer: null })
            {
                return FromFilledList(statement, name, superfluous, waiting, function);
            }

            tasks = value;
            if (MentionsOf(name, function) != 1)
            {
                return null;
            }
        }

        tasks = tasks is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray" } list }
            ? list.Expression
            : tasks;
        if (tasks is not InvocationExpressionSyntax
            {
                ArgumentList.Arguments: [{ Expression: var selector }],
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } select,
            }
            || RecordSource.Of(select.Expression, function) is not { } source
            || (function.Kind.IsOrdered && source.IsReordered))
        {
            return null;
        }

        if (selector is AnonymousFunctionExpressionSyntax lambda)
        {
            return ParametersOf(lambda) is [var parameter] && Work.OfLambda(lambda, function.Model) is { } work
                ? new RecordTasks(function, statement, source, TextOf(lambda, parameter), parameter.Identifier.Text, work, waiting,
                    superfluous)
                : null;
        }

        if (function.Model.GetSymbolInfo(selector).Symbol is not IMethodSymbol)
        {
            return null;
        }

        var record = function.LambdaName(statement.SpanStart, function.Kind.Noun, "item");
        return new RecordTasks(function, statement, source, record, record,
            Work.OfCall(SyntaxFactory.ParseExpression($"{selector}({record})"), selector), waiting,
            superfluous);
    }

    public override IEnumerable<StatementSyntax> Rewrite(StatementSyntax current)
    {
        var indentation = Layout.IndentationOf(current);
        var body = indentation + Layout.Unit;
        var records = source.Text;
        var configure = waiting == Waiting.AwaitOnContext ? ".ConfigureAwait(false)" : "";
        IReadOnlyList<StatementSyntax> first = [];
        if (!source.IsStable)
        {
            records = Function.FreeName(Kind.Noun + "s", "batch");
            first = [ListOf(records, indentation)];
        }

        var (before, after) = waiting == Waiting.Block ? ("", ".GetAwaiter().GetResult()") : ("await ", configure);
        var text = first.Count > 0 ? "\n" : "";
        text += $"{Function.Declare("bool[]")} {flags} = {before}Task.WhenAll({records}.Select(async {parameter} =>\n{{\n    work;\n}})){after};\n\n";
        text += FailuresFromFlags(records, flags, Statement.SpanStart);
        var statements = Layout.Statements(text, indentation);
        var lambda = statements.SelectMany(s => s.DescendantNodes()).OfType<AnonymousFunctionExpressionSyntax>()
            .First(l => l.Block is not null);

        SyntaxList<StatementSyntax> guarded;
        if (Guard is not null)
        {
            guarded = Guard.Apply(CurrentWork(current), body, "return false;\n", work.EndIsReachable ? "return true;\n" : null,
                work.Block?.CloseBraceToken.LeadingTrivia ?? default);
        }
        else
        {
            var form = $"await call{(CodeFacts.HasConfigureAwait(work.Call!) ? "" : configure)};\n    return true;\n";
            guarded = Guarded(work.Call!, form, RecordGuard.CatchOf(Function.Model, Statement.SpanStart, exception, log), log,
                "return false;\n", body);
        }

        var block = lambda.Block!.WithStatements(guarded);
        if (work.Block is { OpenBraceToken: var open })
        {
            block = block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(
                Comments.Behind(open).Concat(block.OpenBraceToken.TrailingTrivia)));
        }

        var changed = statements.Select(s => s.Contains(lambda) ? s.ReplaceNode(lambda.Block!, block) : s);
        return InPlaceOf(current, [.. first, .. changed], behind: first.Count);
    }

    /// <summary>
    /// The records in a list, as they are asked for in places: where their calls stand on lines of their own, so does the last of them.
    /// </summary>
    private StatementSyntax ListOf(string name, string indentation)
    {
        var declared = Function.Declare($"List<{Function.Record}>");
        var outer = source.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax last }
            && Layout.StartsLine(last.OperatorToken) ? last : null;
        var form = outer is null ? "source.ToList()" : "source\n    .ToList()";
        var statement = Layout.Statements($"{declared} {name} = {form};\n", indentation, "source", source.Expression)[0];
        if (outer is null)
        {
            return statement;
        }

        // The comment behind the call before it stays on that call's line, and the new line begins where that did.
        var list = statement.DescendantNodes().OfType<MemberAccessExpressionSyntax>().First(m => m.Name.Identifier.ValueText == "ToList");
        var above = ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)list.Expression).Expression).OperatorToken;
        var changed = list
            .WithExpression(list.Expression.WithTrailingTrivia(Comments.Behind(source.Expression).Append(Layout.NewLine)))
            .WithOperatorToken(list.OperatorToken.WithLeadingTrivia(
                above.LeadingTrivia.Reverse().Take(1).Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia))));
        return statement.ReplaceNode(list, changed).WithTrailingTrivia(Layout.NewLine);
    }

    /// <summary>
    /// The statements of the work as they are now, saying <c>true</c> where they returned, awaiting what they handed out.
    /// </summary>
    private IReadOnlyList<StatementSyntax> CurrentWork(StatementSyntax current)
    {
        var root = current.FirstAncestorOrSelf<CompilationUnitSyntax>()!;
        var node = root.GetCurrentNode(work.Node!)!;
        var tasks = new Dictionary<SyntaxNode, ExpressionSyntax?>();
        foreach (var change in work.Changes)
        {
            tasks.Add(node.GetCurrentNode(change.Statement)!, change.Task);
        }

        var changed = node.ReplaceNodes(tasks.Keys, (old, now) =>
        {
            var replacement = SyntaxFactory.ParseStatement(tasks[old] is { } task ? $"await {Configured(task)};" : "return true;");
            return replacement.WithTriviaFrom(now);
        });
        return changed switch
        {
            AnonymousFunctionExpressionSyntax { Block: { } block } => [.. block.Statements],
            BlockSyntax block => [.. block.Statements],
            _ => [(StatementSyntax)changed],
        };
    }

    private string Configured(ExpressionSyntax task) =>
        waiting == Waiting.AwaitOnContext && !CodeFacts.HasConfigureAwait(task) ? task + ".ConfigureAwait(false)" : task.ToString();

    private static (ExpressionSyntax Tasks, Waiting Waiting)? WaitIn(StatementSyntax statement, BatchFunction function)
    {
        var expression = statement switch
        {
            ExpressionStatementSyntax { Expression: var e } => e,
            ReturnStatementSyntax { Expression: { } e } when !function.Symbol.IsAsync => e,
            _ => null,
        };
        if (expression is null)
        {
            return null;
        }

        var waiting = CodeFacts.HasConfigureAwait(expression) ? Waiting.AwaitOnContext : Waiting.Await;
        switch (expression)
        {
            case AwaitExpressionSyntax awaited:
                expression = CodeFacts.WithoutConfigureAwait(awaited.Expression);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait",
                Expression: var task }, ArgumentList.Arguments.Count: 0 }:
                (expression, waiting) = (task, Waiting.Block);
                break;
            case InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "GetResult",
                    Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task } },
                },
            }:
                (expression, waiting) = (task, Waiting.Block);
                break;
            default:
                if (statement is not ReturnStatementSyntax)
                {
                    waiting = Waiting.Block;
                }

                break;
        }

        var isWaitAll = expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAll" } };
        return expression is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var tasks }] } call
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" or "WaitAll" }
            && function.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "Task",
                ContainingNamespace.Name: "Tasks" } }
            && (isWaitAll || waiting != Waiting.Block
                || statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "GetResult" } } })
            ? (tasks, waiting)
            : null;
    }

    /// <summary><c>var tasks = new List&lt;Task&gt;(); foreach (…) { …; tasks.Add(…); } await Task.WhenAll(tasks);</c></summary>
    private static RecordTasks? FromFilledList(
        StatementSyntax statement, IdentifierNameSyntax list, List<StatementSyntax> superfluous, Waiting waiting, BatchFunction function)
    {
        if (statement.Parent is not BlockSyntax block
            || block.Statements.OfType<ForEachStatementSyntax>().Where(f => Mentions(f, list)).ToList() is not [var loop]
            || loop.AwaitKeyword != default
            || RecordSource.Of(loop.Expression, function) is not { } source
            || (function.Kind.IsOrdered && source.IsReordered)
            || !RecordSource.IsRecord((function.Model.GetDeclaredSymbol(loop) as ILocalSymbol)?.Type, function)
            || MentionsOf(list, function) != 2
            || block.Statements.IndexOf(statement) != block.Statements.IndexOf(loop) + 1)
        {
            return null;
        }

        var name = loop.Identifier.Text;
        return Work.OfLoop(loop, list.Identifier.ValueText) is { } work
            ? new RecordTasks(function, statement, source, name, name, work, waiting, [.. superfluous, loop])
            : null;
    }

    private static (LocalDeclarationStatementSyntax Statement, ExpressionSyntax Value)? DeclarationOf(
        IdentifierNameSyntax name, BatchFunction function) =>
        function.Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: { } value,
            Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement },
        }
            ? (statement, value)
            : null;

    private static int MentionsOf(IdentifierNameSyntax name, BatchFunction function) =>
        function.Body.DescendantNodes().OfType<IdentifierNameSyntax>().Count(i => i.Identifier.ValueText == name.Identifier.ValueText);

    private static bool Mentions(SyntaxNode node, IdentifierNameSyntax name) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.ValueText == name.Identifier.ValueText);

    private static IReadOnlyList<ParameterSyntax> ParametersOf(AnonymousFunctionExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter],
        ParenthesizedLambdaExpressionSyntax parenthesized => [.. parenthesized.ParameterList.Parameters],
        _ => [],
    };

    private static string TextOf(AnonymousFunctionExpressionSyntax lambda, ParameterSyntax parameter) =>
        lambda is SimpleLambdaExpressionSyntax ? parameter.Identifier.Text : $"({parameter})";

    /// <summary>What is done with one record.</summary>
    private sealed class Work
    {
        private Work(SyntaxNode? node, IReadOnlyList<StatementSyntax>? statements, ExpressionSyntax? call, bool endIsReachable)
        {
            Node = node;
            Statements = statements;
            Call = call;
            EndIsReachable = endIsReachable;
        }

        /// <summary>The lambda with a block, or the body of the loop; null for a single call.</summary>
        public SyntaxNode? Node { get; }

        public IReadOnlyList<StatementSyntax>? Statements { get; }

        /// <summary>The call whose task is awaited.</summary>
        public ExpressionSyntax? Call { get; }

        /// <summary>The block around the statements; null for a single one.</summary>
        public BlockSyntax? Block => Node is AnonymousFunctionExpressionSyntax lambda ? lambda.Block : Node as BlockSyntax;

        /// <summary>What is called, in the unchanged document.</summary>
        public ExpressionSyntax? Callee { get; private set; }

        public bool EndIsReachable { get; }

        /// <summary>Statements that become <c>return true;</c>, or the awaiting of a task that they returned or added to a list.</summary>
        public IReadOnlyList<(StatementSyntax Statement, ExpressionSyntax? Task)> Changes { get; private set; } = [];

        public static Work OfCall(ExpressionSyntax call, ExpressionSyntax callee) =>
            new(null, null, call, endIsReachable: true) { Callee = callee };

        public static Work? OfLambda(AnonymousFunctionExpressionSyntax lambda, SemanticModel model)
        {
            if (lambda.ExpressionBody is { } expression)
            {
                expression = expression is AwaitExpressionSyntax awaited ? CodeFacts.WithoutConfigureAwait(awaited.Expression) : expression;
                return expression is InvocationExpressionSyntax ? OfCall(expression, expression) : null;
            }

            var block = lambda.Block!;
            var changes = new List<(StatementSyntax, ExpressionSyntax?)>();
            foreach (var @return in CodeFacts.NodesInFunction(block).OfType<ReturnStatementSyntax>())
            {
                if (@return.Expression is null || CodeFacts.IsFinishedTask(@return.Expression, model))
                {
                    changes.Add((@return, null));
                }
                else if (lambda.AsyncKeyword == default && @return == block.Statements.Last()
                    && @return.Expression is InvocationExpressionSyntax)
                {
                    // A task that a lambda without async returns at its end can be awaited there instead.
                    changes.Add((@return, @return.Expression));
                }
                else
                {
                    return null;
                }
            }

            if (block.Statements.Count == 0)
            {
                return null;
            }

            var ends = lambda.AsyncKeyword == default
                ? changes.Exists(c => c.Item1 == block.Statements.Last() && c.Item2 is not null)
                : model.AnalyzeControlFlow(block.Statements.First(), block.Statements.Last())!.EndPointIsReachable;
            return new Work(lambda, block.Statements, null, ends) { Changes = changes };
        }

        public static Work? OfLoop(ForEachStatementSyntax loop, string list)
        {
            var body = loop.Statement;
            var nodes = CodeFacts.NodesInFunction(body).ToList();
            var adds = nodes.OfType<ExpressionStatementSyntax>().Where(s => s.Expression is InvocationExpressionSyntax
            {
                ArgumentList.Arguments: [{ Expression: InvocationExpressionSyntax }],
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: IdentifierNameSyntax receiver },
            }
            && receiver.Identifier.ValueText == list).ToList();
            if (adds is not [var add]
                || nodes.Exists(n => n is ReturnStatementSyntax or BreakStatementSyntax)
                || add.Ancestors().TakeWhile(a => a != loop).Any(IsLoop))
            {
                return null;
            }

            var changes = nodes.OfType<ContinueStatementSyntax>().Where(c => c.Ancestors().First(IsLoop) == loop)
                .Select(c => ((StatementSyntax)c, (ExpressionSyntax?)null))
                .Append((add, ((InvocationExpressionSyntax)add.Expression).ArgumentList.Arguments[0].Expression));
            var statements = body is BlockSyntax block ? [.. block.Statements] : (IReadOnlyList<StatementSyntax>)[body];
            return new Work(body, statements, null, endIsReachable: true) { Changes = [.. changes] };
        }

        private static bool IsLoop(SyntaxNode node) =>
            node is ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
    }
}
