using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>Which calls publish: an operation itself, or a method of the same type around one.</summary>
internal sealed class PublishingCalls(IInvocationOperation reported, CompilationState state, CancellationToken cancellation)
{
    /// <summary>Methods looked into, one inside the other.</summary>
    private const int MaxHops = 3;

    private readonly INamedTypeSymbol? home = Scopes.TypeAround(reported, cancellation);

    /// <summary>Whether a call publishes, or may, being a method of the same type.</summary>
    public bool Publishes(IInvocationOperation call) =>
        state.Symbols.OperationOf(call.TargetMethod) is { } operation
            ? operation.Publishes || call == reported
            : BodyOf(call)?.Descendants().OfType<IInvocationOperation>().Any(
                c => state.Symbols.OperationOf(c.TargetMethod)?.Publishes == true) == true;

    /// <summary>Whether a call publishes and does nothing else that a transaction could save or undo.</summary>
    public bool OnlyPublishes(IInvocationOperation call) =>
        Publishes(call) && (BodyOf(call) is not { } body || IsHarmless(body, hops: 0));

    /// <summary>The body of a method of the same type; null for any other.</summary>
    public IOperation? BodyOf(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(method.ContainingType, home) && method.IsOwn(call)
            ? MemberReader.BodyOf(method, state, cancellation)
            : null;
    }

    /// <summary>The statement's object that it fills as it creates it, or nothing at all.</summary>
    public static bool IsInitialiser(IAssignmentOperation assignment) => assignment.Target switch
    {
        IDiscardOperation => true,
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } =>
            true,
        _ => false,
    };

    /// <summary>
    /// Whether code calls only AWS, the platform and code of that kind, has no connection, and sets nothing but requests.
    /// </summary>
    private bool IsHarmless(IOperation body, int hops)
    {
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when !IsHarmless(call.TargetMethod, hops):
                case IAssignmentOperation { Target: IMemberReferenceOperation target } assignment
                    when !IsInitialiser(assignment) && !IsOnRequest(target):
                case IIncrementOrDecrementOperation { Target: IMemberReferenceOperation }:
                    return false;
            }

            if (TransactionTypes.IsOfDatabase(operation.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Serializers, texts, logs, tasks; a method of the compilation by what it does.</summary>
    private bool IsHarmless(IMethodSymbol method, int hops)
    {
        if (state.Symbols.IsSdk(method.ContainingAssembly))
        {
            return true;
        }

        if (method.OriginalDefinition is { } definition && definition.IsOwn(state.Compilation))
        {
            return hops < MaxHops && MemberReader.BodyOf(definition, state, cancellation) is { } body && IsHarmless(body, hops + 1);
        }

        var @namespace = method.ContainingType.NamespaceName();
        return !method.IsOf(state.Compilation) && !TransactionTypes.IsDataLibrary(method)
            && (method.ContainingType.IsIn("System") || @namespace == "Newtonsoft.Json"
                || @namespace.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal));
    }

    /// <summary>A property of a request, or an entry of one of its dictionaries.</summary>
    private bool IsOnRequest(IMemberReferenceOperation target)
    {
        IOperation root = target;
        while (root is IMemberReferenceOperation { Instance: { } instance })
        {
            root = instance.Unwrapped();
        }

        return root != target && state.Symbols.IsSdk(root.Type?.ContainingAssembly);
    }
}
