using AwsMessaging.Analyzers.Rules.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Kafka;

/// <summary>
/// Awaits the task where it is dropped. A method that returns a finished task becomes async; one that returns nothing is left alone, because
/// its callers would then drop the task.
/// </summary>
internal sealed class ProduceNotAwaitedFix : Fix
{
    public override string RuleId => "AWSM7002";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var statement = await StatementAsync(target, cancellation).ConfigureAwait(false);
        if (statement is null || TaskIn(statement) is null or ConditionalAccessExpressionSyntax || CannotAwait(statement) || LosesComment(statement))
        {
            return [];
        }

        var function = FunctionAround(statement);
        return function is null || IsAsync(function) || CanBecomeAsync(function) ? [new FixAction("Await the produce", Primary, AwaitAsync)] : [];
    }

    private static async Task<Solution> AwaitAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var statement = (await StatementAsync(target, cancellation).ConfigureAwait(false))!;
        var function = FunctionAround(statement);
        if (function is null || IsAsync(function))
        {
            return target.With(root.ReplaceNode(statement, Awaited(statement, root)));
        }

        // Once the method is async, the others are statements that drop a task in async code
        var others = new List<StatementSyntax>();
        for (var i = 0; target.Properties.ContainsKey(ProduceNotAwaitedRule.Also + i); i++)
        {
            if (await target.PlaceAsync<StatementSyntax>(ProduceNotAwaitedRule.Also + i, cancellation).ConfigureAwait(false) is { } other
                && function.Contains(other) && TaskIn(other) is not ConditionalAccessExpressionSyntax && !CannotAwait(other) && !LosesComment(other))
            {
                others.Add(other);
            }
        }

        var last = BodyOf(function)!.Statements.Last() as ReturnStatementSyntax;
        var changed = function.ReplaceNodes(
            ReturnsIn(function).Concat<StatementSyntax>(others).Append(statement).Distinct(),
            (original, _) => original is ReturnStatementSyntax @return
                ? @return.WithExpression(null).WithReturnKeyword(@return.ReturnKeyword.WithTrailingTrivia())
                : Awaited(original, root));
        var keepsLast = last is null || last.GetTrailingTrivia().Any(IsComment);
        return target.With(root.ReplaceNode(function, MadeAsync(keepsLast ? changed : WithoutLast(changed))));
    }

    private static StatementSyntax Awaited(StatementSyntax statement, SyntaxNode root) =>
        ExpressionStatement(AwaitExpression(
                Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), Configured(TaskIn(statement)!.WithoutTrivia(), root)))
            .WithTriviaFrom(statement);

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

    private static bool IsComment(SyntaxTrivia trivia) => !(trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));

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

        static bool IsConfigured(ExpressionSyntax expression) =>
            expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };
    }

    /// <summary>The method, local function, lambda or accessor around a statement; null for a statement of the file itself.</summary>
    private static SyntaxNode? FunctionAround(StatementSyntax statement) => statement.Ancestors().FirstOrDefault(
        a => a is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);

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
            && parameters!.Parameters.All(p => !p.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword))
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
                return method.WithReturnType(type.WithoutLeadingTrivia()).WithModifiers(TokenList(keyword.WithLeadingTrivia(type.GetLeadingTrivia())));
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
        || statement.Ancestors().TakeWhile(a => a is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(a => a is LockStatementSyntax or UnsafeStatementSyntax);
}
