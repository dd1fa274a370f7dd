using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Answers what values an expression, a property of an object or the elements of a collection can have, from the code in view. It does not
/// follow the order of statements: all assignments that could matter count as possibilities, which errs towards silence only.
/// </summary>
/// <remarks>
/// The parts: <c>SourcesOf</c> finds the expressions behind a value, <c>ValuesOf</c> folds them, <c>PropertyOf</c> and <c>ElementsOf</c>
/// ask objects and collections, <c>EndsWith</c> asks for the last characters of a text. A parameter is unknown, unless <c>WithCallers</c>
/// asks for it.
/// </remarks>
internal readonly partial struct ValueFlow(
    CompilationState state, CancellationToken cancellation, IOperation? until = null, bool takesUnchecked = false)
{
    public CancellationToken Cancellation => cancellation;

    /// <summary>
    /// The same for one who also wants to know which texts and numbers a private method is given by all its callers. That reads their code,
    /// so it is asked last. Folds only: which expressions are behind a value, and what happens to objects, is answered as ever.
    /// </summary>
    /// <param name="until">What the value is used for in the end, or the root of the body: see <see cref="Arguments.Of"/>.</param>
    public ValueFlow WithCallers(IOperation until) => new(state, cancellation, until);

    /// <summary>The same for an answer that holds in all of a body: no condition in it may choose the way.</summary>
    /// <param name="near">Code in the body.</param>
    public ValueFlow WithCallersOfBody(IOperation near) => WithCallers(BodyIndex.RootOf(near));

    /// <summary>
    /// The same also with what the body may turn away before it is used: for a question whose answer makes a rule silent.
    /// </summary>
    public ValueFlow WithUncheckedArguments => new(state, cancellation, until, takesUnchecked: true);

    /// <summary>The same without: an argument that is itself a parameter is unknown.</summary>
    public ValueFlow WithoutCallers => new(state, cancellation);

    /// <summary>
    /// The expressions behind all arguments for a parameter; null when they are not asked for or not known, and when the body may turn one
    /// away.
    /// </summary>
    public IReadOnlyList<IOperation>? GivenFor(IOperation source)
    {
        if (until is null || source is not IParameterReferenceOperation mention
            || Arguments.Of(mention, until, state, cancellation) is not { } arguments)
        {
            return null;
        }

        var flow = WithoutCallers;
        var given = new List<IOperation>();
        foreach (var argument in arguments)
        {
            given.AddRange(flow.SourcesOf(argument).Expressions);
        }

        return given.Count > 0 && (takesUnchecked || !ArgumentChecks.MayTurnAway(mention, given, until, state.Symbols)) ? given : null;
    }

    /// <summary>
    /// What all callers of a private method that treats all alike give for a parameter, of whatever type; null when they are not asked for
    /// or not known. What the body turns away is for the one who asks.
    /// </summary>
    public IReadOnlyList<IOperation>? AllGivenFor(IParameterReferenceOperation mention) =>
        until is null ? null : Arguments.OfAnyType(mention, until, state, cancellation);

    /// <summary>What all callers of a private method give for a parameter, of whatever type; null when some may be out of sight.</summary>
    public IReadOnlyList<IOperation>? ArgumentsFor(IParameterReferenceOperation mention) =>
        Arguments.AllFor(mention, state, cancellation);

    /// <summary>Helper methods and get-only properties looked into, one inside the other.</summary>
    private const int MaxHops = 3;

    /// <summary>The expressions that the value of an expression can come from.</summary>
    public Sources SourcesOf(IOperation expression)
    {
        expression = expression.Unwrapped();
        if (expression is IObjectCreationOperation or IParameterReferenceOperation or ILiteralOperation)
        {
            return Collected(expression); // Its own source: nothing to keep
        }

        var body = BodyIndex.Of(expression);
        return body.SourcesOf(expression) ?? body.Keep(expression, Collected(expression));
    }

    private Sources Collected(IOperation expression)
    {
        var sources = new Sources();
        Collect(expression, sources, hops: 0);
        return sources;
    }

    /// <summary>What a local, field or property is assigned; <paramref name="near"/> is any operation of the member for a local.</summary>
    public VariableFacts FactsOf(ISymbol variable, IOperation near)
    {
        if (variable is ILocalSymbol local)
        {
            return BodyIndex.Of(near).FactsOf(local);
        }

        var (kept, token) = (state, cancellation);
        return state.Keep("facts", variable, () => VariableFacts.OfMember(variable, kept, token));
    }

    /// <summary>Every reference to such a variable, in source order within a body; none to a field that can be written elsewhere.</summary>
    public IReadOnlyList<IOperation> MentionsOf(ISymbol variable, IOperation near)
    {
        if (variable is ILocalSymbol)
        {
            return BodyIndex.Of(near).ReferencesTo(variable);
        }

        var (kept, token) = (state, cancellation);
        return state.Keep("mentions", variable, () => VariableFacts.MentionsOf(variable, kept, token));
    }

    private void Collect(IOperation expression, Sources sources, int hops)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        expression = expression.Unwrapped();
        sources.AddBody(expression);
        if (expression.ConstantValue.HasValue)
        {
            sources.AddExpression(expression);
            return;
        }

        switch (expression)
        {
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Collect(conditional.WhenTrue, sources, hops);
                Collect(whenFalse, sources, hops);
                break;

            case ICoalesceOperation coalesce:
                CollectNonNull(coalesce.Value, sources, hops);
                Collect(coalesce.WhenNull, sources, hops);
                break;

            case ISwitchExpressionOperation @switch:
                foreach (var arm in @switch.Arms)
                {
                    Collect(arm.Value, sources, hops);
                }

                break;

            case IThrowOperation:
                break;

            case ISimpleAssignmentOperation assignment:
                Collect(assignment.Value, sources, hops);
                break;

            case IAwaitOperation { Operation: IInvocationOperation call } when ReturnedBy(call, awaited: true) is { } returned:
                CollectReturned(expression, returned, sources, hops);
                break;

            case IInvocationOperation call when ReturnedBy(call, awaited: false) is { } returned:
                CollectReturned(expression, returned, sources, hops);
                break;

            case ILocalReferenceOperation { Local: var local }:
                CollectVariable(expression, local, sources, hops);
                break;

            case IFieldReferenceOperation { Field: var field }:
                CollectVariable(expression, field, sources, hops);
                break;

            case IPropertyReferenceOperation { Property: var property } when property.IsOwn(state.Compilation):
                if (GetterReturns(property) is { } value)
                {
                    CollectReturned(expression, value, sources, hops);
                }
                else
                {
                    CollectVariable(expression, property, sources, hops);
                }

                break;

            default:
                sources.AddExpression(expression);
                break;
        }
    }

    /// <summary>The left of <c>??</c>: its nulls never come out of the whole.</summary>
    private void CollectNonNull(IOperation expression, Sources sources, int hops)
    {
        var inner = sources.Branch();
        Collect(expression, inner, hops);
        foreach (var source in inner.Expressions)
        {
            if (source.ConstantValue is not { HasValue: true, Value: null })
            {
                sources.AddExpression(source);
            }
        }

        sources.AddWay(inner);
    }

    private void CollectVariable(IOperation mention, ISymbol variable, Sources sources, int hops)
    {
        sources.AddStep(mention);
        var facts = FactsOf(variable, mention);
        if (facts.IsOpaque || facts.Writes.Count == 0)
        {
            sources.AddExpression(mention);
            return;
        }

        // A variable met again is being assigned from itself, or joins two branches: its writes are already counted.
        if (sources.AddCarrier(variable))
        {
            foreach (var write in facts.Writes)
            {
                cancellation.ThrowIfCancellationRequested();
                Collect(write, sources, hops);
            }
        }
    }

    private void CollectReturned(IOperation expression, IReadOnlyList<IOperation> returned, Sources sources, int hops)
    {
        if (hops >= MaxHops)
        {
            sources.AddExpression(expression);
            return;
        }

        foreach (var value in returned)
        {
            Collect(value, sources, hops + 1);
        }
    }

    /// <summary>
    /// What a method of this compilation returns, when it is certain which body runs (not virtual, not through an interface) and the body
    /// is not an iterator; null otherwise. A parameter that comes out is a source that nobody knows.
    /// </summary>
    public IReadOnlyList<IOperation>? ReturnedBy(IInvocationOperation call, bool awaited) => Returned(call.TargetMethod, awaited);

    /// <summary>The same of a method that is given as a delegate and waited for by nobody.</summary>
    public IReadOnlyList<IOperation>? ReturnedBy(IMethodSymbol method) => Returned(method, awaited: false);

    private IReadOnlyList<IOperation>? Returned(IMethodSymbol target, bool awaited)
    {
        var method = target.OriginalDefinition;
        if (!method.IsOwn(state.Compilation) || method.IsAsync != awaited
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction))
        {
            return null;
        }

        var (kept, token) = (state, cancellation);
        return state.Keep("returns", method, () => Returns(MemberReader.BodyOf(method, kept, token)));
    }

    /// <summary>
    /// The one expression that a call of a method, or a property without a variable behind it, gives each time anew; null where there are
    /// several, or where it is not certain which body runs.
    /// </summary>
    public IOperation? OnlyResultOf(IOperation expression)
    {
        var returned = expression switch
        {
            IInvocationOperation call => ReturnedBy(call, awaited: false),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } when property.IsOwn(state.Compilation) =>
                GetterReturns(property),
            _ => null,
        };
        return returned is [var only] ? only : null;
    }

    private IReadOnlyList<IOperation>? GetterReturns(IPropertySymbol property)
    {
        if (property.GetMethod is not { } getter)
        {
            return null;
        }

        var (kept, token) = (state, cancellation);
        return state.Keep("returns", getter, () => Returns(MemberReader.BodyOf(getter, kept, token)));
    }

    private static IReadOnlyList<IOperation>? Returns(IOperation? body)
    {
        if (body is null)
        {
            return null;
        }

        var returned = new List<IOperation>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IReturnOperation @return && (operation.EnclosingFunction() is not { } function || function == body))
            {
                if (@return.Kind == OperationKind.YieldReturn || @return.Kind == OperationKind.YieldBreak)
                {
                    return null;
                }

                if (@return.ReturnedValue is { } value)
                {
                    returned.Add(value);
                }
            }
        }

        return returned.Count > 0 ? returned : null;
    }
}

/// <summary>Symbols whose code is in view and certain, in a build as in an editor.</summary>
internal static class SymbolExtensions
{
    /// <summary>Declared in this compilation, and not replaceable by an override, an implementation or another part.</summary>
    public static bool IsOwn(this ISymbol symbol, Compilation? compilation) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && !symbol.IsAbstract && !symbol.IsVirtual && !symbol.IsExtern
        && (!symbol.IsOverride || symbol.IsSealed || symbol.ContainingType.IsSealed)
        && symbol.ContainingType?.TypeKind != TypeKind.Interface
        && symbol.IsOf(compilation);

    /// <summary>The same, seen from code that mentions the symbol.</summary>
    public static bool IsOwn(this ISymbol symbol, IOperation code) => symbol.IsOwn(code.SemanticModel?.Compilation);

    /// <summary>Whether a symbol is this project's: the source of another is in view in an editor, and not in a build.</summary>
    public static bool IsOf(this ISymbol? symbol, Compilation? compilation) =>
        symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation?.Assembly);
}
