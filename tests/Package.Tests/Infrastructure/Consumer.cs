using System.Xml.Linq;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>
/// A folder with one or more projects as a user has them, cut off from the repository's own build settings, with this run's package in a local feed beside the
/// user's package sources.
/// </summary>
public sealed class Consumer : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly PackedPackage _package;

    /// <summary>Creates the folder with the NuGet configuration, without a project.</summary>
    /// <param name="package">The package under test.</param>
    public Consumer(PackedPackage package)
    {
        _package = package;
        Write("NuGet.config", new XElement(
            "configuration",
            new XElement("packageSources", Add("package-under-test", package.Feed)),
            new XElement("fallbackPackageFolders", Add("user", UserPackagesFolder))).ToString());
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        System.IO.File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(Root, "global.json"));
    }

    /// <summary>The folder.</summary>
    public string Root => _directory.FullPath;

    private static string UserPackagesFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Writes a file, and its folders, below the root.</summary>
    /// <param name="path">Relative path.</param>
    /// <param name="content">The text.</param>
    public Consumer Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>Reads a file below the root.</summary>
    /// <param name="path">Relative path.</param>
    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Copies sources that come with the tests into the root.</summary>
    /// <param name="set">Folder under Consumers.</param>
    public Consumer CopySources(string set)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", set), "*.cs"))
        {
            File.Copy(file, Path.Combine(Root, Path.GetFileName(file)));
        }

        return this;
    }

    /// <summary>Runs a dotnet command in the root.</summary>
    /// <param name="arguments">Arguments, one each.</param>
    public Task<CommandResult> DotnetAsync(params string[] arguments) =>
        Dotnet.RunAsync(Root, arguments, new Dictionary<string, string> { ["NUGET_PACKAGES"] = _package.PackagesFolder });

    /// <summary>Builds what is in the root, from the start, and prints warnings and errors only.</summary>
    /// <param name="arguments">Arguments on top.</param>
    public Task<CommandResult> BuildAsync(params string[] arguments) => DotnetAsync(["build", "--no-incremental", "-v", "q", .. arguments]);

    /// <inheritdoc />
    public void Dispose() => _directory.Dispose();

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
}
