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
                    else if (mention is ILocalReferenceOperation
                        && CollectionSize.LoopThatFills(mention) is IForEachLoopOperation { Collection: var gone })
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

            // for (var i = 0; i < orders.Count; i += 20)
            (IBinaryOperation comparison, var one) when
                (comparison.LeftOperand == one ? comparison.RightOperand : comparison.LeftOperand).Unwrapped() is var other
                && (other.ConstantValue is { HasValue: true, Value: 0 }
                    || (comparison.Parent is IForLoopOperation loop && loop.Condition == comparison
                        && other is ILocalReferenceOperation { Local: var counter }
                        && loop.Locals.Contains(counter, SymbolEqualityComparer.Default))) => false,
            (IIsPatternOperation { Pattern: var pattern }, _) => !IsOfAny(pattern),

            // The room that a new list begins with
            (IArgumentOperation { Parent: IObjectCreationOperation { Type: { } room } }, _) when room.IsIn("System.Collections.Generic") =>
                false,
            (IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add }, _) => true,
            _ => !IsOnlyTold(size.AncestorsInFunction().OfType<IInvocationOperation>().Where(c => c.TargetMethod.Name != nameof(ToString))),
        };

        // To a log, or to the element that comes next
        bool IsOnlyTold(IEnumerable<IInvocationOperation> calls) =>
            (calls.FirstOrDefault() is { } first && CallKinds.IsOnlyLog(first))
            || calls.Any(c => c.TargetMethod.Name == "Add" && IsOfVariable(c.Instance));

        static bool IsOfMin(IArgumentOperation argument) =>
            argument.Parent is IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" } };

        // is > 0, is { Count: > 0 }
        static bool IsOfAny(IPatternOperation pattern) =>
            pattern.DescendantsAndSelf().Where(o => o is ILiteralOperation or IFieldReferenceOperation).ToList() is { Count: > 0 } numbers
            && numbers.TrueForAll(n => n.ConstantValue is { HasValue: true, Value: 0 });

        bool IsOfVariable(IOperation? list) =>
            list?.Unwrapped() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);
    }

    /// <summary>Whether the property says how many elements there are.</summary>
    private static bool IsSize(IPropertyReferenceOperation property) => property.Property.Name is "Count" or "Length";

    private static bool IsCount(IInvocationOperation call) =>
        call.TargetMethod.Name is "Count" or "LongCount" or "TryGetNonEnumeratedCount";
}
