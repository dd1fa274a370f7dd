using AwsMessaging.Analyzers.Symbols;

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
        state.Holds("elsewhere: " + library, state.Compilation.Assembly, () =>
            state.Compilation.SourceModule.ReferencedAssemblySymbols.Any(a =>
                !state.Symbols.IsWatched(a)
                && !PlainLibraries.IsPlain(a.Name)
                && !Array.Exists(Known, k => PlainLibraries.IsOrIsBelow(a.Name, k))
                && a.Uses(name => PlainLibraries.IsOrIsBelow(name, library))));
}
