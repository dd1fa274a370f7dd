using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>Code as it is while it is being typed.</summary>
public sealed class PrefixTests
{
    /// <summary>As if the sample were being typed: each file cut at every 97th character, beside the others as they are.</summary>
    [Fact]
    public async Task Survives_every_prefix_of_the_samples()
    {
        var cuts = 0;
        foreach (var compilation in new[] { Workbench.Samples(), Workbench.Infrastructure() })
        {
            foreach (var tree in compilation.SyntaxTrees.Where(t => t.FilePath.Contains("samples", StringComparison.Ordinal)))
            {
                var text = tree.ToString();
                for (var length = 97; length < text.Length; length += 97)
                {
                    var cut = Workbench.Parse(tree.FilePath, text[..length]);
                    await Workbench.EditAsync(compilation.ReplaceSyntaxTree(tree, cut), cut);
                    cuts++;
                }
            }
        }

        Assert.True(cuts > 300, $"only {cuts} prefixes: is the sample there?");
    }
}
