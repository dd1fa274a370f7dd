using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether a loop, or a method that calls itself, ends by what a call in it answered. Every variable that the answer reaches counts, by
/// value or because it is written where a test of the answer decides; what happens for each received element does not, since nothing
/// happens for none.
/// </summary>
internal sealed class AnswerDependence
{
    private readonly IOperation answer;
    private readonly HashSet<ISymbol> reached = new(SymbolEqualityComparer.Default);

    private AnswerDependence(IOperation answer, IEnumerable<ISymbol> told)
    {
        this.answer = answer;
        reached.UnionWith(told);
    }

    /// <param name="scope">The loop, or the body of the method.</param>
    /// <param name="answer">The call in it.</param>
    /// <param name="told">Members that the answer is known to reach inside the call.</param>
    public static bool Ends(IOperation scope, IOperation answer, IEnumerable<ISymbol> told)
    {
        var dependence = new AnswerDependence(answer, told);
        dependence.Spread(scope);
        return dependence.DependsOnAnswer(Condition(scope)) || scope.Descendants().Any(o => dependence.IsExit(o, scope));
    }

    /// <summary>
    /// Whether a loop is left as soon as the call in it answered, whatever the answer: one that only tries again what failed.
    /// </summary>
    public static bool IsLeftWith(ILoopOperation loop, IOperation answer) =>
        answer.AncestorsInFunction().TakeWhile(a => a != loop).Any(a => a is IReturnOperation { Kind: OperationKind.Return })
        || Sequence.After(answer).TakeWhile(loop.Contains).Any(s => s is IReturnOperation { Kind: OperationKind.Return }
            || (s is IBranchOperation { BranchKind: BranchKind.Break } branch
                && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel)));

    /// <summary>The fields and properties that the answer reaches in a body: a caller can read them.</summary>
    public static IReadOnlyCollection<ISymbol> MembersReached(IOperation body, IOperation answer, IEnumerable<ISymbol> told)
    {
        var dependence = new AnswerDependence(answer, told);
        dependence.Spread(body);
        return dependence.reached.Where(s => s is IFieldSymbol or IPropertySymbol).ToList();
    }

    /// <summary>Lets the answer reach what is assigned from it until nothing new is reached.</summary>
    private void Spread(IOperation scope)
    {
        int before;
        do
        {
            before = reached.Count;
            foreach (var operation in scope.Descendants())
            {
                switch (operation.Kind)
                {
                    case OperationKind.VariableDeclarator
                        when (IVariableDeclaratorOperation)operation is { Initializer.Value: { } value } declarator
                        && (Depends(value) || IsDecided(operation, scope)):
                        reached.Add(declarator.Symbol);
                        break;
                    case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment
                        or OperationKind.DeconstructionAssignment or OperationKind.Increment or OperationKind.Decrement
                        when CountsElements(operation, scope) is { } counter:
                        reached.Add(counter);
                        break;
                    case OperationKind.Loop when operation is IForEachLoopOperation each && Depends(each.Collection):
                        reached.UnionWith(each.Locals);
                        break;
                    case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment
                        or OperationKind.DeconstructionAssignment
                        when (IAssignmentOperation)operation is var assignment
                            && (Depends(assignment.Value) || IsDecided(operation, scope)):
                        Reach(assignment.Target);
                        break;
                    case OperationKind.Increment or OperationKind.Decrement
                        when (IIncrementOrDecrementOperation)operation is var step && IsDecided(operation, scope):
                        Reach(step.Target);
                        break;
                    case OperationKind.DeclarationPattern when (IDeclarationPatternOperation)operation is { DeclaredSymbol: { } declared }
                        && operation.Ancestors().TakeWhile(a => a != scope).OfType<IIsPatternOperation>().Any(p => Depends(p.Value)):
                        reached.Add(declared);
                        break;
                    case OperationKind.Invocation when (IInvocationOperation)operation is { Instance: { } instance } call
                        && call != answer && IsCollection(instance.Type) && call.Arguments.Any(a => Depends(a.Value)):
                        Reach(instance); // all.AddRange(response.Messages)
                        break;
                    case OperationKind.Argument
                        when (IArgumentOperation)operation is { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument
                        && argument.Parent is IInvocationOperation call && call.Arguments.Any(a => Depends(a.Value)):
                        Reach(argument.Value);
                        break;
                }
            }
        }
        while (reached.Count > before);
    }

    private bool IsExit(IOperation operation, IOperation scope) => operation switch
    {
        IBranchOperation { BranchKind: BranchKind.Break } branch =>
            SymbolEqualityComparer.Default.Equals(branch.Target, (scope as ILoopOperation)?.ExitLabel) && IsDecided(operation, scope),
        IBranchOperation { BranchKind: BranchKind.GoTo } => IsDecided(operation, scope),
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } or IThrowOperation =>
            operation.EnclosingFunction() == answer.EnclosingFunction() && IsDecided(operation, scope),
        IInvocationOperation { TargetMethod.Name: "Cancel" or "CancelAsync" or "Stop" or "StopAsync" or "StopApplication" } =>
            IsDecided(operation, scope),
        _ => false,
    };

    /// <summary>Whether a test of the answer decides if the operation runs, and not for each received element only.</summary>
    private bool IsDecided(IOperation operation, IOperation scope)
    {
        var decided = false;
        foreach (var parent in operation.Ancestors())
        {
            if (parent == scope)
            {
                return decided;
            }

            if (parent is IForEachLoopOperation each && Depends(each.Collection))
            {
                return false;
            }

            decided |= parent switch
            {
                IConditionalOperation conditional => Depends(conditional.Condition),
                ISwitchOperation @switch => Depends(@switch.Value),
                ISwitchExpressionOperation expression => Depends(expression.Value),
                IWhileLoopOperation inner => DependsOnAnswer(inner.Condition),
                _ => false,
            };
        }

        return false;
    }

    /// <summary>
    /// The variable that tells after a round whether an element was received in it: written for each element, and begun anew in every
    /// round. One that goes on over the rounds tells nothing of an empty one.
    /// </summary>
    private ILocalSymbol? CountsElements(IOperation operation, IOperation scope)
    {
        var target = (operation as IAssignmentOperation)?.Target ?? (operation as IIncrementOrDecrementOperation)?.Target;
        var counter = (target as ILocalReferenceOperation)?.Local;
        return counter is not null && !reached.Contains(counter)
            && operation.Ancestors().TakeWhile(a => a != scope).OfType<IForEachLoopOperation>()
                .FirstOrDefault(e => Depends(e.Collection)) is { } each
            && !counter.IsDeclaredIn(each.Syntax)
            && (counter.IsDeclaredIn(scope.Syntax) || scope.Descendants().Any(o => IsBegun(o) && !each.Syntax.Span.Contains(o.Syntax.Span)))
                ? counter
                : null;

        bool IsBegun(IOperation other) => other is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }
            && SymbolEqualityComparer.Default.Equals(local, counter);
    }

    private bool DependsOnAnswer(IOperation? expression) => expression is not null && Depends(expression);

    private bool Depends(IOperation expression)
    {
        foreach (var operation in expression.DescendantsAndSelf())
        {
            if (operation == answer || (SymbolOf(operation) is { } symbol && reached.Contains(symbol)))
            {
                return true;
            }
        }

        return false;
    }

    private void Reach(IOperation target)
    {
        foreach (var operation in target.DescendantsAndSelf())
        {
            if (SymbolOf(operation) is { } symbol)
            {
                reached.Add(symbol);
            }
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static IOperation? Condition(IOperation scope) => scope switch
    {
        IWhileLoopOperation @while => @while.Condition,
        IForLoopOperation @for => @for.Condition,
        _ => null,
    };
}
