using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What a comparison of <c>number</c> says: whether there is any, and whether there is more than one.</summary>
public sealed class CountComparisonTests
{
    [Theory]
    [InlineData("number > 1", false, true)]
    [InlineData("1 < number", false, true)]
    [InlineData("number <= 1", false, true)]
    [InlineData("1 >= number", false, true)]
    [InlineData("number >= 2", false, true)]
    [InlineData("number < 2", false, true)]
    [InlineData("number == 1", true, true)]
    [InlineData("1 != number", true, true)]
    [InlineData("number < 1", true, false)]
    [InlineData("1 > number", true, false)]
    [InlineData("number >= 1", true, false)]
    [InlineData("1 <= number", true, false)]
    [InlineData("number > 0", true, false)]
    [InlineData("0 == number", true, false)]
    [InlineData("number == 2", false, true)]
    [InlineData("number > 2", false, false)]
    [InlineData("number - 1", false, false)]
    [InlineData("number > text.Length", false, false)]
    [InlineData("number is 1", true, true)]
    [InlineData("number is not 1", true, true)]
    [InlineData("number is > 1", false, true)]
    [InlineData("number is not >= 1", true, false)]
    [InlineData("number is 0 or 1", false, false)]
    public void Tells_none_from_one_and_one_from_two(string comparison, bool noneFromOne, bool oneFromTwo)
    {
        var argument = FlowProbe.At($"Probe({comparison});").Argument.Unwrapped();
        Assert.Equal((noneFromOne, oneFromTwo), (Separates(argument, 0, 1), Separates(argument, 1, 2)));
    }

    private static bool Separates(Microsoft.CodeAnalysis.IOperation argument, int one, int other) => argument switch
    {
        IIsPatternOperation { Pattern: var pattern } => pattern.Separates(one, other),
        IBinaryOperation comparison => comparison.Separates(
            comparison.ChildOperations.Single(o => o is IParameterReferenceOperation { Parameter.Name: "number" }), one, other),
        _ => throw new InvalidOperationException(argument.Kind.ToString()),
    };
}
