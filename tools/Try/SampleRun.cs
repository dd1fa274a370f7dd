namespace AwsMessaging.Try;

/// <summary>The whole way on a sample: build with the package, print, repair, show what changed, build again.</summary>
/// <param name="repository">Where the sample is.</param>
/// <param name="terminal">Where to print.</param>
/// <param name="sampleFolder">One of <see cref="Repository.SampleFolders"/>.</param>
public sealed class SampleRun(Repository repository, Terminal terminal, string sampleFolder)
{
    private static readonly string[] SharedFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "NuGet.config"];

    // The fix of one place may uncover another one; more rounds than this would mean that fixes undo each other.
    private const int MaxRounds = 3;

    /// <summary>What the package found before anything was repaired; files are relative to the sample's folder, with slashes.</summary>
    public IReadOnlyList<Finding> Found { get; private set; } = [];

    /// <summary>What is left after the fixes: findings of rules without a quick-fix.</summary>
    public IReadOnlyList<Finding> Left { get; private set; } = [];

    /// <summary>Packs once and runs all steps on every sample.</summary>
    /// <returns>0 when each of them is as <see cref="RunAsync(PackedPackage, CancellationToken)"/> wants it.</returns>
    /// <exception cref="Problem">A step cannot be carried out.</exception>
    public static async Task<int> RunAllAsync(Repository repository, Terminal terminal, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var package = await PackedPackage.PackAsync(repository, terminal, scratch, cancellationToken);
        var exitCode = 0;
        foreach (var folder in Repository.SampleFolders)
        {
            exitCode = Math.Max(exitCode, await new SampleRun(repository, terminal, folder).RunAsync(package, cancellationToken));
        }

        return exitCode;
    }

    /// <summary>Runs all steps with a package that is there.</summary>
    /// <returns>0 when the package found something and its fixes left nothing that has a quick-fix.</returns>
    /// <exception cref="Problem">A step cannot be carried out.</exception>
    public async Task<int> RunAsync(PackedPackage package, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var name = Path.GetFileName(sampleFolder);
        var copy = scratch.Folder("copy of " + name);
        CopySample(copy);
        var project = Path.Combine(copy, sampleFolder, name + ".csproj");
        try
        {
            return await RunAsync(new SampleBuild(project, package, scratch), copy, cancellationToken);
        }
        finally
        {
            package.RemoveFromCache(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json"));
        }
    }

    private async Task<int> RunAsync(SampleBuild sample, string copy, CancellationToken cancellationToken)
    {
        terminal.Headline($"Building {Slashes(sampleFolder)} with the package");
        var printer = new FindingPrinter(terminal, file => Slashes(Path.GetRelativePath(copy, file)));
        var found = await sample.BuildAsync(cancellationToken);
        var folder = Path.Combine(copy, sampleFolder);
        Found = [.. found.Select(f => f with { File = f.File is null ? null : Slashes(Path.GetRelativePath(folder, f.File)) })];
        printer.Print(found);
        if (found.Count == 0)
        {
            throw new Problem("The package finds nothing in the sample, which is full of mistakes.");
        }

        terminal.Headline("Applying the fixes to a copy");
        var before = Sources(copy);
        var left = found;
        for (var round = 0; round < MaxRounds && left.Any(HasFix); round++)
        {
            await sample.FixAsync(left, cancellationToken);
            left = await sample.BuildAsync(cancellationToken);
        }

        PrintDifference(before, Sources(copy));

        terminal.Headline("Building the repaired copy");
        printer = new FindingPrinter(terminal, file => Slashes(Path.GetRelativePath(copy, file)));
        printer.Print(left);
        Left = left;
        if (left.Where(HasFix).ToList() is { Count: > 0 } unfixed)
        {
            throw new Problem($"The fixes left {FindingPrinter.Summary(unfixed)}.");
        }

        if (left.Count > 0)
        {
            terminal.Line("What is left has no quick-fix: the pages of its rules say what to do.");
        }

        return 0;
    }

    /// <summary>Whether the page of the finding's rule promises a quick-fix.</summary>
    private bool HasFix(Finding finding)
    {
        var page = Path.Combine(repository.Root, "docs", "rules", finding.Rule + ".md");
        return !File.Exists(page)
            || File.ReadLines(page).Any(line => line.StartsWith("| ", StringComparison.Ordinal)
                && line.EndsWith("| yes | yes |", StringComparison.Ordinal));
    }

    private void CopySample(string copy)
    {
        foreach (var folder in new[] { "", "samples", "tests", Path.Combine("tests", "AwsApiStubs") })
        {
            foreach (var file in SharedFiles.Select(name => Path.Combine(folder, name))
                .Where(file => File.Exists(Path.Combine(repository.Root, file))))
            {
                CopyFile(file, copy);
            }
        }

        foreach (var folder in new[] { sampleFolder, Path.Combine("tests", "AwsApiStubs") })
        {
            foreach (var file in SourceFiles(Path.Combine(repository.Root, folder)))
            {
                CopyFile(Path.GetRelativePath(repository.Root, file), copy);
            }
        }
    }

    private void CopyFile(string relative, string copy)
    {
        var target = Path.Combine(copy, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(repository.Root, relative), target, overwrite: true);
    }

    private SortedDictionary<string, string> Sources(string copy) =>
        new(
            SourceFiles(Path.Combine(copy, sampleFolder)).ToDictionary(f => Slashes(Path.GetRelativePath(copy, f)), File.ReadAllText),
            StringComparer.Ordinal);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(sub => Path.GetFileName(sub) is not ("bin" or "obj"))
                .SelectMany(SourceFiles));

    private void PrintDifference(SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            foreach (var line in UnifiedDiff.Between(name, before.GetValueOrDefault(name, ""), after.GetValueOrDefault(name, "")))
            {
                PrintDifferenceLine(line);
            }
        }
    }

    private void PrintDifferenceLine(string line)
    {
        switch (line)
        {
            case ['@', ..]:
                terminal.Line(line, ConsoleColor.Cyan);
                break;
            case ['+', ..]:
                terminal.Line(line, ConsoleColor.Green);
                break;
            case ['-', ..]:
                terminal.Line(line, ConsoleColor.Red);
                break;
            default:
                terminal.Line(line);
                break;
        }
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
