using System.Collections.Concurrent;
using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Runs the whole package, all rules and fixes, over sources, as a build or an editor would.</summary>
internal static class Workbench
{
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly Lazy<ImmutableArray<MetadataReference>> EverythingV4 = new(() => ReferencesFor(SdkMajor.V4));
    private static readonly Lazy<ImmutableArray<MetadataReference>> EverythingV3 = new(() => ReferencesFor(SdkMajor.V3));

    /// <summary>The CDK is large: only code that says its name has it among its references.</summary>
    private static readonly Lazy<ImmutableArray<MetadataReference>> WithCdkV4 = new(() => ReferenceSets.Combine(EverythingV4.Value, ReferenceSets.Cdk));
    private static readonly Lazy<ImmutableArray<MetadataReference>> WithCdkV3 = new(() => ReferenceSets.Combine(EverythingV3.Value, ReferenceSets.Cdk));

    /// <summary>References of several framework versions meet in one compilation: the build unifies them without a word.</summary>
    public static readonly ImmutableDictionary<string, ReportDiagnostic> AsMsBuildDoes = ImmutableDictionary.CreateRange(
        [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>What samples and pages use.</summary>
    public static ImmutableArray<MetadataReference> References(SdkMajor major) => major == SdkMajor.V3 ? EverythingV3.Value : EverythingV4.Value;

    /// <summary>What a text needs: the CDK too, when it mentions it.</summary>
    public static ImmutableArray<MetadataReference> ReferencesOf(SdkMajor major, params IEnumerable<string> texts) =>
        texts.Any(t => t.Contains("Amazon.CDK", StringComparison.Ordinal)) ? (major == SdkMajor.V3 ? WithCdkV3.Value : WithCdkV4.Value) : References(major);

    /// <summary>What has an entry point is a program: nobody outside it uses what is in it.</summary>
    public static OutputKind KindOf(params IEnumerable<string> texts) =>
        texts.Any(t => t.Contains("static void Main(", StringComparison.Ordinal)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    public static CSharpCompilation Compile(
        IEnumerable<(string Path, string Text)> sources, SdkMajor major = SdkMajor.V4, OutputKind? kind = null) =>
        CSharpCompilation.Create(
            "Snippet",
            sources.Prepend(("Usings.cs", Snippets.GlobalUsings)).Select(s => Parse(s.Item1, s.Item2)),
            ReferencesOf(major, sources.Select(s => s.Text)),
            new CSharpCompilationOptions(kind ?? KindOf(sources.Select(s => s.Text)), nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)
                .WithSpecificDiagnosticOptions(AsMsBuildDoes));

    /// <summary>The sample project, as one compilation.</summary>
    public static CSharpCompilation Samples() => Compile(Repository.SourcesIn("samples/OrderService").Select(f => (f, File.ReadAllText(f))));

    /// <summary>The sample that is a CDK app, as one compilation.</summary>
    public static CSharpCompilation Infrastructure() =>
        Compile(Repository.SourcesIn("samples/OrderInfrastructure").Select(f => (f, File.ReadAllText(f))), kind: OutputKind.ConsoleApplication)
            .WithAssemblyName("OrderInfrastructure"); // which handlers begin with

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>
    /// How others refer to a project: a build by the reference assembly that the SDK makes, without private members, an editor by the source.
    /// </summary>
    public static (MetadataReference InBuild, MetadataReference InEditor) ReferencesTo(CSharpCompilation library)
    {
        using var image = new MemoryStream();
        var result = library.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return (MetadataReference.CreateFromImage([.. image.ToArray()]), library.ToMetadataReference());
    }

    /// <summary>What the whole build reports. Fails when an analyzer or a rule throws.</summary>
    public static async Task<ImmutableArray<Diagnostic>> BuildAsync(Compilation compilation, bool concurrent = false)
    {
        var (driver, faults) = Driver(compilation, concurrent);
        var found = await driver.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        AssertSound(found, faults);
        return found;
    }

    /// <summary>What an editor that analyses one document reports. Fails when an analyzer or a rule throws.</summary>
    public static async Task<ImmutableArray<Diagnostic>> EditAsync(Compilation compilation, SyntaxTree tree)
    {
        var (driver, faults) = Driver(compilation, concurrent: false);
        var model = compilation.GetSemanticModel(tree);
        var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(model, null, TestContext.Current.CancellationToken);
        var syntactic = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, TestContext.Current.CancellationToken);
        AssertSound(semantic, faults);
        return semantic.AddRange(syntactic);
    }

    /// <summary>The text of a document after the primary fix of every finding was applied, as FixAll in the project does.</summary>
    public static async Task<string> FixAllAsync(string text, SdkMajor major = SdkMajor.V4, string? key = Fix.Primary)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, text, major);
        foreach (var id in (await FindAsync(document)).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal))
        {
            document = await FixAllOfAsync(document, id, key);
        }

