using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>The types of Lambda's event packages that carry single records, and those that tell Lambda which of them failed.</summary>
internal static class BatchTypes
{
    private const string Sqs = "Amazon.Lambda.SQSEvents";

    private const string Kinesis = "Amazon.Lambda.KinesisEvents";

    private const string DynamoDb = "Amazon.Lambda.DynamoDBEvents";

    private const string Kafka = "Amazon.Lambda.KafkaEvents";

    /// <summary>
    /// Records, and what identifies each to Lambda; a Kafka record is known by its place, which no property holds as a text.
    /// </summary>
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
    public static bool IsRecord(ITypeSymbol? type, MessagingSymbols symbols) =>
        symbols.TypeOf(type) is { } known && Records.ContainsKey(known);

    /// <summary>
    /// What identifies a record to Lambda, seen from the record: <c>Kinesis.SequenceNumber</c>; null where there is no such text.
    /// </summary>
    public static string? IdentifierOf(ITypeSymbol? record, MessagingSymbols symbols) =>
        symbols.TypeOf(record) is { } known && Records.TryGetValue(known, out var path) && path.Length > 0 ? path : null;

    /// <summary>Whether a type is a response that says which records failed.</summary>
    public static bool IsResponse(ITypeSymbol? type, MessagingSymbols symbols) =>
        symbols.TypeOf(type) is { } known && Responses.Contains(known);

    /// <summary>
    /// Whether what a handler returns says which records failed, by the names of its type and that type's assembly: the compilation that
    /// has the function's configuration need not refer to the packages of its events.
    /// </summary>
    public static bool IsReport(ITypeSymbol? type)
    {
        for (var t = type as INamedTypeSymbol; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
        {
            if (t.ContainingAssembly is { Name: var assembly }
                && (Responses.Contains(new(assembly, MessagingSymbols.MetadataNameOf(t)))
                    || (assembly.StartsWith("AWS.Lambda.Powertools.", StringComparison.Ordinal) && t.Name == "BatchItemFailuresResponse")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a method returns nothing, a text, a truth value or a number. Any other type may carry failures under a name of its own.
    /// <c>async void</c> does not even report its exceptions, which is another mistake.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="isInView">It is this project's. Of another's a build does not tell <c>async</c>.</param>
    public static bool SaysNothing(IMethodSymbol method, bool isInView = true) => BatchHandler.ResultTypeOf(method) switch
    {
        null => !isInView || method is not { IsAsync: true, ReturnsVoid: true },
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } => true,
        _ => false,
    };

    /// <summary>Whether a type says of one record that it failed.</summary>
    public static bool IsFailure(ITypeSymbol? type, MessagingSymbols symbols) =>
        type is { Name: "BatchItemFailure", ContainingType: { } response } && IsResponse(response, symbols);

    /// <summary>The failures' type of a list or another collection of failures; null for any other type.</summary>
    public static ITypeSymbol? FailureIn(ITypeSymbol? type, MessagingSymbols symbols) =>
        type is INamedTypeSymbol { TypeArguments: [var element] } && IsFailure(element, symbols) ? element : null;
}
