using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace AwsMessaging.Try;

/// <summary>
/// The package, packed from this repository under a version that nobody has seen before, so that no cache can hand out an old one.
/// </summary>
public sealed class PackedPackage
{
    private const string Id = "AwsMessaging.Analyzers";

    private PackedPackage(string file, string version)
    {
        File = file;
        Version = version;
    }

    /// <summary>The nupkg file.</summary>
    public string File { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The folder it lies in: a package source.</summary>
    public string Feed => Path.GetDirectoryName(File)!;

    /// <summary>Packs as <see cref="PackAsync(Repository, Scratch, CancellationToken)"/> does, and says so.</summary>
    /// <exception cref="Problem">It cannot be packed.</exception>
    public static async Task<PackedPackage> PackAsync(
        Repository repository, Terminal terminal, Scratch scratch, CancellationToken cancellationToken)
    {
        terminal.Headline("Packing the analyzers");
        var package = await PackAsync(repository, scratch, cancellationToken);
        terminal.Line(Path.GetFileName(package.File));
        return package;
    }

    /// <summary>Packs src/Package into the folder "feed" of the scratch folder.</summary>
    /// <exception cref="Problem">It cannot be packed.</exception>
    public static async Task<PackedPackage> PackAsync(Repository repository, Scratch scratch, CancellationToken cancellationToken)
    {
        var feed = scratch.Folder("feed");
        if (!System.IO.File.Exists(repository.PackageProject))
        {
            throw new Problem($"There is no project to pack: {repository.PackageProject} does not exist.");
        }

        var dotnet = new Dotnet(repository.Root, new Dictionary<string, string?>());
        var suffix = "try." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

        // With its own intermediate files, so that a build of the repository that runs at the same time is not disturbed; what that build
        // checks is not checked again.
        var pack = await dotnet.RunAsync(
            cancellationToken,
            ["pack", repository.PackageProject, "-o", feed, "--artifacts-path", scratch.Folder("pack"), "-p:VersionSuffix="
                + suffix, "-p:RunAnalyzers=false", .. Dotnet.Quiet]);
        if (!pack.Succeeded)
        {
            throw BuildProblem.From(pack, "The analyzers", "pack");
        }

        var file = Directory.EnumerateFiles(feed, $"{Id}.*{suffix}.nupkg").SingleOrDefault()
            ?? throw new Problem($"dotnet pack succeeded, but there is no {Id} package of version …-{suffix} in {feed}.");
        return new PackedPackage(file, Path.GetFileNameWithoutExtension(file)[(Id.Length + 1)..]);
    }

    /// <summary>Unzips the package.</summary>
    public void ExtractTo(string folder) => ZipFile.ExtractToDirectory(File, folder);

    /// <summary>Takes the package out of NuGet's cache again; nobody else will ever ask for its version.</summary>
    /// <param name="assetsFile">The project.assets.json of a project that was restored with it.</param>
    public void RemoveFromCache(string assetsFile)
    {
        if (!System.IO.File.Exists(assetsFile))
        {
            return;
        }

        using var assets = JsonDocument.Parse(System.IO.File.ReadAllBytes(assetsFile));
        if (assets.RootElement.TryGetProperty("project", out var project)
            && project.TryGetProperty("restore", out var restore)
            && restore.TryGetProperty("packagesPath", out var path)
            && path.GetString() is { Length: > 0 } packages)
        {
            var versions = Path.Combine(packages, Id.ToLowerInvariant());
            Scratch.Delete(Path.Combine(versions, Version.ToLowerInvariant()));
            if (Directory.Exists(versions) && !Directory.EnumerateFileSystemEntries(versions).Any())
            {
                Scratch.Delete(versions);
            }
        }
    }
}
