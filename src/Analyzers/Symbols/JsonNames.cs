using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// By which names Lambda's default serializer writes the properties of a type of this compilation. It leaves names as they are, unless
/// <c>JsonPropertyName</c> gives another; attributes of other serializers (<c>DataMember</c>, <c>JsonProperty</c>) mean nothing to it.
/// </summary>
internal static class JsonNames
{
    private const string SerializerAssembly = "Amazon.Lambda.Serialization.SystemTextJson";

    /// <summary>
    /// Whether what a method returns to Lambda is certainly written by <c>DefaultLambdaJsonSerializer</c>: the attribute of the method,
    /// else of the assembly, says so. A class derived from it may name properties in its own way.
    /// </summary>
    public static bool AreLeftAsTheyAre(IMethodSymbol method) =>
        (SerializerOf(method) ?? SerializerOf(method.ContainingAssembly)) is
        {
            Name: "DefaultLambdaJsonSerializer",
            ContainingAssembly.Name: SerializerAssembly,
        };

    /// <summary>
    /// The property that is meant to be a member of the JSON: the one that is written so or, without one, the one that differs in case
    /// only.
    /// </summary>
    /// <param name="type">A type that is written.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="home">The assembly of this compilation: the source of other projects' types is not in view in a build.</param>
    /// <returns>
    /// The property and the name that it is written by; null when there is no or more than one, and when the type may be written in another
    /// way.
    /// </returns>
    public static (IPropertySymbol Property, string Name)? Find(ITypeSymbol? type, string name, IAssemblySymbol home)
    {
        var candidates = new List<(IPropertySymbol Property, string Name)>();
        for (var t = type; t is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; t = t.BaseType)
        {
            if (t is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
                || !SymbolEqualityComparer.Default.Equals(t.ContainingAssembly, home)
                || t.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
                || t.GetAttributes().Any(a => JsonAttribute(a) is not null))
            {
                return null;
            }

            foreach (var property in t.GetMembers().OfType<IPropertySymbol>())
            {
                var attributes = property.GetAttributes();
                var written = attributes.Where(a => JsonAttribute(a) == "JsonPropertyNameAttribute")
                    .Select(a => a.ConstructorArguments is [{ Value: string given }] ? given : null)
                    .DefaultIfEmpty(property.Name)
                    .First();
                if (!Means(property.Name, name) && !Means(written, name))
                {
                    continue;
                }

                if (written is null
                    || property is not { DeclaredAccessibility: Accessibility.Public,
                        GetMethod.DeclaredAccessibility: Accessibility.Public }
                    || property.IsStatic || property.IsVirtual || property.IsOverride
                    || attributes.Any(a => JsonAttribute(a) is not (null or "JsonPropertyNameAttribute" or "JsonPropertyOrderAttribute"
                        or "JsonRequiredAttribute")))
                {
                    return null;
                }

                candidates.Add((property, written));
            }
        }

        return candidates is [var only] ? only : null;
    }

    /// <summary>The type of what a property lists; null when it is no array or generic collection of a library.</summary>
    public static ITypeSymbol? ElementOf(IPropertySymbol property, IAssemblySymbol home) => property.Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } list
            when !SymbolEqualityComparer.Default.Equals(list.ContainingAssembly, home) => element,
        _ => null,
    };

    private static bool Means(string? written, string name) => string.Equals(written, name, StringComparison.OrdinalIgnoreCase);

    private static INamedTypeSymbol? SerializerOf(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: "LambdaSerializerAttribute", ContainingAssembly.Name: "Amazon.Lambda.Core" } })
            {
                // A type that is not understood is still one: it is not the assembly's.
                return attribute is { ConstructorArguments: [{ Value: INamedTypeSymbol serializer }], NamedArguments.Length: 0 }
                    ? serializer
                    : attribute.AttributeClass;
            }
        }

        return null;
    }

    /// <summary>The name of an attribute of System.Text.Json; null for another.</summary>
    private static string? JsonAttribute(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Serialization",
            ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } } } type
            ? type.Name
            : null;
}
