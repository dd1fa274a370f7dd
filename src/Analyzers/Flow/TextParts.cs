using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What a text is put together from.</summary>
internal static class TextParts
{
    /// <summary>
    /// The parts of a text from the first to the last, by <c>+</c> and by interpolation, within one another; of any other value, itself.
    /// No recursion: a sum nests to the left, and generated code has sums of thousands of terms.
    /// </summary>
    public static IEnumerable<IOperation> Of(IOperation text)
    {
        var rest = new Stack<IOperation>();
        rest.Push(text);
        while (rest.Count > 0)
        {
            switch (rest.Pop().Unwrapped())
            {
                case { ConstantValue.HasValue: true } constant:
                    yield return constant;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    rest.Push(sum.RightOperand);
                    rest.Push(sum.LeftOperand);
                    break;
                case IInterpolatedStringOperation { Parts: var parts }:
                    for (var i = parts.Length - 1; i >= 0; i--)
                    {
                        rest.Push(parts[i] switch
                        {
                            IInterpolationOperation hole => hole.Expression,
                            IInterpolatedStringTextOperation written => written.Text,
                            var other => other,
                        });
                    }

                    break;
                case var part:
                    yield return part;
                    break;
            }
        }
    }
}
