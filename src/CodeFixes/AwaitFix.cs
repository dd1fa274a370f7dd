using AwsMessaging.Analyzers.Rules.Handlers;
using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Awaits a task that is dropped, in a method that is async or hands out a task and can become so.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="title">What the action is called.</param>
internal abstract class AwaitFix(string ruleId, string title) : Fix
{
    public override string RuleId => ruleId;

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        var after = solution.GetDocument(target.Document.Id)!;
        return await CompilerCheck.CompilesAsync(target.Document, after, cancellation).ConfigureAwait(false)
            && (await VoidHandlerAsync(target, cancellation).ConfigureAwait(false) is not { } handler
                || await CompilerCheck.IsBorneElsewhereAsync(target.Document, solution, handler, cancellation).ConfigureAwait(false))
            ? [new FixAction(title, Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    /// <summary>The handler that returns nothing, and a task when the work is awaited; null for none.</summary>
    private static async Task<MethodDeclarationSyntax?> VoidHandlerAsync(FixTarget target, CancellationToken cancellation) =>
        target.Properties.ContainsKey(UnfinishedWorkRule.IsInVoidHandler)
        && await target.NodeAsync(cancellation).ConfigureAwait(false) is { } node
            ? AsyncFunctions.Around(node) as MethodDeclarationSyntax
            : null;

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var call = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var statement = await target.PlaceAsync<StatementSyntax>(UnfinishedWorkRule.Statement, cancellation).ConfigureAwait(false);
        if (call is null || statement is null || TaskOf(statement) is not { } task || CodeFacts.WithoutConfigureAwait(task) != call
            || HasCommentBefore(task, statement))
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var function = AsyncFunctions.Around(statement);
        if (function is null || AsyncFunctions.IsAsync(function))
        {
            return target.With(root.ReplaceNode(statement, Awaited(statement, task, CodeFacts.ConfiguresAwaits(function ?? root))));
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (name, import) = AsyncFunctions.TaskName(model, function);
        var isVoid = target.Properties.ContainsKey(UnfinishedWorkRule.IsInVoidHandler)
            && function is MethodDeclarationSyntax { Body: not null }
            && AsyncFunctions.ReturningTask(function, name) is not null;
        if (!isVoid && !AsyncFunctions.CanBecomeAsync(function, model))
        {
            return null;
        }

        // The compiler would now report the other calls of this function that nobody awaits: they are awaited too.
        var assembly = model.GetSymbolInfo(call, cancellation).Symbol?.ContainingAssembly;
        var dropped = CodeFacts.NodesInFunction(function).OfType<StatementSyntax>()
            .Where(s => s == statement || (s is ExpressionStatementSyntax other && IsAlike(other))).ToList();
        var configure = CodeFacts.ConfiguresAwaits(function);
        var asynchronous = isVoid
            ? AsyncFunctions.AddAsync(AsyncFunctions.ReturningTask(function.TrackNodes(dropped), name)!)
            : AsyncFunctions.BecomeAsync(function, model, dropped);
        asynchronous = asynchronous.ReplaceNodes(
            asynchronous.GetCurrentNodes<StatementSyntax>(dropped), (original, _) => Awaited(original, TaskOf(original)!, configure));
        return target.With(Usings.Add(root.ReplaceNode(function, asynchronous), isVoid ? import : null));

        bool IsAlike(ExpressionStatementSyntax other) =>
            CodeFacts.WithoutConfigureAwait(other.Expression) is InvocationExpressionSyntax alike
            && model.GetSymbolInfo(alike, cancellation).Symbol is IMethodSymbol { ReturnType.Name: "Task" } method
            && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, assembly);
    }

    /// <summary>The task that a statement drops, or keeps in a variable that nobody reads.</summary>
    private static ExpressionSyntax? TaskOf(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" },
            Right: var task } } => task,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: var task }] } => task,
        _ => null,
    };

    /// <summary>Whether a comment stands at what goes away: <c>_ = /* on purpose */ …</c>. A person should read it first.</summary>
    private static bool HasCommentBefore(ExpressionSyntax task, StatementSyntax statement) => statement.DescendantTrivia()
        .Any(t => t.SpanStart >= statement.SpanStart && t.SpanStart < task.SpanStart && Comments.IsComment(t));

    private static StatementSyntax Awaited(StatementSyntax statement, ExpressionSyntax task, bool configure) =>
        SyntaxFactory.ExpressionStatement(
                AsyncFunctions.Awaited(task, configure).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(),
                statement.GetLastToken())
            .WithAdditionalAnnotations(statement.GetAnnotations(FixTarget.AnnotationKind));
}
