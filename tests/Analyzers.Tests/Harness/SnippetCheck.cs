using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>
/// Whether a snippet has exactly the findings that it marks. Most tests ask nothing else, and the testing library, which makes a workspace
/// and a project for each, takes twice the time: only its marks are used here.
/// </summary>
internal static class SnippetCheck
{
    private const string File = "/0/Test0.cs";

    private static readonly SyntaxTree Usings = Workbench.Parse("/Usings.cs", Snippets.GlobalUsings);

    /// <summary>Compilations without a snippet, by their references: the compiler resolves these once for all snippets.</summary>
    private static readonly ConcurrentDictionary<(Type Test, SdkMajor Major, OutputKind Kind), CSharpCompilation> Bases = new();

    /// <summary>Fails when the snippet does not compile, or has other findings than it marks.</summary>
    /// <param name="rule">The rule that runs, alone.</param>
    /// <param name="marked">The snippet with its marks: <c>{|AWSM2001:ReceiveMessageAsync|}</c>.</param>
    /// <param name="setting">What it is compiled with.</param>
    /// <param name="options">Lines of an .editorconfig.</param>
    /// <param name="compiles">False for code with errors.</param>
    public static async Task FindingsAsync(Rule rule, string marked, SnippetSetting setting, string? options = null, bool compiles = true)
    {
        TestFileMarkupParser.GetSpans(marked, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        await FindAsync(rule, BaseOf(setting).AddSyntaxTrees(Workbench.Parse(File, code)), code, spans, options, compiles);
    }

    /// <summary>Fails when the snippet has other findings than it marks, or when the primary action is offered for one of them.</summary>
    /// <param name="rule">The rule that runs, alone.</param>
    /// <param name="marked">The snippet with its marks.</param>
    /// <param name="setting">What it is compiled with.</param>
    public static async Task NothingOfferedAsync(Rule rule, string marked, SnippetSetting setting)
    {
        var cancellation = TestContext.Current.CancellationToken;
        TestFileMarkupParser.GetSpans(marked, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var compiled = BaseOf(setting);
        using var workspace = new AdhocWorkspace();
        var document = Workbench.Open(workspace, compiled.AssemblyName!, File, code, compiled.Options, compiled.References);
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(cancellation))!;
        var found = await FindAsync(rule, compilation, code, spans, options: null, compiles: true);
        Assert.True(found.Count > 0, "The snippet marks no finding; use Silent");
        foreach (var finding in found)
        {
            var offered = await Workbench.OffersAsync(document, finding);
            Assert.DoesNotContain(offered, a => a.EquivalenceKey == Fix.Primary);
        }
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(
        Rule rule, CSharpCompilation compilation, string code, ImmutableDictionary<string, ImmutableArray<TextSpan>> marks, string? options,
        bool compiles)
    {
        var analyzer = new MessagingAnalyzer([rule]);
        var config = options is null ? null : AnalyzerConfigSet.Create(
            ImmutableArray.Create(AnalyzerConfig.Parse(Snippets.EditorConfig(options), "/.editorconfig")));
        var faults = new ConcurrentBag<Exception>();
        var driver = compilation.WithOptions(OptionsFor(compilation.Options, analyzer, config)).WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(
                config is null ? new AnalyzerOptions([]) : new AnalyzerOptions([], new FileOptions(config)),
                (fault, _, _) => faults.Add(fault), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var all = await driver.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.True(faults.IsEmpty, string.Join("\n", faults));
        var errors = all.Where(d => d.Severity == DiagnosticSeverity.Error && IsOfCompiler(d)).ToList();
        Assert.True(!compiles || errors.Count == 0, "The snippet does not compile:\n" + string.Join("\n", errors));
        var found = all.Where(d => !IsOfCompiler(d)).ToList();
        Assert.All(found, d => Assert.Equal(File, d.Location.SourceTree?.FilePath));
        Assert.Equal(
            marks.SelectMany(m => m.Value.Select(at => Write(m.Key, at, code))).Order(StringComparer.Ordinal),
            found.Select(d => Write(d.Id, d.Location.SourceSpan, code)).Order(StringComparer.Ordinal));
        return found;

        static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);
    }

    private static CSharpCompilation BaseOf(SnippetSetting setting) => Bases.GetOrAdd((setting.Test, setting.Major, setting.Kind), _ =>
        Base(setting.Major, setting.Kind, setting.References));

    private static CSharpCompilation Base(SdkMajor major, OutputKind kind, ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
            "TestProject",
            [Usings],
            ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Hosting, references),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)
                .WithSpecificDiagnosticOptions(Workbench.AsMsBuildDoes));

    /// <summary>Rules that are off by default take part too.</summary>
    private static CSharpCompilationOptions OptionsFor(CSharpCompilationOptions options, MessagingAnalyzer analyzer, AnalyzerConfigSet? config)
    {
        var specific = options.SpecificDiagnosticOptions;
        foreach (var descriptor in analyzer.SupportedDiagnostics)
        {
            specific = descriptor.IsEnabledByDefault ? specific : specific.Add(descriptor.Id, ReportDiagnostic.Warn);
        }

        return options.WithSpecificDiagnosticOptions(specific)
            .WithSyntaxTreeOptionsProvider(config is null ? null : new FileSeverities(config));
    }

    private static string Write(string id, TextSpan at, string code)
    {
        var line = SourceText.From(code).Lines.GetLinePosition(at.Start);
        return string.Create(CultureInfo.InvariantCulture, $"({line.Line + 1},{line.Character + 1}): {id} at '{code.Substring(at.Start, at.Length)}'");
    }

    /// <summary>What an .editorconfig says of severities, as the command line compiler reads it.</summary>
    private sealed class FileSeverities(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class FileOptions(AnalyzerConfigSet config) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Values(config.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(config.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(config.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>What a snippet is compiled with.</summary>
/// <param name="Test">The class of the test, for which the references are the same each time.</param>
/// <param name="Major">Major version of the SDK.</param>
/// <param name="Kind">Program or library.</param>
/// <param name="References">References beyond the framework, AWS and hosting.</param>
internal sealed record SnippetSetting(Type Test, SdkMajor Major, OutputKind Kind, ImmutableArray<MetadataReference> References);
