using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>The return type of a function, and what a <c>return</c> of a response looks like in it.</summary>
internal static class BatchFunctionReturns
{
    public static bool IsTaskLike(ITypeSymbol type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };

    /// <summary>The value to return for a response.</summary>
    /// <param name="response">The response, in text.</param>
    /// <param name="function">The function.</param>
    /// <param name="isAsync">Whether the function is async in the end.</param>
    public static string Value(string response, BatchFunction function, bool isAsync) => function.Symbol.ReturnType switch
    {
        _ when isAsync => response,
        { Name: "Task" } type when IsTaskLike(type) => $"{NameOf(function.Node)}.FromResult({response})",
        { Name: "ValueTask" } type when IsTaskLike(type) => $"new {NameOf(function.Node)}<{function.Response}>({response})",
        _ => response,
    };

    /// <summary>The function with the response as its result, and <c>async</c> where the new body needs it.</summary>
    public static SyntaxNode WithResponse(SyntaxNode function, ITypeSymbol returnType, string response, bool addAsync)
    {
        switch (function)
        {
            case MethodDeclarationSyntax method:
                method = method.WithReturnType(Changed(method.ReturnType, returnType, response));
                return !addAsync ? method
                    : method.Modifiers.Count > 0 ? method.AddModifiers(Async())
                    : method.WithReturnType(method.ReturnType.WithLeadingTrivia()).AddModifiers(Async().WithLeadingTrivia(method.ReturnType.GetLeadingTrivia()));

            case LocalFunctionStatementSyntax local:
                local = local.WithReturnType(Changed(local.ReturnType, returnType, response));
                return !addAsync ? local
                    : local.Modifiers.Count > 0 ? local.AddModifiers(Async())
                    : local.WithReturnType(local.ReturnType.WithLeadingTrivia()).AddModifiers(Async().WithLeadingTrivia(local.ReturnType.GetLeadingTrivia()));

            case ParenthesizedLambdaExpressionSyntax lambda:
                if (lambda.ReturnType is { } type)
                {
                    lambda = lambda.WithReturnType(Changed(type, returnType, response));
                }

                return addAsync ? lambda.WithLeadingTrivia().WithAsyncKeyword(Async().WithLeadingTrivia(lambda.GetLeadingTrivia())) : lambda;

            case SimpleLambdaExpressionSyntax simple:
                return addAsync ? simple.WithLeadingTrivia().WithAsyncKeyword(Async().WithLeadingTrivia(simple.GetLeadingTrivia())) : simple;

            default:
                return function;
        }
    }

    public static TypeSyntax Changed(TypeSyntax type, ITypeSymbol symbol, string response)
    {
        var text = IsTaskLike(symbol) ? $"{WithoutArguments(type)}<{response}>" : response;
        return SyntaxFactory.ParseTypeName(text).WithTriviaFrom(type);
    }

    private static string NameOf(SyntaxNode function) => WithoutArguments(function switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax local => local.ReturnType,
        ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } => type,
        _ => SyntaxFactory.ParseTypeName("Task"),
    });

    private static string WithoutArguments(TypeSyntax type) => type.ToString().Split('<')[0];

    private static SyntaxToken Async() =>
        SyntaxFactory.Token(SyntaxFactory.TriviaList(), SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
