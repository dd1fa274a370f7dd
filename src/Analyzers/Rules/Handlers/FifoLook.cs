using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>Code that looks at what tells a FIFO queue from a standard one.</summary>
internal static class FifoLook
{
    private static readonly HashSet<string> FifoAttributes = new(StringComparer.Ordinal)
    {
        "MessageGroupId", "MessageDeduplicationId", "SequenceNumber",
    };

    /// <summary>Whether an operation asks for what only FIFO queues add to a message, or for the end of the queue's name.</summary>
    public static bool IsAt(IOperation operation, MessagingSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } indexer =>
            IsAttributes(instance, symbols) && indexer.Arguments.Any(IsFifoAttribute),
        IInvocationOperation { Instance: { } instance } call =>
            (IsAttributes(instance, symbols) && call.Arguments.Any(IsFifoAttribute))
            || (IsMessageMember(instance, "EventSourceArn", symbols) && call.Arguments.Any(a => EndsInFifo(a.Value))),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var receiver }, ..] } call =>
            IsAttributes(receiver, symbols) && call.Arguments.Any(IsFifoAttribute),
        _ => false,
    };

    private static bool IsAttributes(IOperation instance, MessagingSymbols symbols) => IsMessageMember(instance, "Attributes", symbols);

    private static bool IsMessageMember(IOperation operation, string name, MessagingSymbols symbols) =>
        operation.Unwrapped() is IPropertyReferenceOperation { Property: var property }
        && property.Name == name
        && symbols.TypeOf(property.ContainingType) is { MetadataName: "Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage" };

    private static bool IsFifoAttribute(IArgumentOperation argument) =>
        argument.Value.Unwrapped() switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => FifoAttributes.Contains(text),
            IFieldReferenceOperation { Field: { ContainingType.Name: "MessageSystemAttributeName", Name: var name } } =>
                FifoAttributes.Contains(name),
            _ => false,
        };

    private static bool EndsInFifo(IOperation value) =>
        value.Unwrapped().ConstantValue is { HasValue: true, Value: string text }
            && text.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase);
}
