using AwsMessaging.Analyzers.Rules.Kafka;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Kafka;

/// <summary>
/// Awaits the task where it is dropped, or, of a loop that only produces, all tasks behind it. A method that returns a task
/// becomes async; one that returns nothing is left alone, because its callers would then drop the task.
/// </summary>
internal sealed class ProduceNotAwaitedFix : Fix
{
    public override string RuleId => "AWSM7002";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var statement = await StatementAsync(target, cancellation).ConfigureAwait(false);
        if (statement is null || TaskIn(statement) is null or ConditionalAccessExpressionSyntax || CannotAwait(statement)
            || LosesComment(statement))
        {
            return [];
        }

        var function = AsyncFunctions.Around(statement);
        if (function is not null && !AsyncFunctions.IsAsync(function)
            && !AsyncFunctions.CanBecomeAsync(function, (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!))
        {
            return [];
        }

        var loop = await LoopAsync(target, "", statement, cancellation).ConfigureAwait(false);
        var after = (await AwaitAsync(target, cancellation).ConfigureAwait(false)).GetDocument(target.Document.Id)!;
        return await CompilerCheck.CompilesAsync(target.Document, after, cancellation).ConfigureAwait(false)
            ? [new FixAction(loop is null ? "Await the produce" : "Await all produces of the loop", Primary, AwaitAsync)]
            : [];
    }

    private static async Task<Solution> AwaitAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var statement = (await StatementAsync(target, cancellation).ConfigureAwait(false))!;
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var function = AsyncFunctions.Around(statement);
        var drops = new List<(StatementSyntax Statement, CommonForEachStatementSyntax? Loop)>
        {
            (statement, await LoopAsync(target, "", statement, cancellation).ConfigureAwait(false)),
        };

        // Once the method is async, the others are statements that drop a task in async code
        var becomesAsync = function is not null && !AsyncFunctions.IsAsync(function);
        for (var i = 0; becomesAsync && target.Properties.ContainsKey(ProduceNotAwaitedRule.Also + i); i++)
        {
            if (await target.PlaceAsync<StatementSyntax>(ProduceNotAwaitedRule.Also + i, cancellation).ConfigureAwait(false) is { } other
                && function!.Contains(other) && TaskIn(other) is not ConditionalAccessExpressionSyntax && !CannotAwait(other)
                && !LosesComment(other)
                && other != statement)
            {
                var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                drops.Add((other, await LoopAsync(target, number, other, cancellation).ConfigureAwait(false)));
            }
        }

        var list = drops.Exists(d => d.Loop is not null) ? new TaskList(statement, model) : null;
        var configure = CodeFacts.ConfiguresAwaits(function ?? root);
        var tracked = drops.Select(d => (SyntaxNode)d.Statement).Concat(drops.Select(d => d.Loop).OfType<SyntaxNode>()).ToList();
        var changed = becomesAsync
            ? root.ReplaceNode(function!, AsyncFunctions.BecomeAsync(function!, model, tracked))
            : root.TrackNodes(tracked);
        foreach (var drop in drops)
        {
            var current = changed.GetCurrentNode(drop.Statement)!;
            changed = drop.Loop is null
                ? changed.ReplaceNode(current, Awaited(current, configure))
                : Collected(changed, current, changed.GetCurrentNode(drop.Loop)!, list!, configure);
        }

