using System.Text;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// What is derived from the descriptors is written by no hand: release tracking, presets, tables. <c>AWSM_ACCEPT=1</c> writes the files;
/// without it they are compared.
/// </summary>
public sealed class GeneratedFilesTests
{
    private const string Begin = "<!-- rules: generated -->";
    private const string End = "<!-- /rules -->";

    private static readonly DiagnosticDescriptor[] Descriptors = [.. new MessagingAnalyzer().SupportedDiagnostics.OrderBy(d => d.Id, StringComparer.Ordinal)];

    private static readonly DiagnosticDescriptor[] Rules = [.. Descriptors.Where(d => d.Category != Categories.Tool)];

    public static TheoryData<string> Modes => ["None", "Minimum", "Default", "Recommended", "All"];

    [Fact]
    public void Release_tracking_lists_every_rule()
    {
        var text = new StringBuilder("""
            ; Unshipped analyzer release
            ; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------

            """.ReplaceLineEndings("\n"));
        foreach (var descriptor in Descriptors)
        {
            var severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled";
            text.Append($"{descriptor.Id} | {descriptor.Category} | {severity} | {descriptor.Title}\n");
        }

        Repository.AssertIs("src/Analyzers/AnalyzerReleases.Unshipped.md", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_preset_says_the_severity_of_every_rule_that_it_changes(string mode)
    {
        var text = new StringBuilder($"""
            # AwsMessagingAnalysisMode = {mode}: {Meaning(mode)}
            is_global = true
            global_level = -1


            """.ReplaceLineEndings("\n"));
        foreach (var descriptor in Descriptors)
        {
            if (Severity(mode, descriptor) is { } severity)
            {
                text.Append($"# {descriptor.Title}\ndotnet_diagnostic.{descriptor.Id}.severity = {severity}\n\n");
            }
        }

        Repository.AssertIs($"src/Package/config/AwsMessaging.{mode}.globalconfig", text.ToString().TrimEnd('\n') + "\n");
    }

    [Fact]
    public void The_readme_has_the_table_of_rules() => AssertTable("README.md", Table(Rules, "docs/rules/"));

    [Fact]
    public void The_index_of_pages_groups_the_rules() =>
        AssertTable("docs/rules/README.md", RuleIndex.Sections(Rules, rules => Table(rules, "")));

    [Fact]
    public void Every_rule_says_where_it_belongs_in_the_index()
    {
        Assert.Equal(Rules.Select(r => r.Id), RuleIndex.Assigned.Order(StringComparer.Ordinal));
        Assert.Equal(Rules.Select(r => r.Category).Distinct().Order(StringComparer.Ordinal), RuleIndex.Areas.Select(a => a.Category).Order(StringComparer.Ordinal));
    }

    /// <summary>The picture in the README: a real finding, the real message, what the real fix makes.</summary>
    [Fact]
    public async Task The_readme_has_the_picture_of_a_finding()
    {
        const string File = """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class PaymentsFunction(IPayments payments)
            {
                public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
                {
                    foreach (var message in sqsEvent.Records)
                    {
                        context.Logger.LogInformation("Booking " + message.MessageId);

                        // The payment's number keeps it from being booked twice
                        await payments.BookAsync(message.Body);
                    }
                }
            }

            public interface IPayments { Task BookAsync(string payment); }
            """;
        var text = File.ReplaceLineEndings("\n");
        var finding = Assert.Single(await Workbench.BuildAsync(Workbench.Compile([("Sample.cs", text)])));
        var action = await Workbench.PrimaryActionAsync(text, finding.Id);
        Repository.AssertIs("docs/images/finding.svg", SquiggleSvg.Draw(text, finding, action.Title, action.Text.ReplaceLineEndings("\n"), "FunctionHandler"));
    }

    private static void AssertTable(string file, string table)
    {
        var text = Repository.Read(file);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"{file} has no {Begin} … {End}");
        Repository.AssertIs(file, text[..(from + Begin.Length)] + "\n" + table + text[to..]);
    }

    private static string Table(IEnumerable<DiagnosticDescriptor> rules, string folder)
    {
        var text = new StringBuilder("| Rule | What it finds | Severity | Fix |\n|---|---|---|---|\n");
        foreach (var descriptor in rules)
        {
            var hasFix = FixCatalog.All.Any(f => f.RuleId == descriptor.Id);
            text.Append($"| [{descriptor.Id}]({folder}{descriptor.Id}.md) | {descriptor.Title} | {PageTests.SeverityWord(descriptor)} | {(hasFix ? "yes" : "no")} |\n");
        }

        return text.ToString();
    }

    private static string Meaning(string mode) => mode switch
    {
        "None" => "no rule speaks",
        "Minimum" => "only what a service rejects, or certainly loses",
        "Default" => "what each rule's page says",
        "Recommended" => "as by default, with suggestions as warnings",
        _ => "every rule, also those that are off by default",
    };

    /// <summary>The severity to write; null where the descriptor's own stands.</summary>
    private static string? Severity(string mode, DiagnosticDescriptor descriptor)
    {
        var isTool = descriptor.Category == Categories.Tool;
        var isSuggestion = descriptor is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Info } && !isTool;
        return mode switch
        {
            "None" => "none",
            "Minimum" when descriptor.DefaultSeverity != DiagnosticSeverity.Error && !isTool => "none",
            "Recommended" or "All" when isSuggestion => "warning",
            "All" when !descriptor.IsEnabledByDefault => "warning",
            _ => null,
        };
    }
}
