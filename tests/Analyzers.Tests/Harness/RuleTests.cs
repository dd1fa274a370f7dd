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

    /// <summary>References beyond the framework, AWS and hosting that the rule's snippets use.</summary>
    protected virtual ImmutableArray<MetadataReference> MoreReferences => [];

    private Rule Rule => RuleCatalog.All.Single(r => r.Descriptor.Id == ruleId);

    /// <summary>The snippet has exactly the findings that it marks.</summary>
    protected async Task Reports(string source, SdkMajor? only = null, string? options = null)
    {
        if (!source.Contains("|}", StringComparison.Ordinal))
        {
            throw new ArgumentException("The snippet marks no finding; use Silent");
        }

        await Run(source, null, null, only, options);
    }

    /// <summary>The snippet compiles and has no finding.</summary>
    protected async Task Silent(string source, SdkMajor? only = null, string? options = null, bool compiles = true)
    {
        if (source.Contains("|}", StringComparison.Ordinal))
        {
            throw new ArgumentException("The snippet marks a finding; use Reports");
        }

        await Run(source, null, null, only, options, compiles: compiles);
    }

    /// <summary>
    /// Applying the action to the snippet gives <paramref name="after"/>: singly, and by FixAll in document, project and solution. Findings
    /// that remain are marked in <paramref name="after"/>.
    /// </summary>
    protected async Task Fixes(string before, string after, SdkMajor? only = null, string key = Fix.Primary, string? options = null) =>
        await Run(before, after, key, only, options);

    /// <summary>The finding is there and no action is offered for it.</summary>
    protected async Task NotFixed(string source, SdkMajor? only = null) => await Run(source, source, Fix.Primary, only, null);

    private async Task Run(string before, string? after, string? key, SdkMajor? only, string? options, bool compiles = true)
    {
        foreach (var major in only is { } one ? [one] : Both)
        {
            var test = new Test(Rule, ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Hosting, MoreReferences))
            {
                TestCode = before,
            };
            if (after is not null)
            {
                test.FixedCode = after;
                test.CodeActionEquivalenceKey = key;
            }

            if (options is not null)
            {
                test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + options));
            }

            if (!compiles)
            {
                test.CompilerDiagnostics = CompilerDiagnostics.None;
            }

            try
            {
                await test.RunAsync(TestContext.Current.CancellationToken);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"On SDK {major}: {e.Message}", e);
            }
        }
    }

    private sealed class Test : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
    {
        private readonly Rule rule;

        public Test(Rule rule, ImmutableArray<MetadataReference> references)
        {
            this.rule = rule;
            ReferenceAssemblies = Snippets.NoDownload;
            TestState.AdditionalReferences.AddRange(references);
            TestState.Sources.Add(("/Usings.cs", Snippets.GlobalUsings));
            FixedState.Sources.Add(("/Usings.cs", Snippets.GlobalUsings));
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
            SolutionTransforms.Add(Snippets.Configure);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new MessagingAnalyzer([rule])];

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new MessagingCodeFixProvider()];
    }
}
