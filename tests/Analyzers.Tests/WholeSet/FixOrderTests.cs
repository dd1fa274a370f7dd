using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// Fixes of several rules on the same code: in whatever order a person takes them, the result is the same, compiles, is clean and has all its comments.
/// </summary>
public sealed class FixOrderTests
{
    private static readonly HashSet<string> WithFix = [.. FixCatalog.All.Select(f => f.RuleId)];

    /// <summary>What is found in a whole sample.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Task<ImmutableArray<Diagnostic>>>> Found = new(StringComparer.Ordinal);

    public static TheoryData<string> Methods => [.. MeetingMethods.All.Select(m => m.Name)];

    /// <summary>
    /// Rules of which the second speaks of a place only after the first one's fix, and why. Taken in the other order, the second has something to repair again; then
    /// the result is the same.
    /// </summary>
    private static readonly (string First, string Then, string Why)[] Followers =
    [
        ("AWSM5005", "AWSM5007", "a mapping has one finding at a time: what a batch drags along matters as soon as somebody learns of it"),
        ("AWSM5006", "AWSM5007", "the same: nothing is dragged along before a batch is given up"),
    ];

    /// <summary>
    /// Files of the samples in which several rules have something to repair: by the tables of their pages, which a test compares with what is found.
    /// </summary>
    public static TheoryData<string, string> SampleFiles => [.. new[] { "OrderService", "OrderInfrastructure" }.SelectMany(sample =>
        Regex.Matches(Repository.Read($"samples/{sample}/README.md"), @"^\| (\S+\.cs) \| \d+ \| (AWSM\d{4}) \|", RegexOptions.Multiline)
            .Where(m => WithFix.Contains(m.Groups[2].Value))
            .GroupBy(m => m.Groups[1].Value, m => m.Groups[2].Value).Where(rules => rules.Distinct().Count() > 1).Select(rules => (sample, rules.Key)))];

    public static TheoryData<string> Pages => CatalogTests.Fixes;

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Methods_in_which_rules_meet(string name)
    {
        var method = MeetingMethods.All.Single(m => m.Name == name);
        foreach (var major in method.Only is { } only ? [only] : new[] { SdkMajor.V3, SdkMajor.V4 })
        {
            var ids = await FixableAsync(method.Code, major);
            Assert.Superset(method.Rules.ToHashSet(), ids.ToHashSet());
            await AssertOrderDoesNotMatter(ids, order => Workbench.FixInOrderAsync(method.Code, order, major), method.Code, text => Workbench.Compile([("Sample.cs", text)], major));
        }
    }

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task The_files_of_the_samples(string sample, string file)
    {
        var sources = Repository.SourcesIn("samples/" + sample).Select(f => (Path: f.Replace('\\', '/'), Text: File.ReadAllText(f))).ToList();
        var at = sources.FindIndex(s => s.Path.EndsWith("/" + file, StringComparison.Ordinal));
        var kind = sample == "OrderInfrastructure" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

        // A fix may change a file beside this one.
        var latest = sources;
        Compilation Compile(string text) => Workbench.Compile((text == sources[at].Text ? sources : latest).Select((s, i) => i == at ? (s.Path, text) : s), kind: kind)
            .WithAssemblyName(sample);
        var found = await Found.GetOrAdd(sample, _ => new(() => Workbench.BuildAsync(Compile(sources[at].Text)))).Value;
        var ids = found.Where(d => d.Location.SourceTree!.FilePath == sources[at].Path && WithFix.Contains(d.Id))
            .Select(d => d.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(ids.Count > 1, "no two rules meet there any more");

        using var start = new FixedProject(SdkMajor.V4, [.. sources.Select(s => (s.Path, s.Text))]);
        start.Change(p => p.WithCompilationOptions(p.CompilationOptions!.WithOutputKind(kind)).WithAssemblyName(sample));
        await AssertOrderDoesNotMatter(
            ids,
            async order =>
            {
                var project = start.Copy();
                foreach (var id in order)
                {
                    await project.ApplyToFileAsync(id, Path.GetFileName(file));
                }

                latest = [.. await Task.WhenAll(sources.Select(async s => (s.Path, await project.TextAsync(Path.GetFileName(s.Path)))))];
                return latest[at].Text;
            },
            sources[at].Text,
            Compile);
    }

    /// <summary>What is there after a page's fix may be of interest to other rules: theirs leave it repaired.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_samples_of_the_pages_are_clean_afterwards(string id)
    {
        var before = PageTests.Samples(id).Before;
        var after = await Workbench.FixAllAsync(await Workbench.FixAllAsync(before));
        AssertCommentsAreKept(before, after);
        Assert.Empty((await Workbench.BuildAsync(Workbench.Compile([("Sample.cs", after)]))).Where(d => WithFix.Contains(d.Id)).Select(Workbench.Write));
    }

    /// <summary>
    /// A page's sample has findings of one rule only. Each choice of that rule's fix compiles, keeps the comments and clears the sample, and what
    /// other rules say afterwards is repaired in any order of two.
    /// </summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Whatever_is_chosen_on_a_page(string id)
    {
        var before = PageTests.Samples(id).Before;
        var keys = new List<string>();
        using (var page = new FixedProject(SdkMajor.V4, ("Sample.cs", before)))
        {
            keys.AddRange(await page.FirstOffersAsync(id));
        }

        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            using var project = new FixedProject(SdkMajor.V4, ("Sample.cs", before));
            for (var rounds = (await project.FindAsync(id)).Count; rounds > 0 && (await project.FindAsync(id)).Count > 0; rounds--)
            {
                Assert.True(await project.ApplyAsync(id, key), key + " is not offered for all findings of the page");
            }

            Assert.Empty(await project.FindAsync(id));
            Assert.Equal([], Complaints(await project.CompilationAsync()));
            var chosen = await project.TextAsync("Sample.cs");
            AssertCommentsAreKept(before, chosen);
            if (project.Names.Count() == 1)
            {
                await AssertOrderDoesNotMatter(
                    await FixableAsync(chosen, SdkMajor.V4), order => Workbench.FixInOrderAsync(chosen, order), chosen, text => Workbench.Compile([("Sample.cs", text)]));
            }
        }
    }

