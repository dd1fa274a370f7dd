using System.Globalization;
using System.Text;

namespace AwsMessaging.Try;

/// <summary>One call of the C# compiler, as MSBuild made it.</summary>
/// <param name="Project">The project, an absolute path.</param>
/// <param name="Compiler">The compiler: csc.dll of the SDK that the project uses.</param>
/// <param name="ApiVersion">The version of the compiler's API, which decides about the analyzers it can load.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Compilation(string Project, string Compiler, Version ApiVersion, IReadOnlyList<string> Arguments)
{
    private static readonly string[] MessagingAssemblies = ["AWSSDK.", "Amazon.", "Confluent.Kafka"];

    // Outputs of the build, and what would turn findings into something else than the package says.
    private static readonly string[] Dropped =
        ["out", "refout", "refonly", "pdb", "doc", "errorlog", "skipanalyzers", "warnaserror", "generatedfilesout", "noconfig", "nologo",
            "reportanalyzer"];

    /// <summary>Whether the project references a library whose use the rules check.</summary>
    public bool ReferencesMessaging => Arguments.Any(a =>
        IsOption(a, "reference") && MessagingAssemblies.Any(m => FileOf(a).StartsWith(m, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads what the target in Redirect.targets has written.</summary>
    public static Compilation Read(string record)
    {
        var lines = File.ReadAllLines(record);
        var api = lines[2].Replace("roslyn", "", StringComparison.Ordinal);
        return new Compilation(
            lines[0],
            Path.Combine(lines[1], "bincore", "csc.dll"),
            Version.TryParse(api, out var version) ? version : new Version(0, 0),
            lines[3..]);
    }

    /// <summary>The findings of the package in this compilation.</summary>
    /// <param name="package">The folder into which the package was unzipped.</param>
    /// <param name="output">A folder that is there for this compilation only.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <exception cref="Problem">The compiler is too old for the package, or cannot run it.</exception>
    public async Task<IReadOnlyList<Finding>> AnalyzeAsync(string package, string output, CancellationToken cancellationToken)
    {
        var log = Path.Combine(output, "findings.sarif");
        var response = Path.Combine(output, "arguments.rsp");
        var arguments = Arguments.Where(a => !Dropped.Any(d => IsOption(a, d)) && !IsOtherCopy(a, package))
            .Concat(AnalyzerFolder(package).EnumerateFiles("*.dll").Select(dll => "/analyzer:" + dll.FullName))
            .Append("/skipanalyzers-")
            .Append("/out:" + Path.Combine(output, "out.dll"))
            .Append("/errorlog:" + log + ",version=2.1");
        await File.WriteAllLinesAsync(response, arguments.Select(Quote), new UTF8Encoding(false), cancellationToken);

        var dotnet = new Dotnet(Path.GetDirectoryName(Project)!, new Dictionary<string, string?>());
        var run = await dotnet.RunAsync(cancellationToken, "exec", Compiler, "/nologo", "/noconfig", "@" + response);
        return File.Exists(log) ? Sarif.Read(log) : throw BuildProblem.From(run, Path.GetFileName(Project), "exec csc");
    }

    // As the SDK does it: the newest folder that this compiler can load.
    private DirectoryInfo AnalyzerFolder(string package) =>
        new DirectoryInfo(Path.Combine(package, "analyzers", "dotnet")).EnumerateDirectories("roslyn*")
            .Select(folder => (Folder: folder, Version: Version.Parse(folder.Name["roslyn".Length..])))
            .Where(candidate => candidate.Version <= ApiVersion)
            .OrderByDescending(candidate => candidate.Version)
            .Select(candidate => new DirectoryInfo(Path.Combine(candidate.Folder.FullName, "cs")))
            .FirstOrDefault()
        ?? throw new Problem(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(Project)} is compiled by a .NET SDK that is too old for the analyzers (its compiler is {ApiVersion}, they need the .NET 8 SDK)."));

    // The project may have the package already, in some other version.
    private static bool IsOtherCopy(string argument, string package) =>
        (IsOption(argument, "analyzer") || IsOption(argument, "analyzerconfig"))
        && FileOf(argument).StartsWith("AwsMessaging.", StringComparison.OrdinalIgnoreCase)
        && !argument.Contains(Path.GetFileName(package), StringComparison.OrdinalIgnoreCase);

    private static bool IsOption(string argument, string name) =>
        argument is ['/' or '-', ..]
        && argument.AsSpan(1).StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (argument.Length == name.Length + 1 || argument[name.Length + 1] is ':' or '+' or '-');

    private static string FileOf(string argument) => argument[(argument.LastIndexOfAny(['/', '\\', ':', '"', '=']) + 1)..].Trim('"');

    private static string Quote(string argument) =>
        argument.Contains('"', StringComparison.Ordinal) || !argument.Any(char.IsWhiteSpace) ? argument : $"\"{argument}\"";
}
