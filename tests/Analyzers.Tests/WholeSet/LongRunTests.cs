using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>All rules over much code, and again and again: nothing that differs from compiler to compiler, and most of the time of its project.</summary>
public sealed class LongRunTests
{
    [Fact]
    public async Task Survives_its_own_source_and_finds_nothing_in_it()
    {
        var sources = Repository.SourcesIn("src").Concat(Repository.SourcesIn("tests/Analyzers.Tests/Harness")).Select(f => (f, File.ReadAllText(f))).ToList();
        Assert.True(sources.Count > 30);
        Assert.Empty(await Workbench.BuildAsync(Workbench.Compile(sources)));
    }

    [Fact]
    public async Task Says_the_same_in_every_run_with_concurrency_on()
    {
        foreach (var sample in new[] { Workbench.Samples, Workbench.Infrastructure })
        {
            var first = RobustnessTests.Lines(await Workbench.BuildAsync(sample()));
            Assert.NotEmpty(first);
            for (var run = 0; run < 5; run++)
            {
                Assert.Equal(first, RobustnessTests.Lines(await Workbench.BuildAsync(sample(), concurrent: true)));
            }
        }
    }
}
