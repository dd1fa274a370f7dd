using System.Collections.Concurrent;
using System.Globalization;

namespace AwsMessaging.Try;

/// <summary>Reports what the package finds in somebody's project, without writing a file beside it.</summary>
/// <remarks>
/// The project is built once as it is, with its outputs sent to a temporary folder, and every call of the compiler is written down. Then
/// the same calls are made again with the analyzers. So a finding that is an error neither stops the build nor hides what depends on it.
/// </remarks>
public sealed class ReportRun(Repository repository, Terminal terminal)
{
    /// <summary>Packs, builds, analyzes and prints.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="Problem">The target does not restore or compile.</exception>
    public async Task<int> RunAsync(Target target, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        return await RunAsync(target, await PackedPackage.PackAsync(repository, terminal, scratch, cancellationToken), cancellationToken);
    }

    /// <summary>The same with a package that is there.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="Problem">The target does not restore or compile.</exception>
    public async Task<int> RunAsync(Target target, PackedPackage package, CancellationToken cancellationToken)
    {
        using var scratch = new Scratch();
        var before = Snapshot.Of(target.Folder);
        var unzipped = scratch.Folder("awsm-package");
        package.ExtractTo(unzipped);

        terminal.Headline($"Building {target.Name} in a temporary folder");
        var compilations = await BuildAsync(target, scratch, unzipped, cancellationToken);
        terminal.Line(FindingPrinter.Count(compilations.Select(c => c.Project).Distinct().Count(), "C# project"));

        terminal.Headline("Findings");
        var findings = await AnalyzeAsync(compilations, scratch, unzipped, cancellationToken);
        new FindingPrinter(terminal, file => Shorten(file, target.Folder)).Print(findings);
        if (findings.Count == 0 && !compilations.Any(c => c.ReferencesMessaging))
        {
            terminal.Line("No project here references the AWS SDK, an AWS Lambda package, the CDK or Confluent.Kafka, so no rule applies.");
        }

        foreach (var change in before.ChangesTo(Snapshot.Of(target.Folder)))
        {
            await Console.Error.WriteLineAsync($"try.cs: warning: a build step of the project itself wrote {change}");
        }

        return 0;
    }

    private async Task<IReadOnlyList<Compilation>> BuildAsync(
        Target target, Scratch scratch, string package, CancellationToken cancellationToken)
    {
        var dotnet = new Dotnet(target.Folder, new Dictionary<string, string?>
        {
            ["AwsmTryOutput"] = scratch.Folder("build"),
            ["AwsmTryPackage"] = package,
            ["CustomAfterDirectoryBuildProps"] = Path.Combine(repository.RedirectFolder, "Redirect.props"),
            ["CustomBeforeMicrosoftCommonTargets"] = Path.Combine(repository.RedirectFolder, "Redirect.targets"),
        });
        var build = await dotnet.RunAsync(cancellationToken, ["build", target.File, .. Dotnet.Quiet]);
        if (!build.Succeeded)
        {
            throw BuildProblem.From(build, target.Name, "build");
        }

        var records = scratch.Folder("build", "compilations");
        return [.. Directory.EnumerateFiles(records).Order(StringComparer.Ordinal).Select(Compilation.Read)];
    }

    private static async Task<IReadOnlyCollection<Finding>> AnalyzeAsync(
        IReadOnlyList<Compilation> compilations, Scratch scratch, string package, CancellationToken cancellationToken)
    {
        // A project with several target frameworks is compiled several times; what is found in each is told once.
        var findings = new ConcurrentDictionary<Finding, bool>();
        var numbered = compilations.Where(c => c.ReferencesMessaging).Select((compilation, number) => (compilation, number));
        await Parallel.ForEachAsync(numbered, cancellationToken, async (item, stop) =>
        {
            var output = scratch.Folder("analysis", item.number.ToString(CultureInfo.InvariantCulture));
            foreach (var finding in await item.compilation.AnalyzeAsync(package, output, stop))
            {
                findings.TryAdd(finding, true);
            }
        });
        return [.. findings.Keys];
    }

    private static string Shorten(string file, string folder)
    {
        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative.Replace('\\', '/');
    }
}
