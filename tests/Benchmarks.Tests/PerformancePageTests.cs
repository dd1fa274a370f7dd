using AwsMessaging.Benchmarks.Report;
using CsCheck;

namespace AwsMessaging.Benchmarks.Tests;

public sealed class PerformancePageTests
{
    private const string Analyzers = "# Performance\n\nWhat the analyzers cost.\n\n## Targets\n\n- Held: one.\n";
    private const string Model = "## The model\n\nHow fast it is.\n\n### Memory\n\nFlat.\n";

    [Fact]
    public void A_page_has_the_analyzers_first_and_then_the_model() =>
        Assert.Equal($"{Analyzers}\n{Model}", new PerformancePage(Analyzers, Model).ToString());

    [Fact]
    public void A_page_without_the_analyzers_has_the_title_nevertheless() =>
        Assert.Equal($"# Performance\n\n{Model}", new PerformancePage(null, Model).ToString());

    [Theory]
    [InlineData(null, null)]
    [InlineData(Analyzers, null)]
    [InlineData(null, Model)]
    [InlineData(Analyzers, Model)]
    public void A_page_is_read_as_it_was_written(string? analyzers, string? model)
    {
        var page = new PerformancePage(analyzers, model);

        Assert.Equal(page, PerformancePage.Parse(page.ToString()));
        Assert.Equal(page, PerformancePage.Parse(page.ToString().ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public void An_empty_file_has_no_section() => Assert.Equal(PerformancePage.Empty, PerformancePage.Parse(""));

    /// <summary>Only a heading of that level begins the model's section, not a mention of it, nor a longer heading.</summary>
    [Theory]
    [InlineData("See ## The model below.")]
    [InlineData("### The model")]
    [InlineData("## The models")]
    public void What_is_not_the_heading_does_not_begin_the_models_section(string line)
    {
        var analyzers = $"{Analyzers}\n{line}\n";

        Assert.Equal(new(analyzers, Model), PerformancePage.Parse($"{analyzers}\n{Model}"));
    }

    [Fact]
    public void What_was_not_measured_stays_as_it_was()
    {
        var earlier = PerformancePage.Parse($"{Analyzers}\n{Model}");

        Assert.Equal(new("# Performance\n\nnew\n", Model), new PerformancePage("# Performance\n\nnew\n", null).Over(earlier));
        Assert.Equal(new(Analyzers, "## The model\n\nnew\n"), new PerformancePage(null, "## The model\n\nnew\n").Over(earlier));
        Assert.Equal(new(Analyzers, Model), new PerformancePage(Analyzers, Model).Over(PerformancePage.Empty));
    }

    /// <summary>However often the sections are measured, and in whatever order, the page does not change in form.</summary>
    [Fact]
    public void Measuring_again_and_again_adds_nothing() =>
        Gen.Bool.Array[0, 6].Sample(order =>
        {
            var text = new PerformancePage(Analyzers, Model).ToString();
            foreach (var isModel in order)
            {
                var measured = isModel ? new PerformancePage(null, Model) : new PerformancePage(Analyzers, null);
                text = measured.Over(PerformancePage.Parse(text)).ToString();
            }

            return text == $"{Analyzers}\n{Model}";
        });
}
