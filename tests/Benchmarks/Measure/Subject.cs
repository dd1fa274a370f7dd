using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>An analyzer package that is measured.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Root">The folder of the restored package, or of the build output.</param>
internal sealed record Subject(string Name, string Root)
{
    /// <summary>The package under test, as it is called on the command line and in tables.</summary>
    public const string PackageUnderTest = "AwsMessaging.Analyzers";

    private const string PeerPrefix = "Peer:";

    public bool IsPackageUnderTest => Name == PackageUnderTest;

    /// <summary>The restored version; empty for a build output.</summary>
    public string Version => IsPackageUnderTest ? string.Empty : Path.GetFileName(Path.TrimEndingDirectorySeparator(Root));

    /// <summary>The package under test, then its peers.</summary>
    /// <param name="packageUnderTest">A folder to take in place of the build output.</param>
    public static ImmutableArray<Subject> All(string? packageUnderTest) =>
    [
        new(PackageUnderTest, packageUnderTest ?? Metadata(PackageUnderTest)
            ?? throw new InvalidOperationException("The build did not say where the package under test is.")),
        .. AssemblyMetadata().Where(m => m.Key.StartsWith(PeerPrefix, StringComparison.Ordinal))
            .Select(m => new Subject(m.Key[PeerPrefix.Length..], m.Value!)),
    ];

    /// <summary>What the build noted in the assembly's metadata under <paramref name="key"/>.</summary>
    public static string? Metadata(string key) => AssemblyMetadata().FirstOrDefault(m => m.Key == key)?.Value;

    private static IEnumerable<AssemblyMetadataAttribute> AssemblyMetadata() =>
        typeof(Subject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();

    /// <summary>Creates its analyzers for C#.</summary>
    /// <exception cref="InvalidOperationException">An assembly does not load, or there is no analyzer in them.</exception>
    public ImmutableArray<DiagnosticAnalyzer> Load()
    {
        var files = AnalyzerFolder.Assemblies(Root);
        var loader = new Loader(files);
        var analyzers = ImmutableArray.CreateBuilder<DiagnosticAnalyzer>();
        var failures = new List<string>();
        foreach (var file in files)
        {
            var reference = new AnalyzerFileReference(file, loader);
            reference.AnalyzerLoadFailed += (_, failure) =>
            {
                if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                {
                    failures.Add($"{Path.GetFileName(file)}: {failure.Message}");
                }
            };
            analyzers.AddRange(reference.GetAnalyzers(LanguageNames.CSharp));
        }

        if (failures.Count > 0)
        {
            throw new InvalidOperationException($"{Name} does not load: {string.Join("; ", failures)}");
        }

        return analyzers.Count > 0 ? analyzers.ToImmutable() : throw new InvalidOperationException($"There is no C# analyzer in {Root}.");
    }

    /// <summary>Loads from the subject's folder what this process does not bring itself, as the compiler does.</summary>
    private sealed class Loader(string[] files) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        private static readonly HashSet<string> Own =
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(p => Path.GetFileNameWithoutExtension(p)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        public void AddDependencyLocation(string fullPath)
        {
            // All dependencies lie in the folder whose files are known.
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Own.Contains(assemblyName.Name!)
                ? null
                : files.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == assemblyName.Name);
            return file is null ? null : LoadFromAssemblyPath(file);
        }
    }
}
