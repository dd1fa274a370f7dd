using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// What the program hands to libraries that know the CDK: a team's own constructs, monitoring, standards. Found once for a compilation, by
/// the names that those libraries have, so that a program without one pays nothing.
/// </summary>
internal sealed class ForeignCode
{
    /// <summary>Wrappers inside of wrappers.</summary>
    private const int MaxDepth = 2;

    private const string App = "App";

    private static readonly string[] Roots = ["Stack", "Stage", App];

    private readonly List<ITypeSymbol> given = [];
    private readonly Compilation compilation;

    /// <summary>Whether the program makes an app of the CDK's, or of a class of its own.</summary>
    private bool makesApp;

    /// <summary>Whether code names a type or a method of a library, which may be where the app comes from.</summary>
    private bool usesLibrary;

    private ForeignCode(Compilation compilation)
    {
        this.compilation = compilation;
    }

    /// <summary>
    /// Whether a library gets an app, a stack or a construct of the program's own: it can look for anything in there, and add to it.
    /// </summary>
    public bool HasScope { get; private set; }

    public static ForeignCode Of(CompilationState state, CancellationToken cancellation) =>
        state.Keep("foreign code", state.Compilation.Assembly, () => Find(state, cancellation));

    /// <summary>Whether a library is given something that such a construct can be, or be in.</summary>
    public bool MayGet(ITypeSymbol construct) => given.Any(g => MayHold(g, construct, 0));

    /// <summary>
    /// Whether an object of a type can be a construct, or have it in a member: of a type of this compilation all of these are in view. What
    /// another project's type has inside is in view in an editor, and not in a build: what it is given is looked at where that is done.
    /// </summary>
    private bool MayHold(ITypeSymbol type, ITypeSymbol construct, int depth)
    {
        if (type is IArrayTypeSymbol array)
        {
            return MayHold(array.ElementType, construct, depth);
        }

        if (construct.IsOrDerivesFrom(type) || type.IsOrDerivesFrom(construct)
            || construct.AllInterfaces.Contains(type, SymbolEqualityComparer.Default))
        {
            return true;
        }

        return type is INamedTypeSymbol named
            && (named.TypeArguments.Any(a => MayHold(a, construct, depth))
                || (depth < MaxDepth && named.IsOf(compilation) && named.GetMembers().Any(m => m switch
                {
                    IPropertySymbol property => MayHold(property.Type, construct, depth + 1),
                    IFieldSymbol { IsImplicitlyDeclared: false } field => MayHold(field.Type, construct, depth + 1),
                    _ => false,
                })));
    }

    private static ForeignCode Find(CompilationState state, CancellationToken cancellation)
    {
        var found = new ForeignCode(state.Compilation);
        var libraries = state.Compilation.SourceModule.ReferencedAssemblySymbols.Where(a => Overrides.IsForeign(a, state)
            && a.Uses(static name => name is AwsApi.CdkAssembly or "Constructs")).ToList();
        if (libraries.Count == 0)
        {
            return found;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in libraries.SelectMany(l => AssemblyUses.TypesIn(l.GlobalNamespace)))
        {
            names.Add(type.Name);
            names.UnionWith(type.GetMembers()
                .Where(m => m is IMethodSymbol { Parameters.Length: > 0, MethodKind: MethodKind.Ordinary }
                    or IMethodSymbol { TypeParameters.Length: > 0 } or IPropertySymbol { SetMethod: not null }).Select(m => m.Name));
        }

        foreach (var tree in state.Compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (IsOfInterest(node, names))
                {
                    found.Add(node, model ??= state.ModelOf(tree), state, cancellation);
                }
            }
        }

