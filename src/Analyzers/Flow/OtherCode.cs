using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What code of other projects, and of packages that nobody knows, has to do with: told by what its members take and give. That is all that
/// a build has of a project, so an editor, which has the source, looks at no more.
/// </summary>
internal static class OtherCode
{
    /// <summary>Libraries that are known to do nothing that matters here, beside the plain ones.</summary>
    private static readonly string[] Known = ["AWS", "Amazon", "AWSXRayRecorder", "Confluent", "OpenTelemetry"];

    /// <summary>
    /// Whether another project works with types of a library: a member of it takes or gives one, or one of its types is derived from one.
    /// </summary>
    /// <param name="library">Name of the library's assembly, or what the names of its assemblies begin with.</param>
    /// <param name="state">The compilation.</param>
    public static bool WorksWith(string library, CompilationState state) =>
        state.Holds("elsewhere: " + library, state.Compilation.Assembly, () => ThoseWith(library, state).Any());

    /// <summary>
    /// Whether another project has a handler for the pipeline of clients, which sees all requests and answers of all of them. A class around
    /// one client is of that client alone, and counts where a call is made through it.
    /// </summary>
    public static bool HasPipelineHandlers(CompilationState state) => state.Holds("handlers elsewhere", state.Compilation.Assembly, () =>
        ThoseWith(AwsApi.SdkAssemblies, state).Any(a => AssemblyUses.TypesIn(a.GlobalNamespace).Any(t =>
            t is { TypeKind: TypeKind.Class, IsAbstract: false, DeclaredAccessibility: Accessibility.Public }
            && t.SelfAndBases().Any(IsPipelineHandler))));

    private static bool IsPipelineHandler(ITypeSymbol type) => type is { Name: "PipelineHandler", ContainingAssembly.Name: { } home }
        && PlainLibraries.IsOrIsBelow(home, AwsApi.SdkAssemblies);

    private static IEnumerable<IAssemblySymbol> ThoseWith(string library, CompilationState state) =>
        state.Compilation.SourceModule.ReferencedAssemblySymbols.Where(a =>
            !state.Symbols.IsWatched(a)
            && !PlainLibraries.IsPlain(a.Name)
            && !Array.Exists(Known, k => PlainLibraries.IsOrIsBelow(a.Name, k))
            && a.Uses(name => PlainLibraries.IsOrIsBelow(name, library)));
}
