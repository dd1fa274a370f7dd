using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Reads what other members, perhaps in other files of a partial type, say about a member: by name first, by symbol then.
/// </summary>
internal static class MemberReader
{
    /// <summary>The initialisers of a field or property.</summary>
    public static IEnumerable<IOperation> InitialisersOf(ISymbol member, CompilationState state, CancellationToken cancellation)
    {
        foreach (var declaration in member.DeclaringSyntaxReferences)
        {
            var syntax = declaration.GetSyntax(cancellation);
            var value = syntax switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (value is not null && OperationAt(value, state, cancellation) is { } operation)
            {
                yield return operation;
            }
        }
    }

    /// <summary>The references to a field or property in its type.</summary>
    public static IEnumerable<IOperation> MentionsOf(ISymbol member, CompilationState state, CancellationToken cancellation) =>
        MentionsOf(member, static _ => true, state, cancellation);

    /// <summary>
    /// Those of these references by which the field or property may get another value. A large class mentions its fields in each of its
    /// methods: the source tells most of them to be no writes, and they need not be bound.
    /// </summary>
    public static IEnumerable<IOperation> PossibleWritesOf(ISymbol member, CompilationState state, CancellationToken cancellation)
    {
        var isValue = member is IFieldSymbol { Type.IsReferenceType: false } or IPropertySymbol { Type.IsReferenceType: false };
        return MentionsOf(member, n => MayBeWritten(n, isValue), state, cancellation);
    }

