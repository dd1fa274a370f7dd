using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Functions that wait: whether they can, and how one that hands out a task becomes one that awaits.</summary>
internal static class AsyncFunctions
{
    /// <summary>The innermost method, local function, lambda or accessor that a node is in; null at the top level.</summary>
    public static SyntaxNode? Around(SyntaxNode node) => node.Ancestors().FirstOrDefault(a =>
        a is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax
            or PropertyDeclarationSyntax or FieldDeclarationSyntax);

    public static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword != default,
        _ => false,
    };

    /// <summary>
    /// Whether a function that returns a task can say <c>async</c> and await instead: a method or local function with a block, without
    /// parameters by reference, each of whose returns becomes one statement. What <c>#if</c> switches off might return as well.
    /// </summary>
    public static bool CanBecomeAsync(SyntaxNode function, SemanticModel model)
    {
        var symbol = model.GetDeclaredSymbol(function) as IMethodSymbol;
        return function is MethodDeclarationSyntax { Body: not null } or LocalFunctionStatementSyntax { Body: not null }
            && symbol is { RefKind: RefKind.None } && symbol.Parameters.All(p => p.RefKind == RefKind.None)
            && symbol.ReturnType is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" }
            && Returns(function).All(r => r.Expression is { } value
                && (IsGeneric(symbol) || IsLast(r, function) || IsFinished(value, model))
                && !LosesComment(r, IsGeneric(symbol), model))
            && !function.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia));
    }

    /// <summary>A function with <c>async</c>, its <c>return</c>s of tasks awaited.</summary>
    /// <param name="function">A function of the model, for which <see cref="CanBecomeAsync"/> holds.</param>
    /// <param name="model">Its model.</param>
    /// <param name="tracked">Nodes of it to be found again in the result.</param>
    public static SyntaxNode BecomeAsync(SyntaxNode function, SemanticModel model, IEnumerable<SyntaxNode> tracked)
    {
        var symbol = (IMethodSymbol)model.GetDeclaredSymbol(function)!;
        var hasResult = IsGeneric(symbol);
        var configure = CodeFacts.ConfiguresAwaits(function);
        var changes = new Dictionary<SyntaxNode, SyntaxNode?>();
        foreach (var @return in Returns(function))
        {
            var value = @return.Expression!;
            if (hasResult && ResultOf(value, model) is { } known)
            {
                changes[@return] = @return.WithExpression(known.WithTriviaFrom(value));
                continue;
            }

            if (!hasResult && IsFinished(value, model))
            {
                changes[@return] = IsLast(@return, function) && CanGo(@return)
                    ? null
                    : @return.WithExpression(null).WithReturnKeyword(@return.ReturnKeyword.WithTrailingTrivia());
                continue;
            }

            changes[@return] = hasResult ? @return.WithExpression(Awaited(value, configure))
                : SyntaxFactory.ExpressionStatement(Awaited(value, configure).WithLeadingTrivia(@return.GetLeadingTrivia()),
                    @return.SemicolonToken);
        }

        var result = function.TrackNodes(tracked.Concat(changes.Keys).Distinct());
        foreach (var change in changes)
        {
            var current = result.GetCurrentNode(change.Key)!;
            result = change.Value is null
                ? WithoutLast(result, current)
                : result.ReplaceNode(current, change.Value.WithAdditionalAnnotations(current.GetAnnotations(FixTarget.AnnotationKind)));
        }

        return AddAsync(result);
    }

    /// <summary>The function with <c>async</c> before its return type or its parameters.</summary>
    public static SyntaxNode AddAsync(SyntaxNode function)
    {
        switch (function)
        {
            case MethodDeclarationSyntax method:
                return method.Modifiers.Count > 0 ? method.AddModifiers(Async())
                    : method.WithReturnType(method.ReturnType.WithLeadingTrivia())
                        .AddModifiers(Async().WithLeadingTrivia(method.ReturnType.GetLeadingTrivia()));

            case LocalFunctionStatementSyntax local:
                return local.Modifiers.Count > 0 ? local.AddModifiers(Async())
                    : local.WithReturnType(local.ReturnType.WithLeadingTrivia())
                        .AddModifiers(Async().WithLeadingTrivia(local.ReturnType.GetLeadingTrivia()));

            case AnonymousFunctionExpressionSyntax lambda:
                return lambda.WithLeadingTrivia().WithAsyncKeyword(Async().WithLeadingTrivia(lambda.GetLeadingTrivia()));

            default:
                return function;
        }
    }

    /// <summary>How code at a function says <c>Task</c>, and the namespace to import for it.</summary>
    public static (string Name, string? Import) TaskName(SemanticModel model, SyntaxNode function) =>
        Usings.NameFor(model, function, "System.Threading.Tasks", "Task");

    /// <summary>
    /// A method or local function that returns a task where it returned nothing; null for what returns something, and for lambdas.
    /// </summary>
    public static SyntaxNode? ReturningTask(SyntaxNode function, string taskName) => function switch
    {
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } type } method =>
            method.WithReturnType(SyntaxFactory.ParseTypeName(taskName).WithTriviaFrom(type)),
        LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } type } local =>
            local.WithReturnType(SyntaxFactory.ParseTypeName(taskName).WithTriviaFrom(type)),
        _ => null,
    };

    /// <summary>The expression awaited, with <c>ConfigureAwait(false)</c> where that is the custom.</summary>
    public static ExpressionSyntax Awaited(ExpressionSyntax task, bool configure)
    {
        var bare = task.WithoutLeadingTrivia().WithoutTrailingTrivia();
        var operand = bare is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            or ElementAccessExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare);
        if (configure && !CodeFacts.HasConfigureAwait(bare))
        {
            operand = SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, operand,
                    SyntaxFactory.IdentifierName("ConfigureAwait")),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(
                    SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)))));
        }

        return SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand)
            .WithTriviaFrom(task);
    }

    /// <summary>Whether a task without a result is finished where it is made, and nobody misses what made it.</summary>
    private static bool IsFinished(ExpressionSyntax value, SemanticModel model) =>
        CodeFacts.IsFinishedTask(value, model)
        || (value is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
            && model.GetTypeInfo(value).ConvertedType is { Name: "ValueTask" });

    /// <summary>
    /// The result that a finished task is made of: what async code returns instead; null for a task that is to be awaited.
    /// </summary>
    private static ExpressionSyntax? ResultOf(ExpressionSyntax value, SemanticModel model) =>
        (value, model.GetSymbolInfo(value).Symbol) switch
    {
        (InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var result }] },
            IMethodSymbol { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }) => result,
        (BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var result }] },
            IMethodSymbol { ContainingType.Name: "ValueTask", OriginalDefinition.Parameters: [{ Type: ITypeParameterSymbol }] }) => result,
        (LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } result, _)
            when model.GetTypeInfo(value).ConvertedType is { Name: "ValueTask" } => result,
        _ => null,
    };

    /// <summary>Whether a comment in a return is not in what stays of it: the task that is awaited, or the result.</summary>
    private static bool LosesComment(ReturnStatementSyntax @return, bool hasResult, SemanticModel model)
    {
        var value = @return.Expression!;
        var kept = hasResult ? ResultOf(value, model) ?? value : IsFinished(value, model) ? null : value;
        return @return.DescendantTrivia().Any(t => Comments.IsComment(t) && @return.Span.Contains(t.Span)
            && kept?.Span.Contains(t.Span) != true);
    }

    private static bool IsGeneric(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsGenericType: true };

    /// <summary>Whether a return is the function's last statement, behind which nothing follows that it would have skipped.</summary>
    private static bool IsLast(ReturnStatementSyntax @return, SyntaxNode function) =>
        BatchFunction.BodyOf(function)!.Statements.LastOrDefault() == @return;

    private static IEnumerable<ReturnStatementSyntax> Returns(SyntaxNode function) =>
        CodeFacts.NodesInFunction(function).OfType<ReturnStatementSyntax>();

    /// <summary>Whether no directive stands at a return, and no comment behind it: one above it may stay.</summary>
    private static bool CanGo(ReturnStatementSyntax @return) =>
        @return.GetLeadingTrivia().All(t => IsBlank(t) || Comments.IsComment(t)) && @return.GetTrailingTrivia().All(IsBlank);

    private static bool IsBlank(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>The function without the return at its end; the comments above that are the last of the block then.</summary>
    private static SyntaxNode WithoutLast(SyntaxNode function, SyntaxNode last)
    {
        var leading = last.GetLeadingTrivia();
        var changed = function.RemoveNode(last, SyntaxRemoveOptions.KeepNoTrivia)!;
        var brace = BatchFunction.BodyOf(changed)!.CloseBraceToken;
        return leading.Any(Comments.IsComment)
            ? changed.ReplaceToken(brace, brace.WithLeadingTrivia(Layout.TrimEnd(leading).AddRange(brace.LeadingTrivia)))
            : changed;
    }

    private static SyntaxToken Async() =>
        SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
