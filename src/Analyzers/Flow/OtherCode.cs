using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What code of other projects, and of packages that nobody knows, has to do with: told by what its members take and give. That is all that
/// a build has of a project, so an editor, which has the source, looks at no more.
/// </summary>
internal static class OtherCode
{
    /// <summary>Types inside of types that are looked at: <c>Task&lt;IReadOnlyList&lt;Message&gt;&gt;</c>.</summary>
    private const int MaxDepth = 4;

    /// <summary>Libraries that are known to do nothing that matters here, beside the plain ones.</summary>
    private static readonly string[] Known = ["AWS", "Amazon", "AWSXRayRecorder", "Confluent", "OpenTelemetry"];

    /// <summary>
    /// Whether another project works with types of a library: a member of it takes or gives one, or one of its types is derived from one.
    /// </summary>
    /// <param name="library">Name of the library's assembly, or what the names of its assemblies begin with.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool WorksWith(string library, CompilationState state, CancellationToken cancellation) =>
        state.Holds("elsewhere: " + library, state.Compilation.Assembly, () => new Search(library, cancellation).Finds(state));

    private sealed class Search(string library, CancellationToken cancellation)
    {
        public bool Finds(CompilationState state) => state.Compilation.SourceModule.ReferencedAssemblySymbols.Any(a =>
            !state.Symbols.IsWatched(a)
            && !PlainLibraries.IsPlain(a.Name)
            && !Array.Exists(Known, k => PlainLibraries.IsOrIsBelow(a.Name, k))

            // Who uses a library refers to it; a project may also refer to it and use nothing
            && a.Modules.Any(m => m.ReferencedAssemblies.Any(r => IsMeant(r.Name)))
            && IsSaidIn(a.GlobalNamespace));

        private bool IsMeant(string assembly) => PlainLibraries.IsOrIsBelow(assembly, library);

        private bool IsSaidIn(INamespaceOrTypeSymbol container)
        {
            cancellation.ThrowIfCancellationRequested();
            return container.GetMembers().Any(m => m switch
            {
                INamespaceSymbol @namespace => IsSaidIn(@namespace),
                INamedTypeSymbol { DeclaredAccessibility: not Accessibility.Private } type =>
                    IsOfLibrary(type.BaseType, depth: 0) || type.Interfaces.Any(i => IsOfLibrary(i, depth: 0)) || IsSaidIn(type),
                { DeclaredAccessibility: not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) } =>
                    false, // Not there in a reference assembly
                IMethodSymbol method => IsOfLibrary(method.ReturnType, depth: 0)
                    || method.Parameters.Any(p => IsOfLibrary(p.Type, depth: 0)),
                IPropertySymbol property => IsOfLibrary(property.Type, depth: 0),
                IFieldSymbol field => IsOfLibrary(field.Type, depth: 0),
                _ => false,
            });
        }

        private bool IsOfLibrary(ITypeSymbol? type, int depth) => type switch
        {
            _ when depth > MaxDepth => false,
            IArrayTypeSymbol array => IsOfLibrary(array.ElementType, depth + 1),
            INamedTypeSymbol named => IsMeant(named.ContainingAssembly?.Name ?? "")
                || named.TypeArguments.Any(a => IsOfLibrary(a, depth + 1)),
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => IsOfLibrary(c, depth + 1)),
            _ => false,
        };
    }
}
