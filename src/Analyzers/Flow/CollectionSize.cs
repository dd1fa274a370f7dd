using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>How many elements the code that makes a collection asks for.</summary>
/// <param name="Count">The number.</param>
/// <param name="IsExact">There are so many; else at most so many, when the source has them: <c>Take</c>, <c>Chunk</c>.</param>
/// <param name="Limit">The expression of the number, where the code names one.</param>
/// <param name="Source">What the elements are the first ones of, for <c>Take</c>, <c>GetRange</c> and a range of an array; null for any
/// other.</param>
internal sealed record CollectionSize(long Count, bool IsExact, IOperation? Limit = null, IOperation? Source = null)
{
    private const int MaxSteps = 12;

    /// <summary>Calls that give as many elements as they are given.</summary>
    private static readonly HashSet<string> KeepCount = new(StringComparer.Ordinal)
    {
        "Select", "ToList", "ToArray", "AsEnumerable", "Cast", "OrderBy", "OrderByDescending", "Reverse", "ToImmutableArray",
        "ToImmutableList",
    };

    /// <summary>Calls that give as many elements as they are given, or fewer.</summary>
    private static readonly HashSet<string> Fewer = new(KeepCount, StringComparer.Ordinal)
    {
        "Where", "OfType", "Distinct", "DistinctBy", "Skip", "SkipWhile", "TakeWhile", "TakeLast", "SkipLast", "Except", "ExceptBy",
        "Intersect", "ThenBy", "ThenByDescending", "Order", "OrderDescending",
    };

    private static readonly string[] Changing = ["Add", "Insert", "Remove", "Clear", "Push", "Pop", "Enqueue", "Dequeue"];

    /// <summary>The size of a collection; null when the code does not say, or says different ones on different ways.</summary>
    public static CollectionSize? Of(IOperation collection, ValueFlow flow) => Of(collection, flow, 0);

    private static CollectionSize? Of(IOperation collection, ValueFlow flow, int steps)
    {
        if (steps <= MaxSteps && LoopThatFills(collection.Unwrapped()) is { } filling)
        {
            return OfRounds(filling, flow, steps + 1);
        }

        if (steps > MaxSteps || MayChange(collection.Unwrapped())
            || flow.SourcesOf(collection) is not { Expressions: [var source], Carriers: var carriers } || carriers.Any(IsListOfMember))
        {
            return null;
        }

        switch (source.Kind)
        {
            case OperationKind.ArrayCreation:
                return OfArray((IArrayCreationOperation)source, flow, steps);

            case OperationKind.ObjectOrCollectionInitializer:
                return new(((IObjectOrCollectionInitializerOperation)source).Initializers.Length, true);

            case OperationKind.ObjectCreation:
                return OfCreation((IObjectCreationOperation)source, flow, steps);

            case OperationKind.Invocation:
                return OfCall((IInvocationOperation)source, flow, steps);

            case OperationKind.ArrayElementReference
                when (IArrayElementReferenceOperation)source is { ArrayReference: var array, Indices: [var index] }
                    && index.Type?.Name == "Range":
                return OfRange(index, flow, isExact: true, array);

            // The same of a list: orders[..10]
            case OperationKind.ImplicitIndexerReference
                when (IImplicitIndexerReferenceOperation)source is { Instance: var list, Argument: { Type.Name: "Range" } range }:
                return OfRange(range, flow, isExact: true, list);

            case OperationKind.LocalReference:
                return OfChunk(((ILocalReferenceOperation)source).Local, source, flow, steps);

            case OperationKind.ParameterReference when (IParameterReferenceOperation)source is var given:
                return OfChunk(given.Parameter, given, flow, steps) ?? OfGiven(given, flow, steps);

            default:
                return source.Syntax is CollectionExpressionSyntax expression ? OfExpression(source, expression, flow, steps) : null;
        }
    }

    private static CollectionSize? OfArray(IArrayCreationOperation creation, ValueFlow flow, int steps) =>
        creation.Initializer is { } initializer ? new(initializer.ElementValues.Length, true)
        : creation.DimensionSizes is not [var room] ? null
        : NumberOf(room, flow) is { } count ? new(count, true)
        : OfAll(room, flow, steps + 1);