        // A library that makes the app may have put anything over it.
        found.HasScope |= found.usesLibrary && Callers.IsProgram(state.Compilation) && !found.makesApp;
        return found;
    }

    private static bool IsOfInterest(SyntaxNode node, HashSet<string> names) => node switch
    {
        InvocationExpressionSyntax { Expression: var called } => SourceWords.NameOf(called) is { } name && names.Contains(name),
        ObjectCreationExpressionSyntax { Type: var type } =>
            SourceWords.NameOf(type) is { } name && (name.EndsWith(App, StringComparison.Ordinal) || names.Contains(name)),
        ImplicitObjectCreationExpressionSyntax => true,
        BaseTypeSyntax { Type: var type } => SourceWords.NameOf(type) is { } name && names.Contains(name),
        SimpleNameSyntax { Identifier.ValueText: var name } => names.Contains(name),
        AssignmentExpressionSyntax { Left: var left } => SourceWords.NameOf(left) is { } name && names.Contains(name),
        _ => false,
    };

    private void Add(SyntaxNode node, SemanticModel model, CompilationState state, CancellationToken cancellation)
    {
        if (node is BaseTypeSyntax { Type: var type })
        {
            HasScope |= model.GetTypeInfo(type, cancellation).Type is { } home && Overrides.IsForeign(home.ContainingAssembly, state)
                && (IsRoot(home) || IsConstruct(home) || home.GetMembers().Any(m => TakesScope(m, state)));
            return;
        }

        if (node is SimpleNameSyntax)
        {
            usesLibrary |= Overrides.IsForeign(model.GetSymbolInfo(node, cancellation).Symbol?.ContainingAssembly, state);
            var method = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;
            HasScope |= method.Parent is not InvocationExpressionSyntax // which is looked at itself
                && model.GetOperation(method, cancellation) is IMethodReferenceOperation { Method: var target }
                && Overrides.IsForeign(target.ContainingAssembly, state) && TakesScope(target, state);
            return;
        }

        switch (model.GetOperation(node, cancellation))
        {
            case IInvocationOperation call when Overrides.IsForeign(call.TargetMethod.ContainingAssembly, state):
                var makesConstruct = call.TargetMethod.Parameters.Any(p => p.Name == "id"
                    && p.Type.SpecialType == SpecialType.System_String);
                if (call.Instance is { Type: { } receiver } && call.TargetMethod.IsInExtensionBlock())
                {
                    HasScope |= IsScope(receiver, state) && !makesConstruct;
                    given.Add(receiver);
                }

                HasScope |= call.TargetMethod.TypeArguments.Any(t => IsRoot(t));
                foreach (var argument in call.Arguments)
                {
                    var isScope = TypeOf(argument) is { } taken && IsScope(taken, state);
                    HasScope |= isScope && !makesConstruct;
                    Give(argument, isScope);
                }

                break;

            case IObjectCreationOperation { Type: { } app } when IsRoot(app)
                && app.SelfAndBases().All(t => !Overrides.IsForeign(t.ContainingAssembly, state)):
                makesApp |= app.SelfAndBases().Any(t => t.Name == App);
                break;

            case IObjectCreationOperation { Type: { } made } creation when Overrides.IsForeign(made.ContainingAssembly, state):
                HasScope |= IsRoot(made);
                foreach (var argument in creation.Arguments)
                {
                    Give(argument, argument.Parameter?.Name == "scope");
                }

                break;

            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } target } assignment
                when Overrides.IsForeign(member.ContainingAssembly, state):
                given.Add(assignment.Value.Unwrapped().Type ?? target.Type!);
                break;
        }
    }

    private static bool TakesScope(ISymbol member, CompilationState state) =>
        member is IMethodSymbol method && method.Parameters.Any(p => IsScope(p.Type, state));

    private void Give(IArgumentOperation argument, bool isScope)
    {
        if (!isScope && TypeOf(argument) is { } type)
        {
            given.Add(type);
        }
    }

    private static ITypeSymbol? TypeOf(IArgumentOperation argument) => argument.Value.Unwrapped().Type ?? argument.Parameter?.Type;

    private static bool IsRoot(ITypeSymbol type) =>
        type.SelfAndBases().Any(t => t.ContainingAssembly?.Name == AwsApi.CdkAssembly && Array.IndexOf(Roots, t.Name) >= 0);

    private static bool IsScope(ITypeSymbol type, CompilationState state) =>
        IsRoot(type)
        || (type.ContainingAssembly?.Name == "Constructs" && type.Name is "Construct" or "IConstruct")
        || (type.IsOf(state.Compilation)
            && IsConstruct(type));

    private static bool IsConstruct(ITypeSymbol type) =>
        type.SelfAndBases().Any(t => t is { Name: "Construct", ContainingAssembly.Name: "Constructs" });
}
