using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Whether code certainly runs, and how often: a place that makes a resource stands for all that it makes, so two places that mean the same
/// place may mean different resources.
/// </summary>
internal static class Once
{
    private const int MaxHops = 4;

    /// <summary>Whether a resource that others refer to is the same one for each of them, and all of them are made.</summary>
    public static bool AreTogether(Site resource, IReadOnlyList<Site> others, CompilationState state, CancellationToken cancellation)
    {
        var all = others.Prepend(resource).ToList();
        if (!all.All(s => IsUnconditional(s.Operation)))
        {
            return false;
        }

        return AreInOneMember(all, cancellation) || all.All(s => IsRunOnce(s.Operation, state, cancellation, 0));
    }

    /// <summary>Whether one constructor, method or other member makes all of them.</summary>
    public static bool AreInOneMember(IReadOnlyList<Site> sites, CancellationToken cancellation)
    {
        var members = sites.Select(s => Scopes.MemberAround(s.Operation, cancellation)).ToList();
        return members.All(m => m is not null && SymbolEqualityComparer.Default.Equals(m, members[0]));
    }

    /// <summary>
    /// Whether an operation certainly runs exactly once in the program: in the entry point, or where only that leads to, once.
    /// </summary>
    private static bool IsRunOnce(IOperation operation, CompilationState state, CancellationToken cancellation, int hops)
    {
        if (hops > MaxHops || !IsUnconditional(operation) || Scopes.MemberAround(operation, cancellation) is not IMethodSymbol member)
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(member, state.Compilation.GetEntryPoint(cancellation))
            || (Callers.CallsOf(member, state, cancellation) is [var call] && IsRunOnce(call, state, cancellation, hops + 1));
    }

    /// <summary>
    /// Whether an operation certainly runs once when its member does: no condition, loop or delegate is around it, and nothing returns
    /// before it.
    /// </summary>
    private static bool IsUnconditional(IOperation operation)
    {
        foreach (var around in operation.Ancestors())
        {
            if (around is IConditionalOperation or ILoopOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation
                or ICoalesceOperation
                or IConditionalAccessOperation or ICoalesceAssignmentOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
            {
                return false;
            }
        }

        // What an object is given later, under a condition, may be all that makes it one.
        if (operation.Around().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            && operation is IObjectCreationOperation
            && BodyIndex.Of(operation).MentionsOf(local)
                .Any(m => m.Ancestors().Any(a => a is IConditionalOperation or ILoopOperation or ISwitchOperation)))
        {
            return false;
        }

        var place = operation.Syntax;
        var member = place.Ancestors()
            .FirstOrDefault(a => a is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return member is not null && !member.DescendantNodes().Any(n => n is ReturnStatementSyntax && n.SpanStart < place.SpanStart);
    }
}
