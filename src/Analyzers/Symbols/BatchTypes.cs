using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The types of Lambda's event packages that carry single records, and those that tell Lambda which of them failed.</summary>
internal static class BatchTypes
{
    private const string Sqs = "Amazon.Lambda.SQSEvents";

    private const string Kinesis = "Amazon.Lambda.KinesisEvents";

    private const string DynamoDb = "Amazon.Lambda.DynamoDBEvents";

    private const string Kafka = "Amazon.Lambda.KafkaEvents";

    /// <summary>Records, and what identifies each to Lambda; a Kafka record is known by its place, which no property holds as a text.</summary>
    private static readonly Dictionary<AwsType, string> Records = new()
    {
        [new(Sqs, Sqs + ".SQSEvent+SQSMessage")] = "MessageId",
        [new(Kinesis, Kinesis + ".KinesisEvent+KinesisEventRecord")] = "Kinesis.SequenceNumber",
        [new(DynamoDb, DynamoDb + ".DynamoDBEvent+DynamodbStreamRecord")] = "Dynamodb.SequenceNumber",
        [new(Kafka, Kafka + ".KafkaEvent+KafkaEventRecord")] = "",
    };

    private static readonly HashSet<AwsType> Responses =
    [
        new(Sqs, Sqs + ".SQSBatchResponse"),
        new(Kinesis, Kinesis + ".StreamsEventResponse"),
        new(Kinesis, Kinesis + ".KinesisTimeWindowResponse"),
        new(DynamoDb, DynamoDb + ".StreamsEventResponse"),
        new(DynamoDb, DynamoDb + ".DynamoDBTimeWindowResponse"),
    ];

    /// <summary>Whether a type is that of one record of a batch.</summary>
    public static bool IsRecord(ITypeSymbol? type, MessagingSymbols symbols) => symbols.TypeOf(type) is { } known && Records.ContainsKey(known);

    /// <summary>What identifies a record to Lambda, seen from the record: <c>Kinesis.SequenceNumber</c>; null where there is no such text.</summary>
    public static string? IdentifierOf(ITypeSymbol? record, MessagingSymbols symbols) =>
        symbols.TypeOf(record) is { } known && Records.TryGetValue(known, out var path) && path.Length > 0 ? path : null;

    /// <summary>Whether a type is a response that says which records failed.</summary>
    public static bool IsResponse(ITypeSymbol? type, MessagingSymbols symbols) => symbols.TypeOf(type) is { } known && Responses.Contains(known);

    /// <summary>Whether a type says of one record that it failed.</summary>
    public static bool IsFailure(ITypeSymbol? type, MessagingSymbols symbols) =>
        type is { Name: "BatchItemFailure", ContainingType: { } response } && IsResponse(response, symbols);

    /// <summary>The failures' type of a list or another collection of failures; null for any other type.</summary>
    public static ITypeSymbol? FailureIn(ITypeSymbol? type, MessagingSymbols symbols) =>
        type is INamedTypeSymbol { TypeArguments: [var element] } && IsFailure(element, symbols) ? element : null;
}
