using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>A variable that a fix takes the only use of: what would be left of it is a warning of the compiler, or a riddle.</summary>
internal static class LastUse
{
    /// <summary>
    /// The statement that declares the variable of which a value is the only use, and does nothing else: a constant, or what the basic types of
    /// the framework make (<c>Guid.NewGuid().ToString()</c>). Code that this build leaves out (<c>#if</c>) uses it too. Null too where a comment stands at it, which a person should read first.
    /// </summary>
    public static StatementSyntax? DeclarationOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (value is not IdentifierNameSyntax { Identifier.ValueText: var name }
            || model.GetSymbolInfo(value, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax
            {
                Initializer.Value: var initial,
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement },
            }
            || statement.Parent is not BlockSyntax block
            || block.DescendantTokens().Count(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name) != 2
            || block.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && t.ToString().Contains(name))
            || CodeFacts.HasDirectives(statement)
            || statement.GetLeadingTrivia().Concat(statement.DescendantTrivia()).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia))
            || !initial.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, cancellation)))
        {
            return null;
        }

        return statement;
    }

    /// <summary>The root with another value, and without the statement that is of no use then.</summary>
    public static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax value, ExpressionSyntax by, StatementSyntax? unused)
    {
        if (unused is null)
        {
            return root.ReplaceNode(value, by);
        }

        root = root.TrackNodes(value, unused);
        root = root.ReplaceNode(root.GetCurrentNode(value)!, by);
        var statement = root.GetCurrentNode(unused)!;
        if (statement.Parent is BlockSyntax block && block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1) is { } next
            && Layout.HasBlankLineBefore(next) && block.Statements[0] == statement)
        {
            root = root.ReplaceNode(next, Layout.WithoutBlankLineBefore(next));
            statement = root.GetCurrentNode(unused)!;
        }

        return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static bool HasNoEffect(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        AwaitExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or BaseObjectCreationExpressionSyntax
            or DeclarationExpressionSyntax or ThrowExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => false,
        InvocationExpressionSyntax call => model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { } type } && IsBasic(type),
        _ => true,
    };

    private static bool IsBasic(INamedTypeSymbol type) => type.SpecialType != SpecialType.None || type is
    {
        Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "Convert" or "Random", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
