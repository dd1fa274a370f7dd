using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>Which assemblies another one works with.</summary>
internal static class AssemblyUses
{
    /// <summary>
    /// Whether an assembly that is referred to uses one by a name that is looked for. A compiled one lists those that it uses. An editor
    /// has a project's source instead, with all that the project refers to: then what it has for others to see tells, because a build has
    /// no more of it.
    /// </summary>
    public static bool Uses(this IAssemblySymbol assembly, Func<string, bool> isLookedFor)
    {
        return assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => isLookedFor(r.Name)))
            && (!assembly.Locations.Any(l => l.IsInSource) || IsShown());

        bool IsShown() => assembly.GetAttributes().Any(a => IsOf(a.AttributeClass))
            || TypesIn(assembly.GlobalNamespace).Any(t => IsOf(t.BaseType) || t.Interfaces.Any(IsOf) || t.GetMembers().Any(Shows));

        bool Shows(ISymbol member) => member.DeclaredAccessibility is
                Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && member switch
            {
                IMethodSymbol method => IsOf(method.ReturnType) || method.Parameters.Any(p => IsOf(p.Type)),
                IPropertySymbol property => IsOf(property.Type),
                IFieldSymbol field => IsOf(field.Type),
                IEventSymbol @event => IsOf(@event.Type),
                _ => false,
            };

        bool IsOf(ITypeSymbol? type) => type switch
        {
            null => false,
            IArrayTypeSymbol array => IsOf(array.ElementType),
            _ => (type.ContainingAssembly is { Name: var name } && isLookedFor(name))
                || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsOf)),
        };
    }

    /// <summary>The types in a namespace, with those that are nested in others.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol home) =>
        home.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(m => m is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(m));
}