        return target.With((list?.Imports ?? []).Aggregate(changed, Usings.Add));
    }

    private static StatementSyntax Awaited(StatementSyntax statement, bool configure) =>
        Await(TaskIn(statement)!.WithoutTrivia(), configure).WithTriviaFrom(statement);

    private static StatementSyntax Await(ExpressionSyntax task, bool configure) =>
        ExpressionStatement(AsyncFunctions.Awaited(task, configure));

    /// <summary>
    /// The messages stay as they were sent, one right after the other: only the tasks are kept, and awaited behind the loop.
    /// </summary>
    private static SyntaxNode Collected(
        SyntaxNode root, StatementSyntax statement, CommonForEachStatementSyntax loop, TaskList list, bool configure)
    {
        var name = list.Names.Free("deliveries");
        var indentation = TriviaList(Whitespace(StatementLists.IndentationFor(loop)));
        var add = ParseStatement(name + ".Add(task);");
        var argument = add.DescendantNodes().OfType<ArgumentSyntax>().First();
        var collected = add.ReplaceNode(argument.Expression, TaskIn(statement)!.WithoutTrivia());
        var wait = ParseStatement(Await(ParseExpression($"{list.Task}.WhenAll({name})"), configure).ToFullString())
            .WithLeadingTrivia(indentation);
        return StatementLists.Replace(root, loop,
        [
            ParseStatement($"{list.Names.Declare(list.Type)} {name} = new {list.Type}();").WithLeadingTrivia(loop.GetLeadingTrivia()),
            loop.ReplaceNode(statement, collected.WithTriviaFrom(statement)).WithLeadingTrivia(indentation),
            loop.GetLastToken().IsKind(SyntaxKind.CloseBraceToken) ? Layout.WithBlankLineBefore(wait, Layout.EndOfLine(root)) : wait,
        ]);
    }

    /// <summary>The loop whose tasks are collected, if it can be replaced by several statements.</summary>
    private static async Task<CommonForEachStatementSyntax?> LoopAsync(
        FixTarget target, string number, StatementSyntax statement, CancellationToken cancellation) =>
        target.Properties.ContainsKey(ProduceNotAwaitedRule.Loop + number)
        && await target.PlaceAsync<CommonForEachStatementSyntax>(ProduceNotAwaitedRule.Loop + number, cancellation).ConfigureAwait(false) is
            { } loop
        && loop.Contains(statement) && StatementLists.CanReplace(loop) && !loop.ContainsDirectives && !IsConfigured(TaskIn(statement)!)
            ? loop
            : null;

    private static bool IsComment(SyntaxTrivia trivia) =>
        !(trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static Task<StatementSyntax?> StatementAsync(FixTarget target, CancellationToken cancellation) =>
        target.PlaceAsync<StatementSyntax>(ProduceNotAwaitedRule.Statement, cancellation);

    /// <summary>The task that a statement drops; null for a statement of another form, such as one that declares two variables.</summary>
    private static ExpressionSyntax? TaskIn(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Right,
        ExpressionStatementSyntax { Expression: var expression } => expression,
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: { } initializer }] } => initializer.Value,
        _ => null,
    };

    /// <summary>Whether a comment stands inside the statement, but outside of what makes the task.</summary>
    private static bool LosesComment(StatementSyntax statement) => statement.DescendantTrivia().Any(t =>
        IsComment(t) && statement.Span.Contains(t.Span) && !TaskIn(statement)!.Span.Contains(t.Span));

    private static bool IsConfigured(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };

    /// <summary>Where the language allows no await: under a lock, and in unsafe code.</summary>
    private static bool CannotAwait(StatementSyntax statement) =>
        statement.Ancestors().Any(a => a is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.UnsafeKeyword))
        || statement.Ancestors().TakeWhile(a => a is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax))
            .Any(a => a is LockStatementSyntax or UnsafeStatementSyntax);

    /// <summary>How the code says a list of tasks.</summary>
    private sealed class TaskList
    {
        public TaskList(StatementSyntax near, SemanticModel model)
        {
            var (list, import) = Usings.NameFor(model, near, Generic, "List");
            var isImported = model.LookupNamespacesAndTypes(near.SpanStart, name: "List")
                .Any(t => t.ContainingNamespace?.ToDisplayString() == Generic);
            var (task, taskImport) = Usings.NameFor(model, near, "System.Threading.Tasks", "Task");
            (Task, Type, Names, Imports) = (task, $"{list}<{task}>", LocalNames.In(near), [isImported ? null : import, taskImport]);
        }

        private const string Generic = "System.Collections.Generic";

        public string Task { get; }

        public string Type { get; }

        public LocalNames Names { get; }

        /// <summary>What has to be imported for the names.</summary>
        public IReadOnlyList<string?> Imports { get; }
    }
}
