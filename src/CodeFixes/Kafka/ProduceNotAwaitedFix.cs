using AwsMessaging.Analyzers.Rules.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Kafka;

/// <summary>
/// Awaits the task where it is dropped, or, of a loop that only produces, all tasks behind it. A method that returns a finished task
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

        var function = FunctionAround(statement);
        var loop = await LoopAsync(target, "", statement, cancellation).ConfigureAwait(false);
        var title = loop is null ? "Await the produce" : "Await all produces of the loop";
        return function is null || IsAsync(function) || CanBecomeAsync(function) ? [new FixAction(title, Primary, AwaitAsync)] : [];
    }

    private static async Task<Solution> AwaitAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var statement = (await StatementAsync(target, cancellation).ConfigureAwait(false))!;
        var function = FunctionAround(statement);
        var drops = new List<(StatementSyntax Statement, CommonForEachStatementSyntax? Loop)>
        {
            (statement, await LoopAsync(target, "", statement, cancellation).ConfigureAwait(false)),
        };

        // Once the method is async, the others are statements that drop a task in async code
        var becomesAsync = function is not null && !IsAsync(function);
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

        var list = drops.Exists(d => d.Loop is not null)
            ? new TaskList(statement, (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!)
            : null;
        var last = becomesAsync ? BodyOf(function!)!.Statements.Last() as ReturnStatementSyntax : null;
        var changed = root.TrackNodes(drops.Select(d => (SyntaxNode)d.Statement).Concat(drops.Select(d => d.Loop).OfType<SyntaxNode>())
            .Concat(function is null ? [] : [function]));
        foreach (var drop in drops)
        {
            var current = changed.GetCurrentNode(drop.Statement)!;
            changed = drop.Loop is null
                ? changed.ReplaceNode(current, Awaited(current, root))
                : Collected(changed, current, changed.GetCurrentNode(drop.Loop)!, list!, root);
        }

        if (becomesAsync)
        {
            var now = changed.GetCurrentNode(function!)!;
            var bare = now.ReplaceNodes(
                ReturnsIn(now), (original, _) => original.WithExpression(null)
                    .WithReturnKeyword(original.ReturnKeyword.WithTrailingTrivia()));
            changed = changed.ReplaceNode(now, MadeAsync(last is null || last.GetTrailingTrivia().Any(IsComment)
                ? bare
                : WithoutLast(bare)));
        }

        return target.With((list?.Imports ?? []).Aggregate(changed, Usings.Add));
    }

    private static StatementSyntax Awaited(StatementSyntax statement, SyntaxNode root) =>
        Await(TaskIn(statement)!.WithoutTrivia(), root).WithTriviaFrom(statement);

    private static StatementSyntax Await(ExpressionSyntax task, SyntaxNode root) =>
        ExpressionStatement(AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), Configured(task, root)));

    /// <summary>
    /// The messages stay as they were sent, one right after the other: only the tasks are kept, and awaited behind the loop.
    /// </summary>
    private static SyntaxNode Collected(
        SyntaxNode root, StatementSyntax statement, CommonForEachStatementSyntax loop, TaskList list, SyntaxNode original)
    {
        var name = list.Names.Free("deliveries");
        var indentation = TriviaList(Whitespace(StatementLists.IndentationFor(loop)));
        var add = ParseStatement(name + ".Add(task);");
        var argument = add.DescendantNodes().OfType<ArgumentSyntax>().First();
        var collected = add.ReplaceNode(argument.Expression, TaskIn(statement)!.WithoutTrivia());
        var wait = ParseStatement(Await(ParseExpression($"{list.Task}.WhenAll({name})"), original).ToFullString())
            .WithLeadingTrivia(indentation);
        return StatementLists.Replace(root, loop,
        [
            ParseStatement($"{list.Names.Declare(list.Type)} {name} = new {list.Type}();").WithLeadingTrivia(loop.GetLeadingTrivia()),
            loop.ReplaceNode(statement, collected.WithTriviaFrom(statement)).WithLeadingTrivia(indentation),
            loop.GetLastToken().IsKind(SyntaxKind.CloseBraceToken) ? Layout.WithBlankLineBefore(wait, Layout.EndOfLine(original)) : wait,
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

    /// <summary>The method without the return at its end, whose comment stays.</summary>
    private static SyntaxNode WithoutLast(SyntaxNode function)
    {
        var last = BodyOf(function)!.Statements.Last();
        var leading = last.GetLeadingTrivia();
        var changed = function.RemoveNode(last, SyntaxRemoveOptions.KeepNoTrivia)!;
        var brace = BodyOf(changed)!.CloseBraceToken;
        return leading.Any(IsComment)
            ? changed.ReplaceToken(brace, brace.WithLeadingTrivia(leading.Take(leading.Count - 1).Concat(brace.LeadingTrivia)))
            : changed;
    }

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

    /// <summary>With <c>ConfigureAwait(false)</c> where that is the file's habit.</summary>
    private static ExpressionSyntax Configured(ExpressionSyntax task, SyntaxNode root)
    {
        var awaits = root.DescendantNodes().OfType<AwaitExpressionSyntax>().ToList();
        return IsConfigured(task) || awaits.Count == 0 || !awaits.TrueForAll(a => IsConfigured(a.Expression))
            ? task
            : InvocationExpression(
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, IdentifierName("ConfigureAwait")),
                ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.FalseLiteralExpression)))));
    }

    private static bool IsConfigured(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };

    /// <summary>The method, local function, lambda or accessor around a statement; null for a statement of the file itself.</summary>
    private static SyntaxNode? FunctionAround(StatementSyntax statement) => statement.Ancestors().FirstOrDefault(
        a => a is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            or AccessorDeclarationSyntax);

    private static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    /// <summary>Whether a method returns a task that is always finished: to await in it changes nothing for those who call it.</summary>
    private static bool CanBecomeAsync(SyntaxNode function)
    {
        var (type, parameters) = function switch
        {
            MethodDeclarationSyntax method => (method.ReturnType, method.ParameterList),
            LocalFunctionStatementSyntax local => (local.ReturnType, local.ParameterList),
            _ => (null, null),
        };
        var name = type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax;
        return name is { Identifier.ValueText: "Task" or "ValueTask", Arity: 0 }
            && parameters!.Parameters.All(p => !p.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword
                or SyntaxKind.InKeyword))
            && BodyOf(function) is { ContainsDirectives: false }
            && ReturnsIn(function).All(r => IsFinished(r.Expression));
    }

    private static bool IsFinished(ExpressionSyntax? task) => task switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        DefaultExpressionSyntax => true,
        _ => false,
    };

    private static BlockSyntax? BodyOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        _ => null,
    };

    private static IEnumerable<ReturnStatementSyntax> ReturnsIn(SyntaxNode function) =>
        BodyOf(function)?.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>() ?? [];

    private static SyntaxNode MadeAsync(SyntaxNode function)
    {
        var keyword = Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space);
        switch (function)
        {
            case MethodDeclarationSyntax { Modifiers.Count: > 0 } method:
                return method.AddModifiers(keyword);
            case MethodDeclarationSyntax method:
                var type = method.ReturnType;
                return method.WithReturnType(type.WithoutLeadingTrivia())
                    .WithModifiers(TokenList(keyword.WithLeadingTrivia(type.GetLeadingTrivia())));
            case LocalFunctionStatementSyntax { Modifiers.Count: > 0 } local:
                return local.AddModifiers(keyword);
            case LocalFunctionStatementSyntax local:
                var returned = local.ReturnType;
                return local.WithReturnType(returned.WithoutLeadingTrivia())
                    .WithModifiers(TokenList(keyword.WithLeadingTrivia(returned.GetLeadingTrivia())));
            default:
                return function;
        }
    }

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
