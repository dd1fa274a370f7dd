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
                if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Public,
                    DeclaringSyntaxReferences: [var declaration] }
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

    /// <summary>
    /// The body of the method or local function that a call runs in place, when it is code of the handler and nothing else calls it; null
    /// for any other call.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="body">The body that the call is in.</param>
    /// <param name="context">The handler.</param>
    public static IOperation? CalledOnlyBy(IInvocationOperation call, IOperation body, HandlerContext context)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.IsOf(context.Rule.State.Compilation) || method is { IsAsync: true, ReturnsVoid: true } || !Execution.IsDoneInPlace(call)
            || MemberReader.DelegatesInType(method, context.Rule.State, context.Rule.Cancellation).Count > 0)
        {
            return null;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return BodyIndex.Of(body).CallsOf(method).Count == 1
                ? body.Descendants().FirstOrDefault(o => o is ILocalFunctionOperation local
                    && SymbolEqualityComparer.Default.Equals(local.Symbol, method))
                : null;
        }

        return context.Code.FirstOrDefault(b => b != context.Handler.Body
            && SymbolEqualityComparer.Default.Equals(Scopes.MemberAround(b), method)) is { } found
            && MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation).Count == 1
            ? found
            : null;
    }

    private static bool OnlyIn(List<IOperation> bodies, IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        var uses = MemberReader.CallsInType(method, state, cancellation).Cast<IOperation>()
            .Concat(MemberReader.DelegatesInType(method, state, cancellation));
        return uses.All(use => bodies.Exists(b => b.Syntax.SyntaxTree == use.Syntax.SyntaxTree && b.Syntax.Span.Contains(use.Syntax.Span)));
    }
}
