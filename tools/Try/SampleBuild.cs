namespace AwsMessaging.Try;

/// <summary>Builds and repairs the scratch copy of the sample, which takes the package from the local feed.</summary>
public sealed class SampleBuild
{
    private readonly string _project;
    private readonly string _log;
    private readonly Dotnet _dotnet;
    private string[] _again = [];

    /// <summary>Prepares the build.</summary>
    /// <param name="project">The project file in the copy.</param>
    /// <param name="package">The package to build with.</param>
    /// <param name="scratch">Where the compiler's log goes.</param>
    public SampleBuild(string project, PackedPackage package, Scratch scratch)
    {
        _project = project;
        _log = scratch.File("sample.sarif");

        // As variables, because dotnet format takes no properties.
        _dotnet = new Dotnet(Path.GetDirectoryName(project)!, new Dictionary<string, string?>
        {
            ["AwsMessagingAnalyzersVersion"] = package.Version,
            ["RestoreAdditionalProjectSources"] = package.Feed,
            ["UseSharedCompilation"] = "false", // a compiler that stays would hold the package's files
        });
    }

    /// <summary>Builds.</summary>
    /// <returns>What the package finds; errors among it are findings, not a failure.</returns>
    /// <exception cref="Problem">The sample does not build for another reason.</exception>
    public async Task<IReadOnlyList<Finding>> BuildAsync(CancellationToken cancellationToken)
    {
        File.Delete(_log);
        var build = await _dotnet.RunAsync(
            cancellationToken, ["build", _project, $"-p:ErrorLog={Escape(_log)}%2cversion=2.1", .. _again, .. Dotnet.Quiet]);

        // Only the sample changes from now on; it is compiled again in any case, because a compilation that is skipped writes no log.
        _again = ["--no-restore", "--no-dependencies", "--no-incremental"];
        if ((!build.Succeeded && build.Errors.Any(e => !e.Code.StartsWith("AWSM", StringComparison.Ordinal))) || !File.Exists(_log))
        {
            throw BuildProblem.From(build, Path.GetFileName(_project), "build");
        }

        var findings = Sarif.Read(_log);
        return build.Succeeded || findings.Any(f => f.Level == Level.Error)
            ? findings
            : throw BuildProblem.From(build, Path.GetFileName(_project), "build");
    }

    /// <summary>Applies the fixes for the findings.</summary>
    /// <exception cref="Problem">The fixes cannot be applied.</exception>
    public async Task FixAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        await FormatAsync(cancellationToken);

        // Suggestions are left alone unless they are asked for, and then only ours: other analyzers have opinions too.
        var suggestions = findings.Where(f => f.Level == Level.Suggestion).Select(f => f.Rule).Distinct().ToArray();
        if (suggestions.Length > 0)
        {
            await FormatAsync(cancellationToken, ["--severity", "info", "--diagnostics", .. suggestions]);
        }
    }

    private async Task FormatAsync(CancellationToken cancellationToken, params string[] more)
    {
        var format = await _dotnet.RunAsync(cancellationToken, ["format", "analyzers", _project, "--no-restore", .. more]);
        if (!format.Succeeded)
        {
            throw BuildProblem.From(format, Path.GetFileName(_project), "format");
        }
    }

    // What MSBuild would take for the end of a value or for an escape.
    private static string Escape(string value) =>
        value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3b", StringComparison.Ordinal)
            .Replace(",", "%2c", StringComparison.Ordinal);
}
