using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>
/// Tests of one rule, run alone through the dispatcher. Every snippet is compiled and analysed against version 3 and version 4 of the SDK,
/// unless the test says which one it is about. Findings are marked in the snippet: <c>{|AWSM2001:ReceiveMessageAsync|}</c>.
/// </summary>
/// <param name="ruleId">Id of the rule.</param>
public abstract class RuleTests(string ruleId)
{
    /// <summary>Both majors; snippets whose API only one of them has say so.</summary>
    protected static readonly SdkMajor[] Both = [SdkMajor.V3, SdkMajor.V4];

    /// <summary>The testing library restores reference assemblies from packages when it is told of any: we hand it ours.</summary>
    private static readonly ReferenceAssemblies NoDownload = new("net10.0");

    /// <summary>References beyond the framework, AWS and hosting that the rule's snippets use.</summary>
    protected virtual ImmutableArray<MetadataReference> MoreReferences => [];

    private Rule Rule => RuleCatalog.All.Single(r => r.Descriptor.Id == ruleId);

    /// <summary>The snippet has exactly the findings that it marks.</summary>
    protected async Task Reports(string source, SdkMajor? only = null, string? options = null, bool? isProgram = null)
    {
        if (!source.Contains("|}", StringComparison.Ordinal))
        {
            throw new ArgumentException("The snippet marks no finding; use Silent");
        }

        await Check(source, only, options, compiles: true, isProgram);
    }

    /// <summary>The snippet compiles and has no finding.</summary>
    /// <param name="source">The snippet.</param>
    /// <param name="only">One major version of the SDK; null for both.</param>
    /// <param name="options">Lines of an .editorconfig.</param>
    /// <param name="compiles">False for code with errors.</param>
    /// <param name="isProgram">Whether it is a program; null for one when it has an entry point.</param>
    protected async Task Silent(string source, SdkMajor? only = null, string? options = null, bool compiles = true, bool? isProgram = null)
    {
        if (source.Contains("|}", StringComparison.Ordinal))
        {
            throw new ArgumentException("The snippet marks a finding; use Reports");
        }

        await Check(source, only, options, compiles, isProgram);
    }

    /// <summary>
    /// Applying the action to the snippet gives <paramref name="after"/>: singly, and by FixAll in document, project and solution. Findings
    /// that remain are marked in <paramref name="after"/>.
    /// </summary>
    protected async Task Fixes(string before, string after, SdkMajor? only = null, string key = CodeFixes.Fix.Primary, string? options = null) =>
        await Fix(before, after, key, only, options);

    /// <summary>The finding is there and no action is offered for it.</summary>
    protected async Task NotFixed(string source, SdkMajor? only = null)
    {
        foreach (var major in only is { } one ? [one] : Both)
        {
            await On(major, () => SnippetCheck.NothingOfferedAsync(Rule, source, Setting(source, major, isProgram: null)));
        }
    }

    private async Task Check(string source, SdkMajor? only, string? options, bool compiles, bool? isProgram)
    {
        foreach (var major in only is { } one ? [one] : Both)
        {
            await On(major, () => SnippetCheck.FindingsAsync(Rule, source, Setting(source, major, isProgram), options, compiles));
        }
    }

    private async Task Fix(string before, string after, string key, SdkMajor? only, string? options)
    {
        foreach (var major in only is { } one ? [one] : Both)
        {
            var test = new FixTest(Rule, before, after, key);
            test.TestState.AdditionalReferences.AddRange(
                ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Hosting, MoreReferences));
            test.TestState.Sources.Add(("/Usings.cs", Snippets.GlobalUsings));
            test.ReferenceAssemblies = NoDownload;
            test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
            test.SolutionTransforms.Add(Snippets.Configure);
            if (options is not null)
            {
                test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", Snippets.EditorConfig(options)));
            }

            test.TestState.OutputKind = KindOf(before, isProgram: null);
            await On(major, () => test.RunAsync(TestContext.Current.CancellationToken));
        }
    }

    private SnippetSetting Setting(string source, SdkMajor major, bool? isProgram) =>
        new(GetType(), major, KindOf(source, isProgram), MoreReferences);

    private static OutputKind KindOf(string source, bool? isProgram) => isProgram switch
    {
        true => OutputKind.ConsoleApplication,
        false => OutputKind.DynamicallyLinkedLibrary,
        null => Workbench.KindOf(source),
    };

    private static async Task On(SdkMajor major, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"On SDK {major}: {e.Message}", e);
        }
    }

    private sealed class FixTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
    {
        private readonly Rule rule;

        public FixTest(Rule rule, string before, string after, string key)
        {
            this.rule = rule;
            TestCode = before;
            FixedCode = after;
            CodeActionEquivalenceKey = key;
            FixedState.Sources.Add(("/Usings.cs", Snippets.GlobalUsings));
            if (after != before)
            {
                FixedState.MarkupHandling = MarkupMode.Allow; // by default the marks of what could be fixed are taken away
            }
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new MessagingAnalyzer([rule])];

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new MessagingCodeFixProvider()];
    }
}
