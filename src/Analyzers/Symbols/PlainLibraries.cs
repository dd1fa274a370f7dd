using AwsMessaging.Analyzers.Flow;
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

    /// <summary>
    /// Whether a type that some code mentions is of such a library. A project by such a name, <c>Serilog.Sinks.Orders</c>, is none to itself.
    /// </summary>
    public static bool IsOfPlainLibrary(this ITypeSymbol? type, IOperation code) =>
        type?.ContainingAssembly?.Name is { } name && IsPlain(name)
        && !type.IsOf(code.SemanticModel?.Compilation);

    /// <summary>The same of a method; what a delegate does is not known.</summary>
    public static bool IsOfPlainLibrary(this IMethodSymbol method, IOperation code) =>
        method.MethodKind != MethodKind.DelegateInvoke && method.ContainingType.IsOfPlainLibrary(code);

    /// <summary>Whether an assembly is called as one of these libraries.</summary>
    public static bool IsPlain(string assembly) => Array.Exists(Assemblies, a => IsOrIsBelow(assembly, a));

    /// <summary>Whether an assembly is one by name, or a part of it: <c>Serilog.Sinks.Console</c> of <c>Serilog</c>.</summary>
    public static bool IsOrIsBelow(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