    private static CollectionSize? OfCreation(IObjectCreationOperation creation, ValueFlow flow, int steps)
    {
        if (!IsCollection(creation.Type))
        {
            return null;
        }

        if (creation.Initializer is { } initializer)
        {
            return creation.Arguments.Length == 0 ? new(initializer.Initializers.Length, true) : null;
        }

        return creation.Arguments is [{ Value: var copied }] && copied.Type?.SpecialType != SpecialType.System_Int32
            ? Of(copied, flow, steps + 1)
            : null;
    }

    private static CollectionSize? OfExpression(IOperation source, CollectionExpressionSyntax expression, ValueFlow flow, int steps)
    {
        if (!expression.Elements.Any(e => e is SpreadElementSyntax))
        {
            return new(expression.Elements.Count, true);
        }

        return source.OnlySpread() is { } spread ? Of(spread, flow, steps + 1) : null;
    }

    /// <summary>
    /// The loop that puts one element into a list in each of its rounds, where the list is made empty beside it and nothing else changes
    /// it: one that is emptied, cut, made anew or known by another name on the way may have been sent in parts. Where adding may fail, it
    /// may have fewer.
    /// </summary>
    public static ILoopOperation? LoopThatFills(IOperation collection)
    {
        if (collection is not ILocalReferenceOperation { Local: { Type: { Name: "List" } type } local } || !IsCollection(type)
            || BodyIndex.Of(collection).DeclaratorOf(local) is not { Initializer.Value: var made } declarator
            || !IsNewAndEmpty(made.Unwrapped()))
        {
            return null;
        }

        IInvocationOperation? add = null;
        foreach (var mention in BodyIndex.Of(collection).MentionsOf(local))
        {
            if (mention.Around() is (IInvocationOperation { TargetMethod.Name: "Add" } call, var child) && call.Instance == child
                && add is null)
            {
                add = call;
            }
            else if (mention != declarator && !IsCount(mention)
                && (mention.Syntax.SpanStart < collection.Syntax.SpanStart || mention.IsWritten() || IsChange(mention)))
            {
                return null;
            }
        }

        return add?.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() is { } loop
            && Sequence.IsUnconditionalIn(add, loop.Body) && !Sequence.MayLeave(loop.Body)
            && declarator.Ancestors().OfType<IBlockOperation>().FirstOrDefault() is { } home && loop.Parent == home
            && loop.Syntax.Span.End <= collection.Syntax.SpanStart
            && collection.EnclosingFunction() == loop.EnclosingFunction()
            && !add.Ancestors().TakeWhile(a => a != loop).Any(a => a is ITryOperation)
            ? loop
            : null;

        static bool IsCount(IOperation mention) => mention.Around() is (IPropertyReferenceOperation { Property.Name: "Count" }, _);
    }

    /// <summary>Whether an expression makes a collection with nothing in it: <c>new List&lt;Entry&gt;(10)</c>, <c>[]</c>.</summary>
    public static bool IsNewAndEmpty(IOperation? made) => made switch
    {
        IObjectCreationOperation { Initializer: null, Arguments: var arguments } =>
            arguments.All(a => a.Value.Type?.SpecialType == SpecialType.System_Int32),
        { Syntax: CollectionExpressionSyntax { Elements.Count: 0 } } => true,
        _ => false,
    };

