using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What kind of place code stands in.</summary>
internal static class Scopes
{
    /// <summary>
    /// Whether the code is data, not something that runs: a lambda turned into an expression tree, as mocking libraries take for set-ups
    /// and verifications.
    /// </summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation && IsExpressionTree(parent.Parent))
            {
                return true;
            }
        }

        return false;

        static bool IsExpressionTree(IOperation? around) =>
            around is IConversionOperation or IDelegateCreationOperation
            && around.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };
    }

    /// <summary>The type whose member the code stands in; that of the program for top-level statements.</summary>
    public static INamedTypeSymbol? TypeAround(IOperation operation, CancellationToken cancellation) =>
        MemberAround(operation, cancellation)?.ContainingType;

    /// <summary>
    /// The member whose body, or initialiser, the code is part of, whatever lambdas and local functions are between; for top-level statements
    /// the program's entry point.
    /// </summary>
    public static ISymbol? MemberAround(IOperation operation, CancellationToken cancellation = default)
    {
        var body = BodyIndex.Of(operation);
        return body.Member ?? body.Root.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation) switch
        {
            { } found => MemberOf(found),
            null => null,
        };
    }

    private static ISymbol MemberOf(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction, ContainingSymbol: { } outer })
        {
            symbol = outer;
        }

        return symbol is IFieldSymbol { AssociatedSymbol: { } property } ? property : symbol;
    }

    /// <summary>
    /// Whether a variable's name means that variable at a place. The compiler's look-up binds what is around the place, so plain cases are told
    /// by their blocks: nothing but a lambda or a local function in between can give the name to another variable.
    /// </summary>
    public static bool IsInScope(ISymbol variable, SyntaxNode place, SemanticModel model) =>
        IsPlainlyInScope(variable, place)
        || model.LookupSymbols(place.SpanStart, name: variable.Name) is [var found] && SymbolEqualityComparer.Default.Equals(found, variable);

    private static bool IsPlainlyInScope(ISymbol variable, SyntaxNode place)
    {
        if (variable is not (ILocalSymbol or IParameterSymbol) || variable.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != place.SyntaxTree)
        {
            return false;
        }

        SyntaxNode? scope = reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } => block,
            ForEachStatementSyntax each => each.Statement,
            ParameterSyntax { Parent.Parent: BaseMethodDeclarationSyntax { Body: { } body } } => body,
            _ => null,
        };
        for (var around = place; around is not null && scope is not null; around = around.Parent)
        {
            if (around == scope)
            {
                return true;
            }

            if (around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the code runs as part of a <c>catch</c>.</summary>
    public static bool IsInCatch(IOperation operation)
    {
        foreach (var parent in operation.AncestorsInFunction())
        {
            if (parent is ICatchClauseOperation)
            {
                return true;
            }
        }

        return false;
    }
}