        return (await document.GetTextAsync(cancellation)).ToString();
    }

    /// <summary>The text after the primary fixes of some rules, one rule after the other in the order given.</summary>
    public static async Task<string> FixInOrderAsync(string text, IEnumerable<string> ids, SdkMajor major = SdkMajor.V4)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, text, major);
        foreach (var id in ids)
        {
            document = await FixAllOfAsync(document, id);
        }

        return (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private static async Task<Document> FixAllOfAsync(Document document, string id, string? key = Fix.Primary)
    {
        // Each id's findings anew: an earlier id's fix moves the text.
        var now = (await FindAsync(document)).Where(d => d.Id == id).ToImmutableArray();
        var provider = new MessagingCodeFixProvider();
        var context = new FixAllContext(document, provider, FixAllScope.Project, key, [id], new Given(now), TestContext.Current.CancellationToken);
        return await provider.GetFixAllProvider().GetFixAsync(context) is { } action ? await ApplyAsync(document, action) : document;
    }

    /// <summary>The primary action that is offered for the one finding of a rule, and the text that it makes.</summary>
    public static async Task<(string Title, string Text)> PrimaryActionAsync(string text, string id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, text, SdkMajor.V4);
        var finding = (await FindAsync(document)).Single(d => d.Id == id);
        var primary = (await OffersAsync(document, finding)).First(a => a.EquivalenceKey == Fix.Primary);
        return (primary.Title, (await (await ApplyAsync(document, primary)).GetTextAsync(cancellation)).ToString());
    }

    /// <summary>What the editor offers at a finding.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(Document document, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        await new MessagingCodeFixProvider().RegisterCodeFixesAsync(
            new CodeFixContext(document, finding, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered;
    }

    /// <summary>A project with one file beside the usings.</summary>
    public static Document Open(
        AdhocWorkspace workspace, string name, string path, string text, CompilationOptions options, IEnumerable<MetadataReference> references)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: options,
            parseOptions: ParseOptions, metadataReferences: references));
        return project.AddDocument("Usings.cs", Snippets.GlobalUsings, filePath: "/Usings.cs").Project
            .AddDocument(Path.GetFileName(path), text, filePath: path);
    }

    private static Document Open(AdhocWorkspace workspace, string text, SdkMajor major) => Open(
        workspace, "Snippet", "/Sample.cs", text,
        new CSharpCompilationOptions(KindOf(text), nullableContextOptions: NullableContextOptions.Enable), ReferencesOf(major, text));

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Document document) =>
        await BuildAsync((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!);

    private static async Task<Document> ApplyAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    /// <summary>One line a finding: path, line, column, id, severity, message.</summary>
    public static string Write(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.GetLineSpan();
        return $"{line.Path}({line.StartLinePosition.Line + 1},{line.StartLinePosition.Character + 1}): {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static (CompilationWithAnalyzers Driver, ConcurrentBag<Exception> Faults) Driver(Compilation compilation, bool concurrent)
    {
        var faults = new ConcurrentBag<Exception>();
        var all = compilation.Options.SpecificDiagnosticOptions;
        foreach (var descriptor in new MessagingAnalyzer().SupportedDiagnostics)
        {
            // Rules that are off by default take part too.
            all = descriptor.IsEnabledByDefault ? all : all.Add(descriptor.Id, ReportDiagnostic.Info);
        }

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (fault, _, _) => faults.Add(fault), concurrent, logAnalyzerExecutionTime: false);
        return (compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(all))
            .WithAnalyzers([new MessagingAnalyzer()], options), faults);
    }

    private static void AssertSound(ImmutableArray<Diagnostic> found, ConcurrentBag<Exception> faults)
    {
        Assert.True(faults.IsEmpty, string.Join("\n", faults));
        Assert.DoesNotContain(found, d => d.Id == MessagingAnalyzer.RuleFailed.Id || d.Id == "AD0001");
    }

    private static ImmutableArray<MetadataReference> ReferencesFor(SdkMajor major) => ReferenceSets.Combine(
        ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Hosting, ReferenceSets.EfCore, ReferenceSets.Kafka,
        ReferenceSets.Mongo, ReferenceSets.Npgsql, ReferenceSets.Dapper);

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => document.FilePath == d.Location.SourceTree?.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
