using Microsoft.CodeAnalysis;

namespace AwsMessaging.AwsApiStubs.Tests;

/// <summary>Looks up every visible type and member of one assembly in another, by name and signature.</summary>
internal sealed class ApiComparison
{
    // Types and parameters are written out in full, so symbols of different compilations compare as text.
    private static readonly SymbolDisplayFormat Full = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeOptionalBrackets,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private readonly IAssemblySymbol _actual;
    private readonly List<string> _differences = [];

    internal ApiComparison(IAssemblySymbol claimed, IAssemblySymbol actual)
    {
        _actual = actual;
        foreach (var type in VisibleTypes(claimed.GlobalNamespace))
        {
            CompareType(type);
        }
    }

    internal IReadOnlyList<string> Differences => _differences;

    internal int Types { get; private set; }

    internal int Members { get; private set; }

    private void CompareType(INamedTypeSymbol claimed)
    {
        Types++;
        var name = MetadataName(claimed);
        if (_actual.GetTypeByMetadataName(name) is not { } actual)
        {
            _differences.Add($"no type {name}");
            return;
        }

        Expect(name, "kind", claimed.TypeKind.ToString(), actual.TypeKind.ToString());
        Expect(name, "static", claimed.IsStatic.ToString(), actual.IsStatic.ToString());
        if (claimed.BaseType is { } baseType && !Bases(actual).Contains(Text(baseType)))
        {
            _differences.Add($"{name}: is not a {Text(baseType)}");
        }

        var interfaces = actual.AllInterfaces.Select(Text).ToHashSet(StringComparer.Ordinal);
        _differences.AddRange(claimed.Interfaces.Select(Text).Where(text => !interfaces.Contains(text)).Select(text => $"{name}: does not implement {text}"));

        // A member that the stub declares may be inherited in the real type.
        var members = Bases(actual, actual).SelectMany(type => type.GetMembers()).Where(IsVisible).Select(Describe).ToHashSet(StringComparer.Ordinal);
        foreach (var member in claimed.GetMembers().Where(IsVisible).Where(member => !member.IsImplicitlyDeclared || member is IMethodSymbol { MethodKind: MethodKind.Constructor }))
        {
            Members++;
            if (!members.Contains(Describe(member)))
            {
                _differences.Add($"{name}: no {Describe(member)}");
            }
        }
    }

    private void Expect(string type, string what, string claimed, string actual)
    {
        if (claimed != actual)
        {
            _differences.Add($"{type}: {what} is {actual}, not {claimed}");
        }
    }

    private static string Describe(ISymbol member)
    {
        var text = member switch
        {
            // A constructor belongs to the type it is declared in.
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $"{member.ContainingType.Name} {member.ToDisplayString(Full)}",
            IPropertySymbol property => $"{property.ToDisplayString(Full)} {{ {(property.GetMethod is { } get && IsVisible(get) ? "get; " : "")}{(property.SetMethod is { } set && IsVisible(set) ? set.IsInitOnly ? "init; " : "set; " : "")}}}",
            _ => member.ToDisplayString(Full),
        };
        return $"{(member.IsStatic ? "static " : "")}{(member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ")}{text}";
    }

    private static string Text(ITypeSymbol type) => type.ToDisplayString(Full);

    private static HashSet<string> Bases(INamedTypeSymbol type) => Bases(type, type).Skip(1).Select(Text).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type, INamedTypeSymbol? current)
    {
        for (; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static IEnumerable<INamedTypeSymbol> VisibleTypes(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().Where(member => member is INamespaceSymbol || IsVisible(member))
            .SelectMany(member => member is INamedTypeSymbol type ? [type, .. VisibleTypes(type)] : VisibleTypes(member));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
