using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// The code of a handler: its body, and the methods of its type that nobody else calls. A method that two handlers share belongs to
/// neither, or its findings would be reported twice.
/// </summary>
internal static class HandlerCode
{
    /// <summary>The bodies, the handler's own first. All are in the handler's file, so that an editor has them before it.</summary>
    public static IReadOnlyList<IOperation> Of(BatchHandler handler, CompilationState state, CancellationToken cancellation)
    {
        var bodies = new List<IOperation> { handler.Body };
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { handler.Method.OriginalDefinition };
        for (var i = 0; i < bodies.Count; i++)
        {
            foreach (var operation in bodies[i].DescendantsAndSelf())
            {
                cancellation.ThrowIfCancellationRequested();
                var method = operation switch
                {
                    IInvocationOperation call => call.TargetMethod.OriginalDefinition,
                    IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
                    _ => null,
                };
                if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Public, DeclaringSyntaxReferences: [var declaration] }
                    && declaration.SyntaxTree == handler.Body.Syntax.SyntaxTree
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType, handler.Method.ContainingType?.OriginalDefinition)
                    && !known.Contains(method)
                    && OnlyIn(bodies, method, state, cancellation)
                    && known.Add(method)
                    && MemberReader.BodyOf(method, state, cancellation) is { } body)
                {
                    bodies.Add(body);
                }
            }
        }

        return bodies;
    }

    private static bool OnlyIn(List<IOperation> bodies, IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        var uses = MemberReader.CallsInType(method, state, cancellation).Cast<IOperation>().Concat(MemberReader.DelegatesInType(method, state, cancellation));
        return uses.All(use => bodies.Exists(b => b.Syntax.SyntaxTree == use.Syntax.SyntaxTree && b.Syntax.Span.Contains(use.Syntax.Span)));
    }
}