    private static IEnumerable<IOperation> MentionsOf(
        ISymbol member, Func<SyntaxNode, bool> isLookedFor, CompilationState state, CancellationToken cancellation)
    {
        foreach (var name in IdentifiersIn(member.ContainingType, member.Name, state, cancellation))
        {
            var access = AccessOf(name);
            if (isLookedFor(access) && OperationAt(access, state, cancellation) is IMemberReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member.OriginalDefinition))
            {
                yield return reference;
            }
        }
    }

    /// <summary>Whether the code around a mention may write it: false is certain.</summary>
    private static bool MayBeWritten(SyntaxNode mention, bool isValue)
    {
        var (parent, node) = mention.Around();
        return parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            PrefixUnaryExpressionSyntax unary =>
                unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax or RefExpressionSyntax => true,
            MemberAccessExpressionSyntax => isValue, // the receiver of an extension method may be its ref parameter
            _ => false,
        };
    }

    /// <summary>Calls of a method within the type that declares it.</summary>
    public static List<IInvocationOperation> CallsInType(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        MentionsInType(method, state, cancellation).OfType<IInvocationOperation>().ToList();

    /// <summary>Uses of a method as a delegate within the type that declares it.</summary>
    public static List<IMethodReferenceOperation> DelegatesInType(
        IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        MentionsInType(method, state, cancellation).OfType<IMethodReferenceOperation>().ToList();

    /// <summary>
    /// All calls of a private method; null when it may be called in a way that is not one of these: as a delegate, by its name, through
    /// <c>dynamic</c>, in code with errors, or when there are more than some number of mentions to read.
    /// </summary>
    public static IReadOnlyList<IInvocationOperation>? OnlyCallsInType(
        IMethodSymbol method, int max, CompilationState state, CancellationToken cancellation)
    {
        var names = new List<SimpleNameSyntax>();
        foreach (var declaration in method.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var token in SourceWords.Tokens(declaration.GetSyntax(cancellation), method.Name, cancellation))
            {
                if (!token.IsKind(SyntaxKind.IdentifierToken))
                {
                    return null; // its name as a text: for reflection
                }

                if (token.Parent is SimpleNameSyntax { Parent: not (NameColonSyntax or NameEqualsSyntax) } name)
                {
                    names.Add(name);
                }
            }
        }

        if (names.Count > max)
        {
            return null;
        }

        var calls = new List<IInvocationOperation>();
        foreach (var name in names)
        {
            var node = AccessOf(name);
            var isCalled = node.Parent is InvocationExpressionSyntax invocation && invocation.Expression == node;
            switch (OperationAt(isCalled ? node.Parent! : node, state, cancellation))
            {
                case IInvocationOperation { TargetMethod: var target } call:
                    if (SymbolEqualityComparer.Default.Equals((target.ReducedFrom ?? target).OriginalDefinition, method.OriginalDefinition))
                    {
                        calls.Add(call);
                    }

                    break;

                case IMethodReferenceOperation { Method: var other }
                    when !SymbolEqualityComparer.Default.Equals((other.ReducedFrom ?? other).OriginalDefinition, method.OriginalDefinition):
                case ILocalReferenceOperation or IParameterReferenceOperation:
                case IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation:
                    break;

                default:
                    return null;
            }
        }

        return calls;
    }

    /// <summary>
    /// Calls of a method, and uses of it as a delegate, within the type that declares it, where the source around its name is as looked
    /// for: that is asked before the code around is bound.
    /// </summary>
    public static IEnumerable<IOperation> UsesInType(
        IMethodSymbol method, Func<SyntaxNode, bool> isLookedFor, CompilationState state, CancellationToken cancellation) =>
        MentionsInType(method, state, cancellation, isLookedFor);

    private static IEnumerable<IOperation> MentionsInType(
        IMethodSymbol method, CompilationState state, CancellationToken cancellation, Func<SyntaxNode, bool>? isLookedFor = null)
    {
        foreach (var name in IdentifiersIn(method.ContainingType, method.Name, state, cancellation))
        {
            var node = AccessOf(name);
            if (isLookedFor?.Invoke(node) == false)
            {
                continue;
            }

            var operation = node.Parent is InvocationExpressionSyntax invocation && invocation.Expression == node
                ? OperationAt(invocation, state, cancellation)
                : OperationAt(node, state, cancellation);
            var mentioned = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };
            if (mentioned is not null && SymbolEqualityComparer.Default.Equals(mentioned.OriginalDefinition, method.OriginalDefinition))
            {
                yield return operation!;
            }
        }
    }

    /// <summary>Whether the source of a method has a node of a kind: asked first where binding its body would mostly be in vain.</summary>
    public static bool Has(IMethodSymbol method, SyntaxKind kind, CancellationToken cancellation)
    {
        foreach (var declaration in method.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(cancellation).DescendantNodes())
            {
                if (node.IsKind(kind))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the source of a type, in all its parts here, says one of some names: the cheap question before any body is bound.
    /// </summary>
    public static bool Names(INamedTypeSymbol type, string[] names, CompilationState state, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(r => state.Compilation.ContainsSyntaxTree(r.SyntaxTree)
            && r.GetSyntax(cancellation) is var source
            && Array.Exists(names, n => SourceWords.Identifiers(source, n, cancellation).Any()));

    /// <summary>Whether the source of a method says a name that is looked for, as an identifier.</summary>
    public static bool Says(IMethodSymbol method, Func<string, bool> isLookedFor, CancellationToken cancellation)
    {
        foreach (var declaration in method.DeclaringSyntaxReferences)
        {
            foreach (var token in declaration.GetSyntax(cancellation).DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && isLookedFor(token.ValueText))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The body of a method, accessor or local function of this compilation; null for none (abstract, partial, extern).</summary>
    public static IOperation? BodyOf(IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        foreach (var declaration in method.DeclaringSyntaxReferences)
        {
            var syntax = declaration.GetSyntax(cancellation);
            var node = syntax switch
            {
                ArrowExpressionClauseSyntax arrow => arrow.Parent is PropertyDeclarationSyntax ? arrow : null,
                BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
                AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
                _ => syntax,
            };
            if (node is not null && OperationAt(node, state, cancellation) is { } operation)
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>
    /// The operation of a node, as a part of the operation of the whole member; null for code of another project, whose source an editor
    /// has at hand but a build has not.
    /// </summary>
    private static IOperation? OperationAt(SyntaxNode node, CompilationState state, CancellationToken cancellation) =>
        state.Compilation.ContainsSyntaxTree(node.SyntaxTree) ? state.ModelOf(node.SyntaxTree).GetOperation(node, cancellation) : null;

    /// <summary>The expression that a name ends: <c>other.Name</c>, <c>?.Name</c>, or the name alone.</summary>
    private static SyntaxNode AccessOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    /// <summary>Where a type's source says a name.</summary>
    private static IReadOnlyList<SimpleNameSyntax> IdentifiersIn(
        INamedTypeSymbol type, string name, CompilationState state, CancellationToken cancellation) =>
        state.Keep<IReadOnlyList<SimpleNameSyntax>>("names: " + name, type.OriginalDefinition, () =>
        {
            var found = new List<SimpleNameSyntax>();
            foreach (var declaration in type.DeclaringSyntaxReferences)
            {
                found.AddRange(SourceWords.Names(declaration.GetSyntax(cancellation), name, cancellation));
            }

            return found;
        });
}
