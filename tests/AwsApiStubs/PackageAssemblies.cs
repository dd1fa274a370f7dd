using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.AwsApiStubs;

/// <summary>The reference assemblies that this project was built with, by simple name: targeting packs and real packages.</summary>
internal static class PackageAssemblies
{
    private static readonly Lazy<ImmutableArray<(string Package, string Path)>> Manifest = new(ReadManifest);
    private static readonly Lazy<ImmutableDictionary<string, string>> ByName = new(() =>
        Manifest.Value.ToImmutableDictionary(line => Path.GetFileNameWithoutExtension(line.Path), line => line.Path, StringComparer.OrdinalIgnoreCase));

    // One reference object per file, so that Roslyn reads its metadata once however many sets it is in.
    private static readonly ConcurrentDictionary<string, MetadataReference> References = new(StringComparer.Ordinal);

    internal static bool Contains(string assemblyName) => ByName.Value.ContainsKey(assemblyName);

    internal static MetadataReference Get(string assemblyName) => ByName.Value.TryGetValue(assemblyName, out var path)
        ? FromFile(path)
        : throw new InvalidOperationException($"'{assemblyName}' is not among the reference assemblies of AwsMessaging.AwsApiStubs.");

    internal static ImmutableArray<MetadataReference> OfPackage(string packageId)
    {
        var found = Manifest.Value.Where(line => line.Package == packageId).Select(line => FromFile(line.Path)).ToImmutableArray();
        return found.IsEmpty ? throw new InvalidOperationException($"'{packageId}' has no reference assembly in AwsMessaging.AwsApiStubs.") : found;
    }

    internal static string DirectoryOf(string packageId) =>
        Path.GetDirectoryName(Manifest.Value.First(line => line.Package == packageId).Path)!;

    internal static MetadataReference FromFile(string path) =>
        References.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));

    private static ImmutableArray<(string Package, string Path)> ReadManifest()
    {
        using var reader = new StreamReader(typeof(PackageAssemblies).Assembly.GetManifestResourceStream("references.txt")!);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('|', 2))
            .Select(parts => (parts[0], parts[1]))
            .ToImmutableArray();
    }
}
