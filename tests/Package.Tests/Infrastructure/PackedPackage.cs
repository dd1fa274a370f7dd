using System.IO.Compression;
using System.Xml.Linq;
using AwsMessaging.Package.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>
/// The package, packed once per test run from the sources beside the tests into a feed of its own, under a version that no other run has:
/// neither a NuGet cache nor a compiler server can know it.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Name of the package.</summary>
    public const string Id = "AwsMessaging.Analyzers";

    /// <summary>The folder inside the package from which compilers take the analyzers.</summary>
    public static string AnalyzerFolder { get; } = $"analyzers/dotnet/roslyn{Repository.RoslynFloor.ToString(2)}/cs/";

    /// <summary>Version of this run's package.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The folder with the package, usable as a package source.</summary>
    public string Feed => Path.Combine(_directory.FullPath, "feed");

    /// <summary>
    /// The folder into which consumers' restores extract the package. Everything else they take from the user's own cache, so nothing of the test
    /// stays there and nothing is extracted twice.
    /// </summary>
    public string PackagesFolder => Path.Combine(_directory.FullPath, "packages");

    /// <summary>The nupkg.</summary>
    public string File => Directory.GetFiles(Feed, "*.nupkg").Single();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var suffix = $"test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";
        (await Packer.PackAsync(Repository.Root, Path.Combine(_directory.FullPath, "artifacts"), Feed, suffix)).MustSucceed();
        Version = (string)Nuspec().Root!.Descendants().First(element => element.Name.LocalName == "version");
    }

    /// <summary>Paths of all entries, with forward slashes.</summary>
    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(File);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Content of one entry.</summary>
    /// <param name="path">Path inside the package.</param>
    public byte[] Read(string path)
    {
        using var archive = ZipFile.OpenRead(File);
        using var content = archive.GetEntry(path)?.Open() ?? throw new FileNotFoundException($"The package has no {path}.");
        var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The package's description of itself.</summary>
    public XDocument Nuspec() => XDocument.Load(new MemoryStream(Read($"{Id}.nuspec")));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
