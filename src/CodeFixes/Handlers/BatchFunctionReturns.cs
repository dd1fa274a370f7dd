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
        var changed = function switch
        {
            MethodDeclarationSyntax method => method.WithReturnType(Changed(method.ReturnType, returnType, response)),
            LocalFunctionStatementSyntax local => local.WithReturnType(Changed(local.ReturnType, returnType, response)),
            ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } lambda =>
                lambda.WithReturnType(Changed(type, returnType, response)),
            _ => function,
        };
        return addAsync ? AsyncFunctions.AddAsync(changed) : changed;
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
}