    private static async Task AssertOrderDoesNotMatter(List<string> ids, Func<IReadOnlyList<string>, Task<string>> apply, string before, Func<string, Compilation> compile)
    {
        var complaints = Complaints(compile(before));
        foreach (var first in ids)
        {
            foreach (var second in ids.Where(i => StringComparer.Ordinal.Compare(i, first) > 0))
            {
                var one = await apply([first, second]);
                var other = await apply([second, first]);
                if (Followers.Any(f => f.First == first && f.Then == second))
                {
                    Assert.NotEqual(Normal(one), Normal(other));
                    other = await apply([second, first, second]);
                }

                Assert.Equal(Normal(one), Normal(other));
                Assert.Equal(complaints, Complaints(compile(one)));
                AssertCommentsAreKept(before, one);
            }
        }

        var all = await apply(ids);
        if (ids.Count > 1)
        {
            var again = Followers.Where(f => ids.Contains(f.First)).Select(f => f.Then).Where(ids.Contains).Distinct();
            Assert.Equal(Normal(all), Normal(await apply([.. Enumerable.Reverse(ids), .. again])));
        }

        var repaired = compile(all);
        Assert.Equal(complaints, Complaints(repaired));
        AssertCommentsAreKept(before, all);
        var left = (await Workbench.BuildAsync(repaired)).Where(d => ids.Contains(d.Id) && d.Location.SourceTree!.ToString() == all).ToList();
        Assert.True(left.Count == 0, string.Join("\n", left.Select(Workbench.Write)) + "\n" + all);
    }

    /// <summary>What two fixes add to one initialiser stands in the order in which they came, and means the same.</summary>
    private static string Normal(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return root.ReplaceNodes(root.DescendantNodes().OfType<InitializerExpressionSyntax>().Where(i => i.Expressions.All(e => e is AssignmentExpressionSyntax)), (_, i) =>
            i.WithExpressions(SyntaxFactory.SeparatedList(i.Expressions.Select(e => e.WithoutTrivia()).OrderBy(e => e.ToString(), StringComparer.Ordinal)))).ToFullString();
    }

    private static async Task<List<string>> FixableAsync(string text, SdkMajor major)
    {
        var compilation = Workbench.Compile([("Sample.cs", text)], major);
        Assert.Empty(Complaints(compilation));
        return [.. (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Where(WithFix.Contains).Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> Complaints(Compilation compilation) =>
        [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).Order(StringComparer.Ordinal)];

    private static void AssertCommentsAreKept(string before, string after)
    {
        var left = Comments(after);
        foreach (var comment in Comments(before))
        {
            Assert.True(left.Remove(comment), $"'{comment}' is gone from\n{after}");
        }

        static List<string> Comments(string text) => [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTrivia(descendIntoTrivia: true)
            .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(t => t.ToString())];
    }
}