    /// <summary>Whether an expression makes a collection of the platform, which nobody else has then.</summary>
    public static bool IsNew(IOperation made) => made.Unwrapped() switch
    {
        IObjectCreationOperation { Type: var type } => type.NamespaceName().StartsWith("System.Collections", StringComparison.Ordinal),
        IInvocationOperation { TargetMethod: { Name: "ToList", ContainingType.Name: "Enumerable" } } => true,
        { Syntax: CollectionExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>How many rounds a loop has: as many as its collection has elements, or as a number says.</summary>
    private static CollectionSize? OfRounds(ILoopOperation loop, ValueFlow flow, int steps) => loop switch
    {
        IForEachLoopOperation { IsAsynchronous: false, Collection: var collection } => Of(collection, flow, steps) is { } size
            ? size with { Source = null }
            : null,
        IForLoopOperation
        {
            Before: [IVariableDeclarationGroupOperation
            {
                Declarations: [{ Declarators: [{ Initializer.Value.ConstantValue: { HasValue: true, Value: int first } }] }],
            }],
            Condition: IBinaryOperation
            {
                OperatorKind: (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual) and var kind,
                RightOperand: var end,
            },
        } counting when RecordLoop.CounterOf(counting) is not null =>
            NumberOf(end, flow) is { } last ? new(last - first + (kind == BinaryOperatorKind.LessThan ? 0 : 1), true)
            : first == 0 && kind == BinaryOperatorKind.LessThan ? OfAll(end, flow, steps)
            : null,
        _ => null,
    };

    /// <summary>The size of the collection of which a number is the size: <c>chunk.Length</c>.</summary>
    private static CollectionSize? OfAll(IOperation number, ValueFlow flow, int steps) =>
        number.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted }
        && Of(counted, flow, steps) is { } size
            ? size with { Source = null }
            : null;

    /// <summary>
    /// The size of what all callers of a private method give it, the least of them; null when callers are not asked, when one may give
    /// fewer, or look for the refusal, and when the method may change what it is given.
    /// </summary>
    private static CollectionSize? OfGiven(IParameterReferenceOperation mention, ValueFlow flow, int steps)
    {
        if ((mention.Type is not IArrayTypeSymbol && BodyIndex.Of(mention).MentionsOf(mention.Parameter).Any(IsChange))
            || flow.AllGivenFor(mention) is not { Count: > 0 } arguments)
        {
            return null;
        }

        CollectionSize? least = null;
        foreach (var argument in arguments)
        {
            if (Of(argument, flow.WithoutCallers, steps + 1) is not { } size
                || argument.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is not { } call
                || AskedSize.MayDecide(argument, call) || call.IsCaught()
                || ProvokedFailure.IsAt(argument.Syntax.GetLocation(), flow.Cancellation))
            {
                return null;
            }

            least = least is null || size.Count < least.Count ? size : least;
        }

        // Where there are several callers, no number of one of them is the mistake, nor where one does more with what it gives.
        return arguments.Count > 1 ? new(least!.Count, false)
            : IsGivenOnly(arguments[0].Unwrapped()) ? least! with { Source = null }
            : least! with { Source = null, Limit = null };

        static bool IsGivenOnly(IOperation argument) => argument switch
        {
            ILocalReferenceOperation { Local: var local } => BodyIndex.Of(argument).ReferencesTo(local).Count == 1,
            IParameterReferenceOperation { Parameter: var parameter } => BodyIndex.Of(argument).MentionsOf(parameter).Count == 1,
            _ => true,
        };
    }

    private static CollectionSize? OfChunk(ISymbol element, IOperation near, ValueFlow flow, int steps) =>
        CollectionWith(element, near) is { } chunks ? OfElements(chunks, flow, steps + 1) : null;

    /// <summary>The size of each element of a collection of collections: of chunks, of groups, of what is made of these.</summary>
    private static CollectionSize? OfElements(IOperation chunks, ValueFlow flow, int steps)
    {
        if (steps > MaxSteps || MayChange(chunks.Unwrapped())
            || flow.SourcesOf(chunks) is not { Expressions: [IInvocationOperation made], Carriers: var carriers }
            || carriers.Any(IsListOfMember)
            || made is not { TargetMethod.ContainingType.Name: "Enumerable", Arguments: [{ Value: var source }, ..] })
        {
            return null;
        }

        return made.TargetMethod.Name switch
        {
            "Chunk" => NoMoreThan(OfLimit(made, "size", flow, isExact: false, cutFrom: null), source, flow, steps),
            "GroupBy" => NoMoreThan(OfGroups(made, flow), source, flow, steps),
            "ToList" or "ToArray" or "AsEnumerable" => OfElements(source, flow, steps + 1),
            "Select" when ResultOf(made.Arguments[1].Value) is { } element => Of(element, flow, steps + 1),
            _ => null,
        };
    }

    /// <summary>
    /// Groups of neighbours, by their number: <c>orders.Select((o, i) => new { o, i }).GroupBy(x => x.i / 25)</c>, or by one that counts
    /// on.
    /// </summary>
    private static CollectionSize? OfGroups(IInvocationOperation groups, ValueFlow flow) =>
        groups.Argument("keySelector") is { Value: var selector }
        && groups.Argument("resultSelector") is null && groups.Argument("comparer") is null
        && ResultOf(selector) is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Divide, Type.SpecialType: SpecialType.System_Int32,
            LeftOperand: var number, RightOperand: var size,
        }
        && IsNumberOfElement(number.Unwrapped(), groups.Arguments[0].Value, flow) && NumberOf(size, flow) is { } count
            ? new(count, false)
            : null;

