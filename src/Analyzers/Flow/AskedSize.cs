using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Where code asks how many elements a collection has.</summary>
internal static class AskedSize
{
    /// <summary>
    /// The number that a mention of a collection is asked for: <c>orders.Count</c>, <c>orders.Length</c>, <c>orders.Count()</c>,
    /// <c>orders?.Count</c>, of all or of those that meet a condition; null where the mention is put to another use.
    /// </summary>
    public static IOperation? Of(IOperation mention)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            IPropertyReferenceOperation property when property.Instance == child && IsSize(property) => property,
            IArgumentOperation { Parent: IInvocationOperation call } when IsCount(call) => call,
            IInvocationOperation call when call.Instance == child && IsCount(call) => call,
            IConditionalAccessOperation access when access.Operation == child && access.WhenNotNull switch
            {
                IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property => IsSize(property),
                IInvocationOperation { Arguments: [{ Value: var counted }, ..] } call =>
                    counted.Unwrapped() is IConditionalAccessInstanceOperation && IsCount(call),
                _ => false,
            } => access,
            _ => null,
        };
    }

    /// <summary>
    /// Whether the code before a call asks for the size of what may be too many, through variables, and not only whether there are any: it
    /// may send them only when they fit.
    /// </summary>
    public static bool MayDecide(IOperation entries, IOperation call)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var values = new Queue<IOperation>([entries]);
        while (values.Count > 0)
        {
            foreach (var (variable, near) in values.Dequeue().DescendantsAndSelf().Select(VariableOf))
            {
                if (variable is null || !seen.Add(variable))
                {
                    continue;
                }

                foreach (var mention in BodyIndex.Of(near).MentionsOf(variable))
                {
                    if (mention.Syntax.SpanStart < call.Syntax.SpanStart && Decides(mention, variable))
                    {
                        return true;
                    }

                    if (mention is IVariableDeclaratorOperation { Initializer.Value: var initial })
                    {
                        values.Enqueue(initial);
                    }
                    else if (mention is ILocalReferenceOperation && CollectionSize.LoopThatFills(mention) switch
                    {
                        IForEachLoopOperation each => each.Collection,
                        IForLoopOperation counting => counting.Condition,
                        _ => null,
                    } is { } gone)
                    {
                        values.Enqueue(gone);
                    }
                }
            }
        }

        return false;

        static (ISymbol? Variable, IOperation Near) VariableOf(IOperation operation) => operation switch
        {
            ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.None } local } => (local, operation),
            IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.None } parameter } => (parameter, operation),
            _ => (null, operation),
        };
    }

    /// <summary>
    /// How many elements a list certainly has where a call is given it, since the call is made only then, and nothing happens to the list
    /// on the way: <c>if (batch.Count == 25) { await SendAsync(batch); }</c>. Null when the code does not say.
    /// </summary>
    public static long? AtLeast(IOperation list, IOperation call, ValueFlow flow)
    {
        if (list.Unwrapped() is not ILocalReferenceOperation { Local: var local } given
            || given.EnclosingFunction() != call.EnclosingFunction())
        {
            return null;
        }

        foreach (var guard in call.AncestorsInFunction().OfType<IConditionalOperation>())
        {
            if (guard.WhenTrue.Syntax.Span.Contains(call.Syntax.Span) && LeastIn(guard.Condition, local, flow) is { } least)
            {
                var from = Math.Min(guard.Condition.Syntax.SpanStart, given.Syntax.SpanStart);
                return BodyIndex.Of(given).MentionsOf(local).All(m => m == given || Of(m) is not null
                    || (m.EnclosingFunction() == given.EnclosingFunction() && StaysHere(m)
                        && (m.Syntax.SpanStart < from || m.Syntax.SpanStart > call.Syntax.Span.End)))
                            ? least
                            : null;
            }
        }

        return null;

        // Made here, asked and added to: nobody else has the list who might take something out of it.
        bool StaysHere(IOperation mention) => mention is IVariableDeclaratorOperation declarator
            ? declarator.GetVariableInitializer()?.Value is { } made && CollectionSize.IsNew(made)
            : mention.Around() switch
            {
                (ISimpleAssignmentOperation written, var child) => written.Target == child && CollectionSize.IsNew(written.Value),
                (IArgumentOperation { Parent: IInvocationOperation other }, _) => IsOfSdk(other),
                (IInvocationOperation or IPropertyReferenceOperation, _) and (var user, var child) =>
                    user != child && user.ChildOperations.FirstOrDefault() == child,
                _ => false,
            };

        bool IsOfSdk(IInvocationOperation other) => call is IInvocationOperation { TargetMethod.ContainingAssembly: var sdk }
            && SymbolEqualityComparer.Default.Equals(other.TargetMethod.ContainingAssembly, sdk);
    }

    /// <summary>The least number of elements for which a condition holds; null for any other condition.</summary>
    private static long? LeastIn(IOperation condition, ILocalSymbol list, ValueFlow flow)
    {
        return condition.Unwrapped() switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
                LeastIn(both.LeftOperand, list, flow) ?? LeastIn(both.RightOperand, list, flow),
            IBinaryOperation comparison when IsSizeOf(comparison.LeftOperand) =>
                Least(comparison.OperatorKind, CollectionSize.NumberOf(comparison.RightOperand, flow)),
            IBinaryOperation comparison when IsSizeOf(comparison.RightOperand) =>
                Least(Swapped(comparison.OperatorKind), CollectionSize.NumberOf(comparison.LeftOperand, flow)),
            IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: var number } } when IsSizeOf(value) =>
                CollectionSize.NumberOf(number, flow),
            IIsPatternOperation { Value: var value, Pattern: IRelationalPatternOperation { OperatorKind: var kind, Value: var number } }
                when IsSizeOf(value) => Least(kind, CollectionSize.NumberOf(number, flow)),
            _ => null,
        };

        bool IsSizeOf(IOperation size) =>
            size.Unwrapped() is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var counted } } property
            && IsSize(property) && SymbolEqualityComparer.Default.Equals(counted, list);

        static long? Least(BinaryOperatorKind kind, long? number) => kind switch
        {
            BinaryOperatorKind.Equals or BinaryOperatorKind.GreaterThanOrEqual => number,
            BinaryOperatorKind.GreaterThan => number + 1,
            _ => null,
        };

        static BinaryOperatorKind Swapped(BinaryOperatorKind kind) => kind switch
        {
            BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
            BinaryOperatorKind.Equals => kind,
            _ => BinaryOperatorKind.None,
        };
    }

    /// <summary>Whether the size that a mention is asked for, if it is, says more than that there are any.</summary>
    private static bool Decides(IOperation mention, ISymbol variable)
    {
        if (Of(mention) is not { } size)
        {
            // orders.Take(25).ToList().Count
            var parent = mention.Around().Parent;
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } made })
            {
                return Decides(made, variable);
            }

            return parent is IIsPatternOperation { Pattern: var shape } && shape.Syntax.DescendantNodes().Any(n => n is SubpatternSyntax)
                && !IsOfAny(shape);
        }

        return size.Around() switch
        {
            // How many are left to cut from it: Math.Min(20, orders.Count - i)
            (IArgumentOperation given, _) when IsOfMin(given) => false,
            (IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } rest, var all) when rest.LeftOperand == all
                && rest.Around().Parent is IArgumentOperation given && IsOfMin(given) => false,

            // for (var i = 0; i < orders.Count; i += 20), and the same with while
            (IBinaryOperation comparison, var one) when
                (comparison.LeftOperand == one ? comparison.RightOperand : comparison.LeftOperand).Unwrapped() is var other
                && (other.ConstantValue is { HasValue: true, Value: 0 }
                    || (other is ILocalReferenceOperation { Local: var counter } && comparison.Parent switch
                    {
                        IForLoopOperation loop => loop.Condition == comparison
                            && loop.Locals.Contains(counter, SymbolEqualityComparer.Default),
                        IWhileLoopOperation { ConditionIsTop: true } loop => loop.Condition == comparison
                            && BodyIndex.Of(other).MentionsOf(counter)
                                .Any(m => m.IsWritten() && loop.Body.Syntax.Span.Contains(m.Syntax.Span)),
                        _ => false,
                    })) => false,
            (IIsPatternOperation { Pattern: var pattern }, _) => !IsOfAny(pattern),

            // The room that a new list or array begins with
            (IArgumentOperation { Parent: IObjectCreationOperation { Type: { } room } }, _) when room.IsIn("System.Collections.Generic") =>
                false,
            (IArrayCreationOperation, _) => false,
            (IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add }, _) => true,
            _ => !IsOnlyTold(size.AncestorsInFunction().OfType<IInvocationOperation>().Where(c => c.TargetMethod.Name != nameof(ToString))),
        };

        // To a log, or to the element that comes next
        bool IsOnlyTold(IEnumerable<IInvocationOperation> calls) =>
            (calls.FirstOrDefault() is { } first && CallKinds.IsOnlyLog(first))
            || calls.Any(c => c.TargetMethod.Name == "Add" && IsOfVariable(c.Instance));

        static bool IsOfMin(IArgumentOperation argument) =>
            argument.Parent is IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" } };

        bool IsOfVariable(IOperation? list) =>
            list?.Unwrapped() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);
    }

    /// <summary>Whether a pattern asks of a size only whether there are any: <c>is > 0</c>, <c>is { Count: > 0 }</c>.</summary>
    public static bool IsOfAny(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().Where(o => o is ILiteralOperation or IFieldReferenceOperation).ToList() is { Count: > 0 } numbers
        && numbers.TrueForAll(n => n.ConstantValue is { HasValue: true, Value: 0 });

    /// <summary>Whether the property says how many elements there are.</summary>
    private static bool IsSize(IPropertyReferenceOperation property) => property.Property.Name is "Count" or "Length";

    private static bool IsCount(IInvocationOperation call) =>
        call.TargetMethod.Name is "Count" or "LongCount" or "TryGetNonEnumeratedCount";
}
