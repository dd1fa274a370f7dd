using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.AwsApiStubs;

/// <summary>
/// Assemblies with the names, types and members of AWS packages and no behaviour, compiled in memory from the sources
/// embedded in this library: each once per process and shape, on first use, from any thread.
/// </summary>
public static class Stubs
{
    private const string Root = "Sources/";
    private static readonly ImmutableDictionary<string, StubAssembly> ByName = StubAssembly.All.ToImmutableDictionary(assembly => assembly.Name);
    private static readonly Lazy<ImmutableArray<(string Path, SourceText Text)>> Sources = new(ReadSources);
    private static readonly ConcurrentDictionary<(string, SdkMajor), Lazy<CSharpCompilation>> Compilations = new();
    private static readonly ConcurrentDictionary<(string, SdkMajor), Lazy<MetadataReference>> References = new();

    /// <summary>Simple names of the assemblies that have a stub.</summary>
    public static ImmutableArray<string> AssemblyNames { get; } = [.. StubAssembly.All.Select(assembly => assembly.Name)];

    /// <summary>The stub of an assembly as a metadata reference.</summary>
    /// <param name="assemblyName">One of <see cref="AssemblyNames"/>.</param>
    /// <param name="shape">Shape of the SDK types in it and in what it refers to.</param>
    /// <exception cref="ArgumentException">There is no such stub.</exception>
    /// <exception cref="InvalidOperationException">The stub's sources do not compile.</exception>
    public static MetadataReference Get(string assemblyName, SdkMajor shape) =>
        References.GetOrAdd((assemblyName, shape), static key => new(() => Emit(Compile(key.Item1, key.Item2)))).Value;

    /// <summary>The real assembly when <paramref name="shape"/> is v4 and its package is referenced, else the stub.</summary>
    /// <param name="assemblyName">One of <see cref="AssemblyNames"/>.</param>
    /// <param name="shape">Shape of the SDK types.</param>
    public static MetadataReference GetRealOrStub(string assemblyName, SdkMajor shape) =>
        TryGetReal(assemblyName, shape) ?? Get(assemblyName, shape);

    /// <summary>The real assembly, or null when <paramref name="shape"/> is v3 or its package is not referenced.</summary>
    /// <param name="assemblyName">One of <see cref="AssemblyNames"/>.</param>
    /// <param name="shape">Shape of the SDK types.</param>
    public static MetadataReference? TryGetReal(string assemblyName, SdkMajor shape) =>
        shape == SdkMajor.V4 && PackageAssemblies.Contains(assemblyName) ? PackageAssemblies.Get(assemblyName) : null;

    /// <summary>The compilation that <see cref="Get"/> emits, for tests that look at the stub's symbols.</summary>
    /// <param name="assemblyName">One of <see cref="AssemblyNames"/>.</param>
    /// <param name="shape">Shape of the SDK types.</param>
    /// <exception cref="ArgumentException">There is no such stub.</exception>
    public static CSharpCompilation Compile(string assemblyName, SdkMajor shape) =>
        Compilations.GetOrAdd((assemblyName, shape), static key => new(() => Create(key.Item1, key.Item2))).Value;

    private static CSharpCompilation Create(string name, SdkMajor shape)
    {
        if (!ByName.TryGetValue(name, out var assembly))
        {
            throw new ArgumentException($"There is no stub of '{name}'.", nameof(name));
        }

        // The Lambda packages are stubbed as they are for .NET 8 and later, where the logger has levels.
        var parse = new CSharpParseOptions(
            LanguageVersion.Latest,
            preprocessorSymbols: shape == SdkMajor.V3 ? ["AWSSDK_V3", "NET8_0_OR_GREATER"] : ["NET8_0_OR_GREATER"]);
        var trees = Sources.Value
            .Where(source => IsIn(source.Path, name) || (assembly.SharedFolder is { } shared && IsIn(source.Path, shared)))
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.Path))
            .Append(CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{assembly.VersionFor(shape)}\")]", parse, Root + name + "/AssemblyVersion.cs"));
        return CSharpCompilation.Create(
            name,
            trees,
            [.. ReferenceSets.Framework, .. ReferenceSets.Hosting, .. assembly.References.Select(reference => GetRealOrStub(reference, shape))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable));
    }

    private static bool IsIn(string path, string folder) => path.StartsWith(Root + folder + "/", StringComparison.Ordinal);

    private static MetadataReference Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(metadataOnly: true));
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray(), filePath: compilation.AssemblyName + ".dll")
            : throw new InvalidOperationException(
                $"The stub of '{compilation.AssemblyName}' does not compile:{Environment.NewLine}"
                + string.Join(Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20)));
    }

    private static ImmutableArray<(string Path, SourceText Text)> ReadSources()
    {
        var assembly = typeof(Stubs).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".cs", StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                return (name.Replace('\\', '/'), SourceText.From(stream));
            })
            .ToImmutableArray();
    }
}
