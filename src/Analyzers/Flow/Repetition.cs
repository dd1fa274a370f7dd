using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether code certainly runs again and again: in a loop, in a timer's callback, in a method that calls itself or that such code calls.
/// A <c>foreach</c> does not count: it does one thing for each element.
/// </summary>
internal sealed class Repetition(CompilationState state, CancellationToken cancellation)
{
    /// <summary>Methods between the code and the loop around it.</summary>
    private const int MaxHops = 2;

    /// <summary>
    /// Whether a call is repeated by something that goes on whatever the call answers. A loop that ends by the answer, such as one that
    /// drains a queue until a receive comes back empty, is not meant, nor one that waits for a person at every turn.
    /// </summary>
    public bool IsEndless(IInvocationOperation call) => IsEndless(call, 0, []);

    private bool IsEndless(IOperation result, int hops, IReadOnlyCollection<ISymbol> told)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var parent = result.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                // In the body, that is: what is received to be gone through is received once for the whole loop.
                case IForEachLoopOperation each when Contains(each.Body, result):
                    return false;

                case ILoopOperation retry and (IWhileLoopOperation or IForLoopOperation) when AnswerDependence.IsLeftWith(retry, result):
                    break;

                case IWhileLoopOperation or IForLoopOperation:
                    return !AnswerDependence.Ends(parent, result, told) && !AsksAPerson(parent);

                case IAnonymousFunctionOperation lambda:
                    if (IsTimerCallback(lambda))
                    {
                        return true;
                    }

                    // A lambda given to a call (a retry policy, say) runs, as far as it does, where that call stands.
                    if (lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation outer } })
                    {
                        result = parent = outer;
                        break;
                    }

                    return false;

                case ILocalFunctionOperation local:
                    return hops < MaxHops && IsEndlessFromCalls(BodyIndex.Of(local).CallsOf(local.Symbol), local.Symbol, local, result,
                        hops, told);
            }
        }

        return hops < MaxHops
            && Scopes.MemberAround(result, cancellation) is IMethodSymbol method
            && IsEndlessMethod(method, result, hops, told);
    }

    private bool IsEndlessMethod(IMethodSymbol method, IOperation result, int hops, IReadOnlyCollection<ISymbol> told)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType is null)
        {
            return false;
        }

        return IsEndlessFromCalls(MemberReader.CallsInType(method, state, cancellation), method, BodyIndex.RootOf(result), result, hops,
            told) || IsTimerCallback(method);
    }

    private bool IsEndlessFromCalls(
        IReadOnlyList<IInvocationOperation> calls, IMethodSymbol method, IOperation body, IOperation result, int hops,
        IReadOnlyCollection<ISymbol> told)
    {
        var members = AnswerDependence.MembersReached(body, result, told);
        foreach (var call in calls)
        {
            if (IsInside(call, method))
            {
                if (IsUnconditionalRecursion(call, result, told))
                {
                    return true;
                }
            }
            else if (IsEndless(call, hops + 1, members))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A method that calls itself whatever was received: the poll begins anew.</summary>
    private static bool IsUnconditionalRecursion(IInvocationOperation call, IOperation result, IReadOnlyCollection<ISymbol> told)
    {
        if (BodyIndex.RootOf(call).Syntax != BodyIndex.RootOf(result).Syntax)
        {
            return false;
        }

        foreach (var parent in call.AncestorsInFunction())
        {
            if (parent is IConditionalOperation or ISwitchOperation or ILoopOperation or ICatchClauseOperation)
            {
                return false;
            }
        }

        return call.Syntax.SpanStart > result.Syntax.SpanStart && !AnswerDependence.Ends(BodyIndex.RootOf(result), result, told);
    }

    private static bool IsInside(IInvocationOperation call, IMethodSymbol method)
    {
        foreach (var declaration in method.DeclaringSyntaxReferences)
        {
            if (declaration.SyntaxTree == call.Syntax.SyntaxTree && declaration.Span.Contains(call.Syntax.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(IOperation part, IOperation operation) => part.Syntax.Span.Contains(operation.Syntax.Span);

    private static bool AsksAPerson(IOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "ReadLine" or "ReadKey", ContainingType.Name: nameof(Console) } })
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTimerCallback(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation creation && IsTimerCallback(creation);

    private bool IsTimerCallback(IMethodSymbol method)
    {
        foreach (var reference in MemberReader.DelegatesInType(method, state, cancellation))
        {
            if (reference.Parent is IDelegateCreationOperation creation && IsTimerCallback(creation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>new Timer(callback, state, dueTime, period)</c> with a known period, or <c>timer.Elapsed += callback</c>.</summary>
    private bool IsTimerCallback(IDelegateCreationOperation @delegate)
    {
        switch (@delegate.Parent)
        {
            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "Timer",
                ContainingNamespace.Name: "Threading" } } timer }
                when timer.Argument("period") is { } period:
                return new ValueFlow(state, cancellation).ValuesOf(period.Value)
                    .All(v => v.Data is TimeSpan span ? span > TimeSpan.Zero : v.Integer > 0);

            case IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { Name: "Elapsed" } @event } }:
                return @event.ContainingType is { Name: "Timer", ContainingNamespace.Name: "Timers" };

            default:
                return false;
        }
    }
}
