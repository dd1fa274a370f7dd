using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// What a function's handler setting names, <c>Assembly::Namespace.Type::Method</c>, where that assembly is this compilation or one that it
/// refers to. The method is looked for as Lambda's runtime looks for it: by its name, on the type and then on its bases. Of another
/// assembly only what is public counts: a build has no more of it, though an editor may.
/// </summary>
internal sealed class HandlerLink
{
    private const string Separator = "::";

    /// <summary>Signs of a type's or method's name that says more than a name: type arguments, a signature.</summary>
    private static readonly char[] MoreThanName = ['`', '[', ',', '\\', ' ', '('];

    private readonly bool isFound;
    private readonly bool areBasesInView;

    private HandlerLink(string text, string[] parts, CompilationState state)
    {
        Text = text;
        TypeName = parts[1];
        MethodName = parts[2];
        Assembly = state.Compilation.Assembly.Name == parts[0]
            ? state.Compilation.Assembly
            : state.Compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(a => a.Name == parts[0]);
        Type = Assembly?.GetTypeByMetadataName(TypeName);
        IsInCompilation = SymbolEqualityComparer.Default.Equals(Assembly, state.Compilation.Assembly);
        areBasesInView = true;
        for (var type = Type; type is { SpecialType: not SpecialType.System_Object } && !isFound; type = type.BaseType)
        {
            areBasesInView &= type.TypeKind != TypeKind.Error && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Assembly);
            var named = type.GetMembers(MethodName).OfType<IMethodSymbol>()
                .Where(m => m.MethodKind == MethodKind.Ordinary && (IsInCompilation || IsSeenOutside(m))).ToList();
            isFound = named.Count > 0;
            Method = named is [{ IsGenericMethod: false } only] ? only : null;
        }
    }

    /// <summary>The setting, as it is written.</summary>
    public string Text { get; }

    public string TypeName { get; }

    public string MethodName { get; }

    /// <summary>The assembly, when it is in view.</summary>
    public IAssemblySymbol? Assembly { get; }

    public INamedTypeSymbol? Type { get; }

    /// <summary>The method, when there is exactly one of the name.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The handler is a part of this compilation, not of an assembly that it refers to.</summary>
    public bool IsInCompilation { get; }

    /// <summary>Type and method, for a person.</summary>
    public string Name => (Type?.Name ?? TypeName) + "." + MethodName;

    /// <summary>
    /// The assembly is in view, holds functions, and certainly has no such type. What Annotations generates has its own ways to come into
    /// being.
    /// </summary>
    public bool LacksType =>
        Assembly is { } assembly && Type is null && TypeName.IndexOfAny(MoreThanName) < 0
            && !TypeName.EndsWith("_Generated", StringComparison.Ordinal)
        && assembly.ResolveForwardedType(TypeName) is null && HoldsFunctions(assembly);

    /// <summary>
    /// The type is in view with all its bases, and certainly has no such method. A private one of another assembly would be found, but
    /// where a type has public methods that is none of them.
    /// </summary>
    public bool LacksMethod =>
        Type is { TypeKind: TypeKind.Class or TypeKind.Struct } && !isFound && areBasesInView && MethodName.IndexOfAny(MoreThanName) < 0
        && (IsInCompilation || PublicMethods.Any());

    /// <summary>The names of what the type, or a base of it, has by public methods.</summary>
    public IEnumerable<string> PublicMethods
    {
        get
        {
            for (var type = Type; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
            {
                foreach (var member in type.GetMembers())
                {
                    if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false,
                        DeclaredAccessibility: Accessibility.Public })
                    {
                        yield return member.Name;
                    }
                }
            }
        }
    }

    /// <summary>Whether the method certainly returns which records failed.</summary>
    public bool Reports => Method is { } method && BatchHandler.ResultTypeOf(method) is { } result
        && (BatchTypes.IsReport(result) || (IsInCompilation && IsOwnReport(result, method)));

    /// <summary>Whether the method is in view and only ever returns an empty report: what fails leaves it as an exception.</summary>
    public bool NamesNothing(CancellationToken cancellation) =>
        IsInCompilation && Method is { DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax(cancellation) is MethodDeclarationSyntax method
        && (method.ExpressionBody is { Expression: var only }
            ? IsEmpty(only)
            : ReturnedBy(method) is { Count: > 0 } returned && returned.TrueForAll(IsEmpty));

    /// <summary>Whether the method certainly returns nothing that could say it.</summary>
    public bool SaysNothing => Method is { } method && BatchTypes.SaysNothing(method, isInView: IsInCompilation);

    /// <summary>
    /// What the handler of a function can name; null when that is not known, or when the function is none that Lambda's .NET runtime loads
    /// from a class library.
    /// </summary>
    public static IReadOnlyList<HandlerLink>? AllOf(Resource function, CompilationState state)
    {
        var handler = function.Get("Handler");
        if (handler.IsAbsent)
        {
            handler = function.Get("ImageConfig.Command"); // where an image has it
        }

        if (IsDotNet(function) == false || handler.Texts() is not { Count: > 0 } texts)
        {
            return null;
        }

        var all = new List<HandlerLink>();
        foreach (var text in texts)
        {
            var parts = text.Split([Separator], 3, StringSplitOptions.None).Select(p => p.Trim()).ToArray();
            if (parts.Length != 3 || parts.Contains(""))
            {
                return null;
            }

            all.Add(new HandlerLink(text, parts, state));
        }

        return all;
    }

    /// <summary>Whether a function certainly runs on one of Lambda's .NET runtimes (true), or certainly on another (false).</summary>
    public static bool? IsDotNet(Resource function)
    {
        if (function.Get("Runtime").Texts() is not { Count: > 0 } runtimes)
        {
            return null;
        }

        var dotnet = runtimes.Count(r => r.StartsWith("dotnet", StringComparison.Ordinal));
        return dotnet == runtimes.Count ? true : dotnet == 0 ? false : null;
    }

    private static List<ExpressionSyntax?> ReturnedBy(MethodDeclarationSyntax method) =>
        [.. method.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Select(r => r.Expression)];

    /// <summary><c>new SQSBatchResponse()</c>, <c>new([])</c>, and a task of one.</summary>
    private static bool IsEmpty(ExpressionSyntax? value) => value switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: null or { Expressions.Count: 0 }, ArgumentList: var given } =>
            given is null || given.Arguments.All(a => IsEmpty(a.Expression)),
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: [var result],
        } => IsEmpty(result.Expression),
        _ => false,
    };

    /// <summary>A response type of the compilation's own that Lambda's default serializer writes as it should be.</summary>
    private static bool IsOwnReport(ITypeSymbol result, IMethodSymbol method) =>
        JsonNames.AreLeftAsTheyAre(method) && SymbolEqualityComparer.Default.Equals(result.ContainingAssembly, method.ContainingAssembly)
        && JsonNames.Find(result, LambdaFacts.BatchItemFailuresMember.Value, method.ContainingAssembly)?.Name
            == LambdaFacts.BatchItemFailuresMember.Value;

    /// <summary>Whether a method of another assembly is there for whoever refers to it, by source or by a reference assembly.</summary>
    private static bool IsSeenOutside(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>A CDK app may bear the name of the functions' project: an assembly with functions refers to Lambda's packages.</summary>
    private bool HoldsFunctions(IAssemblySymbol assembly)
    {
        return IsInCompilation
            ? assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => IsOfLambda(r.Name)))
            : assembly.Uses(IsOfLambda);

        static bool IsOfLambda(string name) => name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal);
    }
}
