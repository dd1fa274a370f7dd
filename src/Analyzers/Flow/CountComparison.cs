using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Tells what a comparison with a constant says of a count: whether there is any, whether there is more than one.</summary>
internal static class CountComparison
{
    /// <summary>
    /// Whether a comparison holds for one number of elements and not for the other, on whichever side of it the count stands.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="count">The operand that is the count.</param>
    /// <param name="one">A number of elements.</param>
    /// <param name="other">Another one.</param>
    public static bool Separates(this IBinaryOperation comparison, IOperation count, int one, int other)
    {
        var swapped = comparison.RightOperand == count;
        return (swapped ? comparison.LeftOperand : comparison.RightOperand).Unwrapped().ConstantValue is
            { HasValue: true, Value: int limit }
            && Holds(one, comparison.OperatorKind, limit, swapped) != Holds(other, comparison.OperatorKind, limit, swapped);
    }

    /// <summary>The same of a pattern that a count is matched with, negated or not.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="one">A number of elements.</param>
    /// <param name="other">Another one.</param>
    public static bool Separates(this IPatternOperation pattern, int one, int other) => pattern switch
    {
        INegatedPatternOperation negated => negated.Pattern.Separates(one, other),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: int value } } => value == one || value == other,
        IRelationalPatternOperation { OperatorKind: var kind, Value.ConstantValue: { HasValue: true, Value: int value } } =>
            Holds(one, kind, value, swapped: false) != Holds(other, kind, value, swapped: false),
        _ => false,
    };

    private static bool Holds(int count, BinaryOperatorKind kind, int limit, bool swapped)
    {
        var (left, right) = swapped ? (limit, count) : (count, limit);
        return kind switch
        {
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.Equals => left == right,
            BinaryOperatorKind.NotEquals => left != right,
            _ => false,
        };
    }
}
