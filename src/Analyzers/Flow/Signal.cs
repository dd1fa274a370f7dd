using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A value that says nothing of any entity: it is always the same, or tells no more than when and where it was made. A ping, a heartbeat, a
/// command to begin.
/// </summary>
internal static class Signal
{
    /// <summary>Variables looked through, one after the other.</summary>
    private const int MaxSteps = 4;

    public static bool Is(IOperation value, ValueFlow flow) => Is(value, flow, 0);

    /// <summary>
    /// Whether the body of a message is one: there is no entity whose id the message could have, and a second one soon after is not missed.
    /// </summary>
    public static bool Is(OutgoingMessage message, CallContext context) =>
        message.WrittenTo(SendShape.Of(context.Operation).BodyProperty) is { Count: > 0 } bodies && bodies.All(b => Is(b, context.Flow));

    private static bool Is(IOperation value, ValueFlow flow, int steps) =>
        steps < MaxSteps && value.DescendantsAndSelf().All(o => o switch
        {
            ILocalReferenceOperation => flow.SourcesOf(o).Expressions is { Count: > 0 } sources
                && sources.All(s => s is not ILocalReferenceOperation && Is(s, flow, steps + 1)),
            IParameterReferenceOperation or IAnonymousFunctionOperation => false,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => false,
            IFieldReferenceOperation { Field: var field } => field.IsConst || field.IsReadOnly,
            IPropertyReferenceOperation { Property: { IsStatic: true } property } =>
                property.ContainingType.NamespaceName() is "System" or "System.Text",
            IInvocationOperation { TargetMethod: var method, Arguments: var arguments } =>
                method.ContainingType.Name != nameof(Random) && (arguments.Length > 0 || !method.IsOwn(o)),
            _ => true,
        });
}
