using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>What differs between the sources of a batch: the response, what identifies a record, and whether order matters.</summary>
internal sealed class BatchKind
{
    private readonly string source;
    private readonly bool mappingFollows;

    private BatchKind(string source, bool isFifo, bool mappingFollows)
    {
        this.source = source;
        IsFifo = isFifo;
        this.mappingFollows = mappingFollows;
    }

    public bool IsFifo { get; }

    public bool IsQueue => source == "Sqs";

    /// <summary>Records are handled one after the other in the order of the batch, and none after one that failed.</summary>
    public bool IsOrdered => IsFifo || !IsQueue;

    public string ResponseName => IsQueue ? "SQSBatchResponse" : "StreamsEventResponse";

    /// <summary>Simple name of the record's type, which the event's type contains.</summary>
    public string RecordName => source switch
    {
        "Sqs" => "SQSMessage",
        "Kinesis" => "KinesisEventRecord",
        _ => "DynamodbStreamRecord",
    };

    /// <summary>Name for a parameter that stands for one record.</summary>
    public string Noun => IsQueue ? "message" : "record";

    /// <summary>Name of what identifies a record, as a placeholder of a log message carries it.</summary>
    public string IdentifierName => IsQueue ? "MessageId" : "SequenceNumber";

    /// <summary>What a person has to do besides the change in code.</summary>
    public string Title => mappingFollows
        ? $"Report the failed {Noun}s to Lambda"
        : $"Report the failed {Noun}s to Lambda (needs ReportBatchItemFailures on the event source mapping)";

    /// <summary>The comment over the final <c>return</c>; null where the mapping follows the handler's return type by itself.</summary>
    public string? MappingComment => (mappingFollows, IsQueue) switch
    {
        (true, _) => null,
        (_, true) => "// Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.",
        _ => "// Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.",
    };

    public static BatchKind? From(FixTarget target) =>
        target.Properties.TryGetValue(NoPartialBatchResponseRule.SourceProperty, out var source) && source is not null
            ? new BatchKind(
                source,
                target.Properties.ContainsKey(NoPartialBatchResponseRule.FifoProperty),
                target.Properties.ContainsKey(NoPartialBatchResponseRule.MappingFollowsProperty))
            : null;

    /// <summary>The expression that identifies a record to Lambda.</summary>
    public string IdentifierOf(string record) => source switch
    {
        "Sqs" => record + ".MessageId",
        "Kinesis" => record + ".Kinesis.SequenceNumber",
        _ => record + ".Dynamodb.SequenceNumber",
    };

    /// <summary>The response type in the package that the event's type comes from; null where that version has none.</summary>
    public INamedTypeSymbol? ResponseTypeFor(ITypeSymbol @event) =>
        @event.ContainingNamespace.GetTypeMembers(ResponseName).FirstOrDefault(t =>
            SymbolEqualityComparer.Default.Equals(t.ContainingAssembly, @event.ContainingAssembly)
                && t.GetTypeMembers("BatchItemFailure").Length == 1);
}
