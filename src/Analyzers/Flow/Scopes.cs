using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            && around.Type is INamedTypeSymbol { Name: "Expression",
                ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };
    }

    /// <summary>The type whose member the code stands in; that of the program for top-level statements.</summary>
    public static INamedTypeSymbol? TypeAround(IOperation operation, CancellationToken cancellation) =>
        MemberAround(operation, cancellation)?.ContainingType;

    /// <summary>
    /// The member whose body, or initialiser, the code is part of, whatever lambdas and local functions are between; for top-level
    /// statements the program's entry point.
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
    /// Whether a variable's name means that variable at a place. The compiler's look-up collects whatever the place can see, so plain cases
    /// are told by the code around it, where nothing else is declared by that name.
    /// </summary>
    public static bool IsInScope(ISymbol variable, SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        IsPlainlyInScope(variable, place, cancellation)
        || model.LookupSymbols(place.SpanStart, name: variable.Name) is [var found]
            && SymbolEqualityComparer.Default.Equals(found, variable);

    private static bool IsPlainlyInScope(ISymbol variable, SyntaxNode place, CancellationToken cancellation)
    {
        if (variable.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != place.SyntaxTree)
        {
            return false;
        }

        var declaration = reference.GetSyntax(cancellation);
        return variable is IFieldSymbol || declaration is ParameterSyntax { Parent.Parent: TypeDeclarationSyntax }
            ? IsPlainMember(variable, declaration, place, cancellation)
            : IsPlainLocal(variable, declaration, place, cancellation);
    }

    private static bool IsPlainLocal(ISymbol variable, SyntaxNode declaration, SyntaxNode place, CancellationToken cancellation)
    {
        if (variable is not (ILocalSymbol or IParameterSymbol))
        {
            return false;
        }

        SyntaxNode? scope = declaration switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } } => block,
            VariableDeclaratorSyntax { Parent.Parent: UsingStatementSyntax @using } => @using.Statement,
            ForEachStatementSyntax each => each.Statement,
            ParameterSyntax { Parent.Parent: BaseMethodDeclarationSyntax method } => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            _ => null,
        };
        var isNested = false;
        for (var around = place; around is not null && scope is not null; around = around.Parent)
        {
            if (around == scope)
            {
                // Only a lambda or a local function in between can give the name to another variable.
                return !isNested || !Declares(scope, variable.Name, except: declaration, cancellation);
            }

            isNested |= around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
        }

        return false;
    }

    /// <summary>A field, or a parameter of the class, in a member that declares nothing by its name.</summary>
    private static bool IsPlainMember(ISymbol variable, SyntaxNode declaration, SyntaxNode place, CancellationToken cancellation)
    {
        var type = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        for (var around = place; around is not null; around = around.Parent)
        {
            if (around is MemberDeclarationSyntax member)
            {
                return member is BaseMethodDeclarationSyntax && member.Parent == type
                    && (variable.IsStatic || !member.Modifiers.Any(SyntaxKind.StaticKeyword))
                    && (variable is IFieldSymbol || variable.ContainingType.GetMembers(variable.Name).IsEmpty)
                    && !Declares(member, variable.Name, except: null, cancellation);
            }

            if (around is AnonymousFunctionExpressionSyntax { Modifiers.Count: > 0 } or LocalFunctionStatementSyntax)
            {
                return false; // It may be static
            }
        }

        return false;
    }

    private static bool Declares(SyntaxNode code, string name, SyntaxNode? except, CancellationToken cancellation) =>
        SourceWords.Identifiers(code, name, cancellation).Any(t => t.Parent is not SimpleNameSyntax && t.Parent != except);

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
