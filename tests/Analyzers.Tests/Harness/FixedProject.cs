using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>A project that fixes with more than one file are applied to, for looking at all of its files afterwards.</summary>
internal sealed class FixedProject : IDisposable
{
    private readonly AdhocWorkspace workspace;
    private readonly ProjectId id;
    private Solution solution;

    /// <param name="major">Major version of the SDK.</param>
    /// <param name="sources">Names and texts of the files.</param>
    public FixedProject(SdkMajor major, params (string Path, string Text)[] sources)
        : this(Workbench.ReferencesOf(major, sources.Select(s => s.Text)), sources)
    {
    }

    public FixedProject(ImmutableArray<MetadataReference> references, params (string Path, string Text)[] sources)
    {
        workspace = new();
        id = ProjectId.CreateNewId();
        solution = Add(workspace.CurrentSolution, id, "Snippet", references, sources.Prepend(("Usings.cs", Snippets.GlobalUsings)));
    }

    private FixedProject(FixedProject other)
    {
        workspace = other.workspace;
        id = other.id;
        solution = other.solution;
    }

    public Solution Solution => solution;

    /// <summary>The project as it is now, to go another way from here; it lives as long as this one.</summary>
    public FixedProject Copy() => new(this);

    /// <summary>A project that this one refers to.</summary>
    public void AddReferenced(SdkMajor major, string name, params (string Path, string Text)[] sources)
    {
        var other = ProjectId.CreateNewId();
        solution = Add(solution, other, name, Workbench.References(major), sources.Prepend(("Usings.cs", Snippets.GlobalUsings)))
            .AddProjectReference(id, new ProjectReference(other));
    }

    /// <summary>A project that refers to this one.</summary>
    public void AddReferring(SdkMajor major, string name, params (string Path, string Text)[] sources)
    {
        var other = ProjectId.CreateNewId();
        solution = Add(solution, other, name, Workbench.References(major), sources.Prepend(("Usings.cs", Snippets.GlobalUsings)))
            .AddProjectReference(other, new ProjectReference(id));
    }

    public void Change(Func<Project, Project> change) => solution = change(solution.GetProject(id)!).Solution;

    /// <summary>Titles and keys of what is offered for the only finding of a rule.</summary>
    public async Task<IReadOnlyList<(string Title, string Key)>> OffersAsync(string ruleId) =>
        [.. (await OfferAsync((await FindAsync(ruleId)).Single())).Actions.Select(a => (a.Title, a.EquivalenceKey))];

    /// <summary>Keys of what is offered for the first of a rule's findings.</summary>
    public async Task<IReadOnlyList<string>> FirstOffersAsync(string ruleId) =>
        [.. (await OfferAsync((await FindAsync(ruleId))[0])).Actions.Select(a => a.EquivalenceKey)];

    /// <summary>Applies an action to the first finding; false when it is not offered.</summary>
    public async Task<bool> ApplyAsync(string ruleId, string key)
    {
        var (target, actions) = await OfferAsync((await FindAsync(ruleId))[0]);
        if (actions.FirstOrDefault(a => a.EquivalenceKey == key) is not { } action)
        {
            return false;
        }

        solution = await action.ApplyAsync(target, TestContext.Current.CancellationToken);
        return true;
    }

    /// <summary>Applies the primary action to all findings in the file of a name, as FixAll in the document does.</summary>
    public async Task ApplyToFileAsync(string ruleId, string name)
    {
        var provider = new MessagingCodeFixProvider();
        var compilation = await CompilationAsync();
        var tree = compilation.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == name);
        var found = (await Workbench.EditAsync(compilation, tree)).Where(d => d.Id == ruleId).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        if (found.Count == 0)
        {
            return;
        }

        var context = new FixAllContext(
            solution.GetDocument(found[0].Location.SourceTree)!, provider, FixAllScope.Document, Fix.Primary, [ruleId], new Given([.. found]),
            TestContext.Current.CancellationToken);
        if (await provider.GetFixAllProvider().GetFixAsync(context) is { } action)
        {
            var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
            solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        }
    }

    /// <summary>Applies an action to all findings, as FixAll in the project does.</summary>
    public async Task ApplyToAllAsync(string ruleId, string key)
    {
        var provider = new MessagingCodeFixProvider();
        var found = await FindAsync(ruleId);
        var context = new FixAllContext(
            solution.GetDocument(found[0].Location.SourceTree)!, provider, FixAllScope.Project, key, [ruleId], new Given([.. found]),
            TestContext.Current.CancellationToken);
        var action = await provider.GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(TestContext.Current.CancellationToken);
        solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>The file of a name in any project.</summary>
    public async Task<string> TextAsync(string name)
    {
        var document = solution.Projects.SelectMany(p => p.Documents).Single(d => d.Name == name);
        return (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    public IEnumerable<string> Names => solution.Projects.SelectMany(p => p.Documents).Select(d => d.Name).Where(n => n != "Usings.cs");

    /// <summary>The findings of a rule.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindAsync(string ruleId) =>
        [.. (await Workbench.BuildAsync(await CompilationAsync())).Where(d => d.Id == ruleId).OrderBy(d => d.Location.SourceSpan.Start)];

    /// <summary>The compiler's errors and warnings in all projects, and every rule's findings in this one.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        var complaints = new List<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
            complaints.AddRange(compilation!.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        }

        return [.. complaints.Concat(await Workbench.BuildAsync(await CompilationAsync())).Select(Workbench.Write)];
    }

    public async Task<Compilation> CompilationAsync() =>
        (await solution.GetProject(id)!.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    public void Dispose() => workspace.Dispose();

    private async Task<(FixTarget Target, IReadOnlyList<FixAction> Actions)> OfferAsync(Diagnostic finding)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var target = await FixTarget.MarkAsync(solution.GetDocument(finding.Location.SourceTree)!, finding, cancellation);
        return (target, await FixCatalog.All.Single(f => f.RuleId == finding.Id).OfferAsync(target, cancellation));
    }

    private static Solution Add(
        Solution solution, ProjectId id, string name, ImmutableArray<MetadataReference> references, IEnumerable<(string Path, string Text)> sources)
    {
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(Workbench.KindOf(sources.Select(s => s.Text)), nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress }),
            parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), metadataReferences: references));
        foreach (var (path, text) in sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), text, filePath: $"/{name}/{path}");
        }

        return solution;
    }

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
