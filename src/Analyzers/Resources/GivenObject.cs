using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Whether a body may change an object that it is given, before it makes something with it: a helper that completes the props that its
/// caller has begun. What the caller wrote is not what counts then.
/// </summary>
internal static class GivenObject
{
    /// <summary>Methods that pass the object on, one to the next.</summary>
    private const int MaxHops = 2;

    /// <summary>Parts of parts.</summary>
    private const int MaxParts = 4;

    /// <param name="parameter">The parameter that holds the object.</param>
    /// <param name="way">The mention of it that is followed, which changes nothing.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static bool MayBeChanged(IParameterSymbol parameter, IOperation way, CompilationState state, CancellationToken cancellation) =>
        CanChange(parameter.Type, state) && IsChanged(parameter, BodyIndex.Of(way), way, hops: 0, state, cancellation);

    /// <summary>A construct is asked for itself: what is set on it is looked for where it is made.</summary>
    private static bool CanChange(ITypeSymbol type, CompilationState state) =>
        type is { IsValueType: false, SpecialType: SpecialType.None } and not IArrayTypeSymbol
        && !type.AllInterfaces.Any(i => i is { Name: "IConstruct", ContainingAssembly.Name: "Constructs" })
        && type.SelfAndBases().Any(t => t.TypeKind is TypeKind.Interface or TypeKind.TypeParameter
            || !t.IsOf(state.Compilation) && t.SpecialType != SpecialType.System_Object
            || t.GetMembers().Any(m => m is IPropertySymbol { SetMethod.IsInitOnly: false }
                or IFieldSymbol { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false }));

    private static bool IsChanged(
        IParameterSymbol parameter, BodyIndex body, IOperation? way, int hops, CompilationState state, CancellationToken cancellation)
    {
        foreach (var mention in body.MentionsOf(parameter))
        {
            if (mention != way && IsChangedAt(mention, hops, state, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChangedAt(IOperation mention, int hops, CompilationState state, CancellationToken cancellation)
    {
        var (parent, child) = mention.Around();
        switch (parent)
        {
            case IMemberReferenceOperation member when member.Instance == child:
                return member.IsWritten() || IsChangedInside(member, state, hops: 0);
            case IConditionalAccessOperation access when access.Operation == child:
                return access.WhenNotNull.DescendantsAndSelf().Any(static o => o is IAssignmentOperation or IInvocationOperation);
            case IArgumentOperation argument when Usage.LetsGo(mention, state.Symbols):
                return PassedTo(argument, state) is not { } next || IsChangedBy(next, hops, state, cancellation);
            case IInvocationOperation call when call.Instance == child:
                return !state.Symbols.IsWatched(call.TargetMethod.ContainingAssembly);
            case IReturnOperation:
                return false; // Who gets it back is followed from there
            default:
                return Usage.LetsGo(mention, state.Symbols);
        }
    }

    /// <summary>
    /// <c>props.Environment.Add(…)</c>, <c>request.Attributes["…"] = …</c>, <c>props.DeadLetterQueue.MaxReceiveCount = 5</c>, also through
    /// a variable for the part; or a collection in it is given to other code.
    /// </summary>
    private static bool IsChangedInside(IOperation part, CompilationState state, int hops)
    {
        if (part.Type is not { IsValueType: false, SpecialType: not SpecialType.System_String } || hops > MaxParts)
        {
            return false;
        }

        var (parent, child) = part.Around();
        return parent switch
        {
            IInvocationOperation call when call.Instance == child => !state.Symbols.IsWatched(call.TargetMethod.ContainingAssembly),
            IMemberReferenceOperation inner when inner.Instance == child => inner.IsWritten() || IsChangedInside(inner, state, hops + 1),
            IArrayElementReferenceOperation element => element.IsWritten() || IsChangedInside(element, state, hops + 1),
            IArgumentOperation => part.Type is INamedTypeSymbol type && Usage.IsCollection(type) && Usage.LetsGo(part, state.Symbols),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                BodyIndex.Of(part).ReferencesTo(local).Any(m => m.IsWritten() || IsChangedInside(m, state, hops + 1)),
            _ => false,
        };
    }

    /// <summary>The parameter of a method or constructor in view that an argument is for; null where its code is not in view.</summary>
    private static IParameterSymbol? PassedTo(IArgumentOperation argument, CompilationState state) =>
        argument is { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } parameter }
        && (method.MethodKind == MethodKind.Constructor ? method.IsOf(state.Compilation) : method.IsOwn(state.Compilation))
            ? parameter.OriginalDefinition
            : null;

    private static bool IsChangedBy(IParameterSymbol parameter, int hops, CompilationState state, CancellationToken cancellation) =>
        hops >= MaxHops
        || MemberReader.BodyOf((IMethodSymbol)parameter.ContainingSymbol, state, cancellation) is not { } body
        || IsChanged(parameter, BodyIndex.Of(body), way: null, hops + 1, state, cancellation);
}
