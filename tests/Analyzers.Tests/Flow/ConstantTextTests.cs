using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.Flow;

public sealed class ConstantTextTests
{
    [Theory]
    [InlineData("$\"{{\\\"a\\\": [\\\"{A}\\\"], \\\"b\\\": true}}\"")]
    [InlineData("$@\"{{\"\"a\"\": [\"\"{A}\"\"], \"\"b\"\": true}}\"")]
    [InlineData("$$\"\"\"{\"a\": [\"{{A}}\"], \"b\": true}\"\"\"")]
    [InlineData("$$\"\"\"\n        {\n          \"a\": [\"{{A}}\"],\n          \"b\": true\n        }\n        \"\"\"")]
    [InlineData("\"{\\\"a\\\": [\\\"\" + A + $\"\\\"], \\\"b\\\": true}}\"")]
    public void Knows_where_characters_of_interpolated_texts_stand(string expression)
    {
        var source = $"public static class Texts {{ private const string A = \"x\"; public const string All = {expression}; }}";
        var compilation = Workbench.Compile([("0.cs", source)]);
        var tree = compilation.SyntaxTrees.Last();
        var value = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<EqualsValueClauseSyntax>().Last().Value;
        var text = ConstantText.Of(compilation.GetSemanticModel(tree).GetOperation(value, TestContext.Current.CancellationToken)!)!;
        Assert.Equal("true", At("true"));
        Assert.Equal("[", At("["));
        Assert.Equal("A", At("x"));

        string At(string part)
        {
            var span = text.At(text.Text.IndexOf(part, StringComparison.Ordinal), part.Length).SourceSpan;
            return source.Substring(span.Start, span.Length);
        }
    }
}
