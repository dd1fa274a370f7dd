using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Finds where the data of a record, which Lambda's event types give as decoded bytes, is read as a text.</summary>
internal sealed class RecordData(CompilationState state, CancellationToken cancellation)
{
    private const int MaxHops = 2;

    /// <summary>
    /// The property of the record behind an expression, when there is nothing but its data, all of it, read or made a text; else null.
    /// </summary>
    public IPropertyReferenceOperation? Behind(IOperation value) => Behind(value, hops: 0);

    private IPropertyReferenceOperation? Behind(IOperation value, int hops)
    {
        value = Execution.Unawaited(value);
        switch (value)
        {
            case IPropertyReferenceOperation property when IsData(property):
                return property;

            case IInvocationOperation { Instance: { } instance,
                TargetMethod.Name: "ToArray" or "GetBuffer" or "ReadToEnd" or "ReadToEndAsync" or "Trim" or "TrimEnd" }:
                return Behind(instance, hops);

            case IInvocationOperation { TargetMethod: { Name: "GetString",
                ContainingType.ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } } text:
                return Behind(text.Arguments[0].Value, hops);

            case IObjectCreationOperation { Type: { Name: "StreamReader", ContainingNamespace.Name: "IO" }, Arguments: [var stream, ..] }:
                return Behind(stream.Value, hops);

            case ILocalReferenceOperation { Local: var local }:
                return new ValueFlow(state, cancellation).FactsOf(local, value) is { IsOpaque: false, Writes: [var only] }
                    && hops < MaxHops + 4
                    ? Behind(only, hops + 1)
                    : null;

            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } parameter }
                when hops < MaxHops && method.IsOwn(state.Compilation)
                    && method is { MethodKind: MethodKind.LocalFunction }
                        or { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private }:
                var calls = method.MethodKind == MethodKind.LocalFunction
                    ? BodyIndex.Of(value).CallsOf(method)
                    : MemberReader.CallsInType(method, state, cancellation);
                var given = calls.Select(c => c.Argument(parameter.Name) is { } argument ? Behind(argument.Value, hops + 1) : null)
                    .ToList();
                return given.Count > 0 && !given.Contains(null) ? given[0] : null;

            default:
                return null;
        }
    }

    /// <summary>The bytes of a Kinesis record, and the value of a Kafka record. A Kafka record's key is still encoded.</summary>
    private bool IsData(IPropertyReferenceOperation property) => property.Property.Name switch
    {
        "Data" => property.Instance?.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Kinesis" } record
            && state.Symbols.TypeOf(record.Property.ContainingType) is
                { MetadataName: "Amazon.Lambda.KinesisEvents.KinesisEvent+KinesisEventRecord" }
            || state.Symbols.TypeOf(property.Instance?.Type) is { MetadataName: "Amazon.Lambda.KinesisEvents.KinesisEvent+Record" },
        "Value" => state.Symbols.TypeOf(property.Property.ContainingType) is
            { MetadataName: "Amazon.Lambda.KafkaEvents.KafkaEvent+KafkaEventRecord" },
        _ => false,
    };
}
