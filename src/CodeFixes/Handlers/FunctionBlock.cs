using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Gives a function with an expression for a body, or a block on one line, a block with lines of its own.</summary>
internal static class FunctionBlock
{
    public static bool IsNeeded(SyntaxNode function) =>
        BatchFunction.ExpressionOf(function) is not null
        || (BatchFunction.BodyOf(function) is { } body && !Layout.StartsLine(body.CloseBraceToken));

    /// <param name="function">The function, in its document's tree.</param>
    /// <param name="returnsValue">The expression is the function's result.</param>
    public static SyntaxNode? Expand(SyntaxNode function, bool returnsValue)
    {
        var layout = Layout.Of(function);
        var indentation = Layout.IndentationOf(function);
        var inner = indentation + layout.Unit;
        IReadOnlyList<StatementSyntax> statements;
        if (BatchFunction.ExpressionOf(function) is { } expression)
        {
            if (expression.GetLeadingTrivia().Any(Comments.IsComment))
            {
                return null;
            }

            var shape = layout.Statement(returnsValue ? "return x;\n" : "x;\n", inner);
            var moved = Layout.MoveLines(expression.WithoutTrivia(), Layout.IndentationOf(expression), inner);
            statements =
            [
                shape is ReturnStatementSyntax @return ? @return.WithExpression(moved)
                    : ((ExpressionStatementSyntax)shape).WithExpression(moved.WithLeadingTrivia(shape.GetLeadingTrivia())),
            ];
        }
        else
        {
            statements = [.. layout.Move(BatchFunction.BodyOf(function)!.Statements, inner)];
        }

        var frame = (IfStatementSyntax)layout.Statement("if (x)\n{\n}\n", indentation);
        var block = ((BlockSyntax)frame.Statement).WithStatements(SyntaxFactory.List(statements));
        var before = frame.CloseParenToken.TrailingTrivia;
        switch (function)
        {
            case MethodDeclarationSyntax method:
                block = block.WithTrailingTrivia(method.GetTrailingTrivia());
                return method
                    .WithParameterList(method.ParameterList.WithTrailingTrivia(before))
                    .WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);

            case LocalFunctionStatementSyntax local:
                block = block.WithTrailingTrivia(local.GetTrailingTrivia());
                return local
                    .WithParameterList(local.ParameterList.WithTrailingTrivia(before))
                    .WithExpressionBody(null).WithSemicolonToken(default).WithBody(block);

            case SimpleLambdaExpressionSyntax simple:
                return simple
                    .WithArrowToken(simple.ArrowToken.WithTrailingTrivia(before))
                    .WithExpressionBody(null).WithBlock(block.WithTrailingTrivia(simple.GetTrailingTrivia()));

            case ParenthesizedLambdaExpressionSyntax lambda:
                return lambda
                    .WithArrowToken(lambda.ArrowToken.WithTrailingTrivia(before))
                    .WithExpressionBody(null).WithBlock(block.WithTrailingTrivia(lambda.GetTrailingTrivia()));

            default:
                return null;
        }
    }
}
