using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>A rule's page says what the rule is, and its samples are code: compiled, analysed, fixed and compared.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Sections =
    [
        "What it reports", "Why it matters", "How to fix it", "Example", "Options", "When to suppress it", "Sources",
    ];

    public static TheoryData<string> Rules => CatalogTests.Rules;

    public static TheoryData<string> Fixes => CatalogTests.Fixes;

    [Theory]
    [MemberData(nameof(Rules))]
    public void Has_title_facts_sections_and_options(string id)
    {
        var rule = RuleCatalog.All.Single(r => r.Descriptor.Id == id);
        var page = Page(id);
        Assert.StartsWith($"# {id}: {rule.Descriptor.Title}\n", page, StringComparison.Ordinal);
        var hasFix = FixCatalog.All.Any(f => f.RuleId == id) ? "yes" : "no";
        var enabled = rule.Descriptor.IsEnabledByDefault ? "yes" : "no";
        var category = rule.Descriptor.Category.Replace("AwsMessaging.", "", StringComparison.Ordinal);
        Assert.Contains($"\n| {category} | {SeverityWord(rule.Descriptor)} | {enabled} | {hasFix} |\n", page, StringComparison.Ordinal);
        Assert.Equal(Sections, Heading().Matches(page).Select(m => m.Groups[1].Value).Where(Sections.Contains));
        foreach (var option in rule.Options)
        {
            Assert.Contains($"`awsm_{rule.OptionPrefix}.{option.Name}` | `{option.Default}`", page, StringComparison.Ordinal);
        }

        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
        Assert.Contains("https://docs.aws.amazon.com/", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Shows_a_mistake_that_exactly_this_rule_finds_and_code_that_is_clean(string id)
    {
        var (before, after) = Samples(id);
        Assert.Equal([id], (await FindingsAsync(before)).Select(d => d.Id).Distinct());
        Assert.Empty(await FindingsAsync(after));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task Shows_what_the_fix_makes_of_the_mistake(string id)
    {
        var (before, after) = Samples(id);
        Assert.Equal(after, (await Workbench.FixAllAsync(before)).ReplaceLineEndings("\n"));
    }

    /// <summary>Links between the documents, and to pictures and records, lead somewhere.</summary>
    [Fact]
    public void Links_within_the_repository_lead_somewhere()
    {
        string[] pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Repository.PagesIn("docs"), .. Repository.PagesIn("samples")];
        var links = pages.SelectMany(page => RelativeLink().Matches(Repository.Read(page)).Select(m => (Page: page, Target: m.Groups[1].Value))).ToList();
        Assert.True(links.Count > 100, "no links are found any more");
        Assert.Equal([], links.Where(l => !Path.Exists(Repository.PathOf(Path.Combine(Path.GetDirectoryName(l.Page)!, l.Target)))).Select(l => $"{l.Page}: {l.Target}"));
    }

    [Fact]
    public void The_page_on_configuration_names_every_group()
    {
        var line = Repository.Read("docs/configuration.md").Split('\n').Single(l => l.StartsWith("# a whole group", StringComparison.Ordinal));
        Assert.All(RuleCatalog.All.Select(r => r.Descriptor.Category.Split('.')[1]).Distinct(), c => Assert.Contains(c, line, StringComparison.Ordinal));
    }

    /// <summary>The word that pages and tables use.</summary>
    public static string SeverityWord(DiagnosticDescriptor descriptor) => descriptor switch
    {
        { IsEnabledByDefault: false } => "off",
        { DefaultSeverity: DiagnosticSeverity.Error } => "error",
        { DefaultSeverity: DiagnosticSeverity.Warning } => "warning",
        _ => "suggestion",
    };

    /// <summary>The mistake and the repair on a rule's page.</summary>
    public static (string Before, string After) Samples(string id) => (Repository.Sample(id, "before"), Repository.Sample(id, "after"));

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string sample)
    {
        var compilation = Workbench.Compile([("Sample.cs", sample)], kind: Workbench.KindOf(sample));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(Workbench.Write));
        return await Workbench.BuildAsync(compilation);
    }

    private static string Page(string id) => Repository.Read($"docs/rules/{id}.md");

    [GeneratedRegex(@"\]\((?![a-z]+:)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
