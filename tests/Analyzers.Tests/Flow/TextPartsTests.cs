using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What a text is put together from, from left to right.</summary>
public sealed class TextPartsTests
{
    [Theory]
    [InlineData("text", "text")]
    [InlineData("\"a\" + text + 'b'", "\"a\" | text | 'b'")]
    [InlineData("\"a\" + (text + number)", "\"a\" | text | number")]
    [InlineData("$\"a{text}b{number:X}\"", "a | text | b | number")]
    [InlineData("$\"{text + number}/\" + $\"{number}\"", "text | number | / | number")]
    [InlineData("\"a\" + \"b\"", "\"a\" + \"b\"")]
    [InlineData("number + 1", "number + 1")]
    public void Takes_sums_and_interpolations_apart(string text, string parts)
    {
        var argument = FlowProbe.At($"Probe({text});").Argument;
        Assert.Equal(parts, string.Join(" | ", TextParts.Of(argument).Select(p => p.Syntax)));
    }
}