    private static bool IsNumberOfElement(IOperation number, IOperation elements, ValueFlow flow) => number switch
    {
        // var i = 0; orders.GroupBy(_ => i++ / 25)
        IIncrementOrDecrementOperation
        {
            Kind: OperationKind.Increment, IsPostfix: true, Target: ILocalReferenceOperation { Local: var counter },
        } =>
            BodyIndex.Of(number).MentionsOf(counter) is [IVariableDeclaratorOperation declarator, _]
            && declarator.GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: 0 },
        IMemberReferenceOperation { Instance: IParameterReferenceOperation, Member: var member } =>
            flow.SourcesOf(elements).Expressions is
                [IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } select]
            && Execution.LambdaIn(select.Arguments[1].Value) is { Symbol.Parameters: [_, var index] }
            && IsGiven(member.Name, index, ResultOf(select.Arguments[1].Value)),
        _ => false,
    };

    /// <summary>Whether a member of a new object without a type of its own, or of a tuple, is a parameter.</summary>
    private static bool IsGiven(string member, IParameterSymbol parameter, IOperation? made)
    {
        return made switch
        {
            IAnonymousObjectCreationOperation { Initializers: var initializers } => initializers.Any(i => i is ISimpleAssignmentOperation
                { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == member && Is(value)),
            ITupleOperation { Elements: var elements, Type: INamedTypeSymbol { TupleElements: var names } } =>
                elements.Zip(names, (e, n) => n.Name == member && Is(e)).Any(static e => e),
            _ => false,
        };

        bool Is(IOperation value) => value.Unwrapped() is IParameterReferenceOperation { Parameter: var given }
            && SymbolEqualityComparer.Default.Equals(given, parameter);
    }

    /// <summary>What a lambda that is nothing but an expression gives.</summary>
    private static IOperation? ResultOf(IOperation lambda) =>
        Execution.LambdaIn(lambda) is { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } ? value.Unwrapped() : null;

    /// <summary>A number of elements that are taken, where there are not fewer.</summary>
    private static CollectionSize? NoMoreThan(CollectionSize? taken, IOperation collection, ValueFlow flow, int steps) =>
        taken is not null && AtMost(collection, flow, steps + 1) is { } most && most < taken.Count ? new(most, false) : taken;

    /// <summary>
    /// Whether elements may come into the list that a local holds, or leave it: by its own methods, or in code that is given it and of which
    /// it is not known that it only reads.
    /// </summary>
    private static bool MayChange(IOperation collection) =>
        collection is ILocalReferenceOperation { Local: { Type: { TypeKind: not TypeKind.Array } type } local } && IsCollection(type)
        && BodyIndex.Of(collection).MentionsOf(local).Any(IsChange);

    private static bool IsChange(IOperation mention) => mention.Around() switch
    {
        (IInvocationOperation { TargetMethod: var method }, _) when method.IsInExtensionBlock() => method.ReturnsVoid,
        (IInvocationOperation call, var child) when call.Instance == child =>
            Changing.Any(c => call.TargetMethod.Name.StartsWith(c, StringComparison.Ordinal)),
        (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }, _) =>
            method is { Name: "SetCount", ContainingType.Name: "CollectionsMarshal" }
            || (!method.IsOfPlainLibrary(mention) && (!method.IsExtensionMethod || method.ReturnsVoid)),
        _ => false,
    };

    private static CollectionSize? OfCall(IInvocationOperation call, ValueFlow flow, int steps)
    {
        var method = call.TargetMethod;
        if (method is { Name: "GetRange", ContainingType.Name: "List" })
        {
            return OfLimit(call, "count", flow, isExact: true, call.Argument("index") is { } start && NumberOf(start.Value, flow) == 0
                ? call.Instance
                : null);
        }

        if (method is { Name: "Empty", Parameters.IsEmpty: true, ContainingType.Name: "Array" or "Enumerable" })
        {
            return new(0, true);
        }

        if (method.ContainingType is not { Name: "Enumerable" or "ImmutableArray" or "ImmutableList",
            ContainingAssembly.Name: var assembly }
            || !assembly.StartsWith("System.", StringComparison.Ordinal))
        {
            return null;
        }

        return method.Name switch
        {
            "Range" or "Repeat" => OfLimit(call, "count", flow, isExact: true, cutFrom: null),
            "Take" when call.Arguments[1].Value.Type?.SpecialType == SpecialType.System_Int32 =>
                NoMoreThan(
                    OfLimit(call, "count", flow, isExact: false, call.Arguments[0].Value), call.Arguments[0].Value, flow, steps),
            "Take" => NoMoreThan(
                OfRange(call.Arguments[1].Value, flow, isExact: false, call.Arguments[0].Value), call.Arguments[0].Value, flow, steps),
            var name when KeepCount.Contains(name) && call.Arguments.Length > 0 => Of(call.Arguments[0].Value, flow, steps + 1),
            _ => null,
        };
    }

    /// <summary>The most elements that a collection can have; null when the code does not say.</summary>
    private static long? AtMost(IOperation collection, ValueFlow flow, int steps)
    {
        var sources = flow.SourcesOf(collection);
        if (steps > MaxSteps || MayChange(collection.Unwrapped()) || sources.Carriers.Any(IsListOfMember))
        {
            return null;
        }

        var most = -1L;
        foreach (var source in sources.Expressions)
        {
            var size = source switch
            {
                IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable", Name: var name } } call
                    when Fewer.Contains(name) => AtMost(call.Arguments[0].Value, flow, steps + 1),
                IPropertyReferenceOperation { Property: { Name: "Messages", ContainingType.Name: "ReceiveMessageResponse" } } =>
                    SqsFacts.MaxNumberOfMessages.Value.Max,
                _ => Of(source, flow, steps + 1)?.Count,
            };
            if (size is null)
            {
                return null;
            }

            most = Math.Max(most, size.Value);
        }

        return most < 0 ? null : most;
    }

    private static CollectionSize? OfLimit(
        IInvocationOperation call, string parameter, ValueFlow flow, bool isExact, IOperation? cutFrom) =>
        call.Argument(parameter) is not { } limit ? null
        : NumberOf(limit.Value, flow) is { } count ? new(count, isExact, limit.Value, cutFrom?.Unwrapped())
        : LesserOf(limit.Value, call.Instance ?? call.Arguments[0].Value, flow) is { } most
            ? new(most, false, Source: cutFrom?.Unwrapped())
            : null;

    /// <summary>
    /// The lesser of two numbers: of two known ones, or of a known one and of how many there are, or are left, in the collection that is
    /// cut: <c>Math.Min(25, orders.Count - i)</c>. Any other number may be small enough; of a known one that fits into every batch it does
    /// not matter.
    /// </summary>
    private static long? LesserOf(IOperation value, IOperation cut, ValueFlow flow)
    {
        if (flow.SourcesOf(value).Expressions is not [IInvocationOperation
            {
                TargetMethod: { Name: "Min", ContainingType.Name: "Math" },
                Arguments: [{ Value: var one }, { Value: var other }],
            }])
        {
            return null;
        }

        return (NumberOf(one, flow), NumberOf(other, flow)) switch
        {
            ({ } a, { } b) => Math.Min(a, b),
            ({ } a, null) when IsRest(other) || IsFew(a) => a,
            (null, { } b) when IsRest(one) || IsFew(b) => b,
            _ => null,
        };

        static bool IsFew(long number) => number <= SqsFacts.BatchEntries.Value.Max;

        bool IsRest(IOperation number) => number.Unwrapped() switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var all } => IsSizeOf(all, cut),
            var all => IsSizeOf(all, cut),
        };
    }

    /// <summary>
    /// The size of a range whose ends are written there, both from the start: <c>..10</c>, <c>10..20</c>, <c>i..(i + 20)</c>.
    /// </summary>
    private static CollectionSize? OfRange(IOperation range, ValueFlow flow, bool isExact, IOperation cutFrom)
    {
        if (range.Unwrapped() is not IRangeOperation { LeftOperand: var left, RightOperand: { } right })
        {
            return null;
        }

        return (left is null ? 0 : BoundOf(left, flow)) is { } start && BoundOf(right, flow) is { } end
            ? end > start ? new(end - start, isExact, start == 0 ? right : null, start == 0 ? cutFrom.Unwrapped() : null) : null
            : (left as IConversionOperation)?.Operand is { } first && (right as IConversionOperation)?.Operand is { } last
                ? OfWindow(first, last, flow, isExact, cutFrom)
                : null;
    }

    /// <summary>The size of a range that moves: <c>i..(i + 20)</c>, <c>i..Math.Min(i + 20, orders.Count)</c>.</summary>
    private static CollectionSize? OfWindow(IOperation first, IOperation last, ValueFlow flow, bool isExact, IOperation cutFrom)
    {
        return last.Unwrapped() switch
        {
            IInvocationOperation
            {
                TargetMethod: { Name: "Min", ContainingType.Name: "Math" },
                Arguments: [{ Value: var one }, { Value: var other }],
            } =>
                IsSizeOf(other, cutFrom) && Width(one) is { } width ? new(width, false)
                : IsSizeOf(one, cutFrom) && Width(other) is { } same ? new(same, false)
                : null,
            _ => Width(last) is { } width ? new(width, isExact) : null,
        };

        long? Width(IOperation end) => end.Unwrapped() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum
            && first.Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation
            && sum.LeftOperand.Unwrapped().NamesSameAs(first.Unwrapped())
                ? NumberOf(sum.RightOperand, flow)
                : null;
    }

    /// <summary>Whether a number is the size of a collection.</summary>
    private static bool IsSizeOf(IOperation number, IOperation collection) =>
        number.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted }
        && collection.DescendantsAndSelf().Any(o => o.NamesSameAs(counted.Unwrapped()));

    /// <summary>A number from the start: not <c>^2</c>, and no <c>Index</c> from elsewhere.</summary>
    private static long? BoundOf(IOperation index, ValueFlow flow) =>
        index is IConversionOperation { OperatorMethod.ContainingType.Name: "Index", Operand: var number } ? NumberOf(number, flow) : null;

    /// <summary>The one number that a value is; null when the code does not say.</summary>
    public static long? NumberOf(IOperation value, ValueFlow flow) =>
        flow.ValuesOf(value) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Integer: { } number }] } ? number : null;

    /// <summary>The collection that a loop's variable, or a lambda's parameter, is an element of.</summary>
    private static IOperation? CollectionWith(ISymbol variable, IOperation near)
    {
        foreach (var around in near.Ancestors())
        {
            var collection = around switch
            {
                IForEachLoopOperation loop when loop.Locals.Contains(variable, SymbolEqualityComparer.Default) => loop.Collection,
                IAnonymousFunctionOperation { Symbol.Parameters: [var first, ..],
                    Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } }
                    when SymbolEqualityComparer.Default.Equals(first, variable)
                        && call.TargetMethod is { Name: "Select" or "ForEachAsync" or "ForEach",
                            ContainingType.Name: "Enumerable" or "Parallel" } =>
                    call.Arguments[0].Value,
                _ => null,
            };
            if (collection is not null)
            {
                return collection;
            }
        }

        return null;
    }

    /// <summary>A list that others may have filled by now.</summary>
    private static bool IsListOfMember(ISymbol carrier) =>
        IsCollection((carrier as IFieldSymbol)?.Type ?? (carrier as IPropertySymbol)?.Type);

    private static bool IsCollection(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };
}
