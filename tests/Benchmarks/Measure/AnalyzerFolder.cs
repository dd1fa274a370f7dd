using System.IO.Compression;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>Finds the analyzer assemblies that a compiler of this version would load from a package, a folder or a build output.</summary>
internal static class AnalyzerFolder
{
    private const string PerCompiler = "roslyn";

    /// <summary>
    /// Unpacks <paramref name="path"/> below <paramref name="scratch"/> when it is a package; otherwise returns the folder that it is or is
    /// in.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is nothing at that path.</exception>
    public static string Unpack(string path, string scratch)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            return full;
        }

        if (!File.Exists(full))
        {
            throw new FileNotFoundException($"There is no analyzer, folder or package at {full}.");
        }

        if (!full.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase))
        {
            return Path.GetDirectoryName(full)!;
        }

        var folder = Path.Combine(scratch, Path.GetFileNameWithoutExtension(full));
        ZipFile.ExtractToDirectory(full, folder);
        return folder;
    }

    /// <summary>
    /// The assemblies in <paramref name="root"/>: by the package conventions when it has an <c>analyzers</c> folder, else those directly in
    /// it.
    /// </summary>
    public static string[] Assemblies(string root)
    {
        var folder = Path.Combine(root, "analyzers");
        if (!Directory.Exists(folder))
        {
            folder = root;
        }
        else
        {
            folder = Below(folder, "dotnet");
            folder = BestForThisCompiler(folder);
            folder = Below(folder, "cs");
        }

        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)] : [];
    }

    private static string Below(string folder, string name) =>
        Directory.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : folder;

    private static string BestForThisCompiler(string folder)
    {
        var compiler = typeof(Compilation).Assembly.GetName().Version!;
        return Directory.GetDirectories(folder, PerCompiler + "*")
            .Select(d => (Folder: d, Version: Version.TryParse(Path.GetFileName(d)[PerCompiler.Length..], out var version)
                ? version
                : null))
            .Where(d => d.Version is not null && d.Version <= compiler)
            .OrderBy(d => d.Version)
            .Select(d => d.Folder)
            .LastOrDefault(folder);
    }
}
