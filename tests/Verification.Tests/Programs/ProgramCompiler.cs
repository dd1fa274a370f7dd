using AwsMessaging.Simulation.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>Compiles programs to be run in virtual time.</summary>
internal static class ProgramCompiler
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Runtime = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>
    /// What this process has loaded to compile against: the framework, the simulation, the libraries that the test project refers to.
    /// </summary>
    public static IReadOnlyList<MetadataReference> HostReferences => Runtime.Value;

    /// <summary>Compiles and loads a program.</summary>
    /// <param name="sources">Its files.</param>
    /// <param name="references">What it is compiled against; null for <see cref="HostReferences"/>.</param>
    /// <param name="libraries">Images of assemblies that it brings along, by simple name; null for none.</param>
    /// <exception cref="InvalidOperationException">It does not compile, as written or as rewritten.</exception>
    public static LoadedProgram Compile(
        IEnumerable<string> sources, IEnumerable<MetadataReference>? references = null, IReadOnlyDictionary<string, byte[]>? libraries = null)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Program",
            sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"File{i}.cs", System.Text.Encoding.UTF8)),
            references ?? HostReferences,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        RequireValid(compilation, "The program");
        var rewritten = ProgramRewriter.Rewrite(compilation);
        RequireValid(rewritten, "The rewritten program");

        using var image = new MemoryStream();
        rewritten.Emit(image);
        return LoadedProgram.Load(image.ToArray(), libraries);
    }

    private static void RequireValid(CSharpCompilation compilation, string what)
    {
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{what} does not compile:\n{string.Join('\n', errors)}\n{string.Join('\n', compilation.SyntaxTrees)}");
        }
    }
}
