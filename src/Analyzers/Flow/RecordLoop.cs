using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>A loop over the records of a batch, one at a time and as they come: a <c>foreach</c>, or a <c>for</c> that counts.</summary>
/// <param name="Operation">The loop.</param>
/// <param name="Record">The variable with the record; null where the code takes it by its index each time.</param>
/// <param name="Records">What the loop goes through.</param>
/// <param name="Index">The variable that counts; null in a <c>foreach</c>.</param>
internal sealed record RecordLoop(ILoopOperation Operation, ILocalSymbol? Record, IOperation Records, ILocalSymbol? Index)
{
    /// <summary>The loops over records among some operations.</summary>
    public static IEnumerable<RecordLoop> In(IEnumerable<IOperation> operations, MessagingSymbols symbols) =>
        operations.Select(o => Of(o, symbols)).OfType<RecordLoop>();

    /// <summary>The loop over records that an operation is; null for any other.</summary>
    public static RecordLoop? Of(IOperation operation, MessagingSymbols symbols) => operation switch
    {
        IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var record } } loop
            when BatchTypes.IsRecord(record.Type, symbols) =>
            new(loop, record, loop.Collection.Unwrapped(), null),
        IForLoopOperation loop when CounterOf(loop) is { } index && ElementIn(loop.Body, index, symbols) is var (element, records) =>
            new(loop, VariableOf(element, loop.Body), records.Unwrapped(), index),
        _ => null,
    };

    /// <summary>The variable that begins somewhere, goes up by one each round, and is changed by nothing else.</summary>
    public static ILocalSymbol? CounterOf(IForLoopOperation loop) =>
        loop.Condition is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.NotEquals,
            LeftOperand: var left,
        }
        && left.Unwrapped() is ILocalReferenceOperation { Local: var counter }
        && loop.Locals.Contains(counter, SymbolEqualityComparer.Default)
        && loop.AtLoopBottom is [IExpressionStatementOperation { Operation: var step }] && IsNext(step, counter)
        && !BodyIndex.Of(loop).MentionsOf(counter).Any(m => loop.Body.Syntax.Span.Contains(m.Syntax.Span) && m.IsWritten())
            ? counter
            : null;

    /// <summary>
    /// The variable of a <c>while</c> that counts from a number on: <c>var i = 0; while (i &lt; items.Count) { …; i++; }</c>.
    /// </summary>
    public static ILocalSymbol? CounterOf(IWhileLoopOperation loop) =>
        loop is
        {
            ConditionIsTop: true, ConditionIsUntil: false,
            Condition: IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals, LeftOperand: var left,
            },
        }
        && left.Unwrapped() is ILocalReferenceOperation { Local: var counter }
        && BodyIndex.Of(loop) is var body
        && body.DeclaratorOf(counter)?.GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: int }
        && body.ReferencesTo(counter).Where(m => m.IsWritten()).ToList() is [{ Parent: { } step }]
        && loop.Body.Contains(step) && IsNext(step, counter) && Sequence.IsUnconditionalIn(step, loop.Body)
            ? counter
            : null;

    /// <summary>
    /// The variable that begins at the last element of a list and goes down to the first, and is changed by nothing else.
    /// </summary>
    public static ILocalSymbol? CounterDownOf(IForLoopOperation loop) =>
        loop is
        {
            Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var counter } declarator] }] }],
            Condition: IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.GreaterThanOrEqual, LeftOperand: var left,
                RightOperand.ConstantValue: { HasValue: true, Value: 0 },
            },
            AtLoopBottom: [IExpressionStatementOperation
            {
                Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Decrement, Target: var target },
            }],
        }
        && IsReferenceTo(left, counter) && IsReferenceTo(target, counter)
        && declarator.GetVariableInitializer()?.Value.Unwrapped() is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var all, RightOperand.ConstantValue: { HasValue: true, Value: 1 },
        }
        && all.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
        && !BodyIndex.Of(loop).MentionsOf(counter).Any(m => loop.Body.Syntax.Span.Contains(m.Syntax.Span) && m.IsWritten())
            ? counter
            : null;

    private static bool IsNext(IOperation step, ILocalSymbol counter) => step switch
    {
        IIncrementOrDecrementOperation { Kind: OperationKind.Increment, Target: var target } => IsReferenceTo(target, counter),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: var target,
            Value.ConstantValue: { HasValue: true, Value: 1 } } => IsReferenceTo(target, counter),
        _ => false,
    };

    /// <summary>The collection of which an operation is the element at an index, <c>items[i]</c>; null for any other operation.</summary>
    public static IOperation? CollectionAt(IOperation operation, ILocalSymbol index) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var at }], Instance: { } items }
            when IsReferenceTo(at, index) => items,
        IArrayElementReferenceOperation { Indices: [var at], ArrayReference: var items } when IsReferenceTo(at, index) => items,
        _ => null,
    };

    /// <summary><c>records[i]</c>, and the records.</summary>
    private static (IOperation Element, IOperation Records)? ElementIn(IOperation body, ILocalSymbol index, MessagingSymbols symbols)
    {
        foreach (var operation in body.Descendants())
        {
            if (BatchTypes.IsRecord(operation.Type, symbols) && CollectionAt(operation, index) is { } records)
            {
                return (operation, records);
            }
        }

        return null;
    }

    /// <summary>The variable that the body begins with: <c>var record = records[i];</c>.</summary>
    private static ILocalSymbol? VariableOf(IOperation element, IOperation body) =>
        element.Around().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var record } declarator }
        && declarator.Ancestors().FirstOrDefault(a => a is IBlockOperation) == body
            ? record
            : null;

    private static bool IsReferenceTo(IOperation expression, ILocalSymbol local) =>
        expression.Unwrapped() is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
