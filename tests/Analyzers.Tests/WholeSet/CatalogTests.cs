using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>What holds for every rule and fix, found by reflection, so that no later one can forget it.</summary>
public sealed partial class CatalogTests
{
    private static readonly Dictionary<char, string[]> CategoriesByDigit = new()
    {
        ['0'] = [Categories.Tool],
        ['1'] = [Categories.Producers],
        ['2'] = [Categories.Pollers],
        ['3'] = [Categories.Handlers],
        ['4'] = [Categories.Configuration],
        ['5'] = [Categories.Mappings],
        ['6'] = [Categories.Patterns],
        ['7'] = [Categories.Kafka],
        ['8'] = [Categories.Architecture],
    };

    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(r => r.Descriptor.Id)];

    public static TheoryData<string> Fixes => [.. FixCatalog.All.Select(f => f.RuleId)];

    [Fact]
    public void Every_rule_and_fix_class_is_in_its_catalog()
    {
        Assert.Equal(ConcreteTypes<Rule>(), RuleCatalog.All.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(ConcreteTypes<Fix>(), FixCatalog.All.Select(f => f.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_names_and_pages_are_one_to_one()
    {
        var descriptors = new MessagingAnalyzer().SupportedDiagnostics;
        Assert.Equal(descriptors.Length, descriptors.Select(d => d.Id).Distinct().Count());
        var pages = Directory.GetFiles(Repository.PathOf("docs/rules"), "AWSM*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(descriptors.Select(d => d.Id).Order(StringComparer.Ordinal), pages);
    }

    [Fact]
    public void The_provider_takes_what_the_fixes_repair_and_fixes_all_in_every_scope()
    {
        var provider = new MessagingCodeFixProvider();
        Assert.Equal(FixCatalog.All.Select(f => f.RuleId), provider.FixableDiagnosticIds);
        Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            provider.GetFixAllProvider().GetSupportedFixAllScopes().Order());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_s_descriptor_has_the_house_form(string id)
    {
        var rule = RuleOf(id);
        var descriptor = rule.Descriptor;
        Assert.Matches("^AWSM[0-9]{4}$", id);
        Assert.Contains(descriptor.Category, CategoriesByDigit[id[4]]);
        Assert.Equal(Rule.HelpLink(id), descriptor.HelpLinkUri);
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Description.ToString()), "no description");
        Assert.DoesNotMatch(@"[.!]$", descriptor.Title.ToString());
        var message = descriptor.MessageFormat.ToString();
        Assert.True(message.EndsWith('.') == SentenceEnd().IsMatch(message), "one sentence has no full stop, several have: " + message);
        Assert.True(message.Contains(';') || SentenceEnd().IsMatch(message) || message.Contains('{'), "a message says what happens, then what to do: " + message);
        Assert.Equal(rule.Name + "Rule", rule.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_its_files_and_tests_that_run_on_both_SDK_majors(string id)
    {
        var rule = RuleOf(id);
        var area = rule.GetType().Namespace!.Split('.')[^1];
        Assert.True(File.Exists(Repository.PathOf($"src/Analyzers/Rules/{area}/{rule.Name}Rule.cs")));
        var tests = Repository.Read($"tests/Analyzers.Tests/Rules/{rule.Name}Tests.cs");
        Assert.Contains($"class {rule.Name}Tests() : RuleTests(\"{id}\")", tests, StringComparison.Ordinal);
        Assert.True(WithoutOnly().Matches(tests).Count >= 5, "tests that run on version 3 and 4 alike are missing");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_s_options_have_the_house_form(string id)
    {
        foreach (var option in RuleOf(id).Options)
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", option.Name);
            Assert.False(string.IsNullOrWhiteSpace(option.Description));
            Assert.True(bool.TryParse(option.Default, out _) || int.TryParse(option.Default, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public void A_fix_mirrors_its_rule_and_fixes_all_or_says_why_not(string id)
    {
        var fix = FixCatalog.All.Single(f => f.RuleId == id);
        var rule = RuleOf(id);
        Assert.Equal(rule.Name + "Fix", fix.GetType().Name);
        Assert.Equal(rule.GetType().Namespace!.Split('.')[^1], fix.GetType().Namespace!.Split('.')[^1]);
        Assert.True(fix.NoFixAllBecause is null or { Length: > 20 }, "a reason is a sentence");
        var tests = Repository.Read($"tests/Analyzers.Tests/Rules/{rule.Name}Tests.cs");
        Assert.Contains(" Fixes(", tests, StringComparison.Ordinal);
        Assert.True(tests.Contains("//", StringComparison.Ordinal), "no fix test has a comment to keep");
    }

    [Fact]
    public void The_page_on_architecture_tells_of_every_word_of_Flow()
    {
        var page = Repository.Read("docs/architecture.md");
        var words = Directory.GetFiles(Repository.PathOf("src/Analyzers/Flow"), "*.cs").Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().ToList();
        Assert.NotEmpty(words);
        Assert.All(words, w => Assert.Contains("`" + w + "`", page, StringComparison.Ordinal));
    }

    private static Rule RuleOf(string id) => RuleCatalog.All.Single(r => r.Descriptor.Id == id);

    private static IEnumerable<string> ConcreteTypes<T>() =>
        typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract).Select(t => t.Name).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[.!?] [A-Z{]")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(Reports|Silent|Fixes)\((?![^;]*only:)")]
    private static partial Regex WithoutOnly();
}
