using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// Libraries that do with what they are given what everybody knows, and neither change it nor think about it: the platform, the SDK,
/// serializers, logs. Of any other code it is not known. They are told by their assemblies: a project puts its extensions into the
/// namespaces of others.
/// </summary>
internal static class PlainLibraries
{
    private static readonly string[] Assemblies =
    [
        "System", "Microsoft", "mscorlib", "netstandard", "AWSSDK", "Amazon.Lambda", "AWS.Lambda.Powertools", "Newtonsoft.Json", "Serilog",
        "NLog", "log4net",
    ];

    /// <summary>Whether a type is of such a library.</summary>
    public static bool IsOfPlainLibrary(this ITypeSymbol? type) =>
        type?.ContainingAssembly?.Name is { } name
        && Array.Exists(Assemblies, a => name.StartsWith(a, StringComparison.Ordinal) && (name.Length == a.Length || name[a.Length] == '.'));

    /// <summary>The same of a method; what a delegate does is not known.</summary>
    public static bool IsOfPlainLibrary(this IMethodSymbol method) =>
        method.MethodKind != MethodKind.DelegateInvoke && method.ContainingType.IsOfPlainLibrary();
}
