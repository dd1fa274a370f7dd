using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>Which assemblies another one works with.</summary>
internal static class AssemblyUses
{
    /// <summary>
    /// Whether an assembly that is referred to uses one by a name that is looked for, and has something of it for others to see. A compiled
    /// assembly lists those that it uses, some for the bodies of its methods alone; an editor has a project's source instead, with all that
    /// the project refers to: only what can be seen is the same for both.
    /// </summary>
    public static bool Uses(this IAssemblySymbol assembly, Func<string, bool> isLookedFor)
    {
        // Who uses a library refers to it: the cheap question before all types are looked at
        return assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => isLookedFor(r.Name)))
            && (assembly.GetAttributes().Any(a => IsOf(a.AttributeClass)) || TypesIn(assembly.GlobalNamespace).Any(IsShown));

        bool IsShown(INamedTypeSymbol type) => !IsHidden(type)
            && (IsOf(type.BaseType) || type.Interfaces.Any(IsOf) || AreLimited(type.TypeParameters)
                || type.GetAttributes().Any(a => IsOf(a.AttributeClass)) || type.GetMembers().Any(Shows));

        static bool IsHidden(INamedTypeSymbol type) =>
            type.DeclaredAccessibility == Accessibility.Private || (type.ContainingType is { } outer && IsHidden(outer));

        bool Shows(ISymbol member) => member.DeclaredAccessibility is
                Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (member.GetAttributes().Any(a => IsOf(a.AttributeClass)) || member switch
            {
                IMethodSymbol method => IsOf(method.ReturnType) || method.Parameters.Any(p => IsOf(p.Type))
                    || AreLimited(method.TypeParameters),
                IPropertySymbol property => IsOf(property.Type),
                IFieldSymbol field => IsOf(field.Type),
                IEventSymbol @event => IsOf(@event.Type),
                _ => false,
            });

        bool AreLimited(IEnumerable<ITypeParameterSymbol> parameters) => parameters.Any(p => p.ConstraintTypes.Any(IsOf));

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
