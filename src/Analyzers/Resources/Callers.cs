using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>What a parameter is given, by all who can call: when nobody outside the compilation can, and every call is in sight.</summary>
internal static class Callers
{
    /// <summary>
    /// The arguments for a parameter; null when some may be out of sight, and when the body may have changed what it was given.
    /// </summary>
    public static IReadOnlyList<IOperation>? ArgumentsFor(
        IParameterSymbol parameter, IOperation near, CompilationState state, CancellationToken cancellation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Ordinary } method
            || parameter.RefKind != RefKind.None || parameter.IsParams || IsWritten(parameter, near)
            || GivenObject.MayBeChanged(parameter, near, state, cancellation)
            || CallsOf(method, state, cancellation) is not { Count: > 0 } calls)
        {
            return null;
        }

        var arguments = new List<IOperation>();
        foreach (var call in calls)
        {
            var given = call switch
            {
                IObjectCreationOperation creation => creation.Arguments,
                IInvocationOperation invocation => invocation.Arguments,
                _ => default,
            };
            if (given.IsDefault || given.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition,
                parameter.OriginalDefinition)) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument.Value);
        }

        return arguments;
    }

    /// <summary>Whether the compilation is a program: nobody outside calls what is in it.</summary>
    public static bool IsProgram(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    private static bool IsWritten(IParameterSymbol parameter, IOperation near) =>
        BodyIndex.Of(near).MentionsOf(parameter).Any(m => m.IsWritten());

    /// <summary>The calls of a method or constructor; null when some may be out of sight.</summary>
    public static IReadOnlyList<IOperation>? CallsOf(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        state.Keep("callers", method.OriginalDefinition, () => FindCalls(method.OriginalDefinition, state, cancellation));

    private static IReadOnlyList<IOperation>? FindCalls(IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        var type = method.ContainingType;
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        if (type is null || (!IsProgram(state.Compilation) && IsPublic(method))
            || (!isConstructor
                && (!method.IsOwn(state.Compilation) || !method.ExplicitInterfaceImplementations.IsEmpty || ImplementsInterface(method))))
        {
            return null;
        }

        var calls = new List<IOperation>();
        var name = isConstructor ? type.Name : method.Name;
        foreach (var tree in CompilationText.TreesThatMention(state, name, cancellation))
        {
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                var call = CallAt(node, name, isConstructor);
                if (call is null)
                {
                    continue;
                }

                var operation = state.ModelOf(tree).GetOperation(call, cancellation);
                if (TargetOf(operation) is { } target)
                {
                    if (SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, method))
                    {
                        calls.Add(operation!);
                    }
                }
                else if (call is BaseTypeSyntax or ConstructorInitializerSyntax || operation is IMethodReferenceOperation or null)
                {
                    return null; // a derived type, a chained constructor, a delegate: it is called in ways that are not followed
                }
            }
        }

        if (isConstructor)
        {
            foreach (var creation in ResourceIndex.ImplicitCreations(state, cancellation))
            {
                if (state.ModelOf(creation.SyntaxTree).GetOperation(creation, cancellation) is IObjectCreationOperation found
                    && SymbolEqualityComparer.Default.Equals(found.Constructor?.OriginalDefinition, method))
                {
                    calls.Add(found);
                }
            }
        }

        return calls;
    }

    private static IMethodSymbol? TargetOf(IOperation? operation) => operation switch
    {
        IObjectCreationOperation creation => creation.Constructor,
        IInvocationOperation { TargetMethod.MethodKind: not MethodKind.Constructor } invocation => invocation.TargetMethod,
        _ => null,
    };

    /// <summary>The node at which a name is called, or used in another way that leads to a call; null for one that does not.</summary>
    private static SyntaxNode? CallAt(SyntaxNode node, string name, bool isConstructor)
    {
        if (isConstructor)
        {
            return node switch
            {
                ObjectCreationExpressionSyntax creation when SourceWords.NameOf(creation.Type) == name => creation,
                BaseTypeSyntax { Type: var type } when SourceWords.NameOf(type) == name => node,
                ConstructorInitializerSyntax { Parent: ConstructorDeclarationSyntax { Identifier.ValueText: var own } } chained
                    when own == name && chained.IsKind(SyntaxKind.ThisConstructorInitializer) => node,
                _ => null,
            };
        }

        if (node is not SimpleNameSyntax { Identifier.ValueText: var text } mention || text != name)
        {
            return null;
        }

        SyntaxNode access = mention.Parent is MemberAccessExpressionSyntax member && member.Name == mention ? member : mention;
        return access.Parent switch
        {
            InvocationExpressionSyntax invocation when invocation.Expression == access => invocation,
            MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax invocation } => invocation,
            _ => access,
        };
    }

    private static bool IsPublic(ISymbol symbol)
    {
        for (var s = symbol; s is not (null or INamespaceSymbol); s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ImplementsInterface(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(i => i.GetMembers(method.Name))
        .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
}
