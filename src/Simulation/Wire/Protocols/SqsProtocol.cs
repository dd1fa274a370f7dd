using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>
/// AWS JSON 1.0 as SQS speaks it: compatible with the Query protocol that it had before. Clients that send <c>x-amzn-query-mode</c> find
/// the error's old name in a header.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-query-compatible-trait</remarks>
internal sealed class SqsProtocol() : AwsJsonProtocol(WireService.Sqs, "1.0", "com.amazonaws.sqs#")
{
    // The errors that the service's model does not define: they come from the framework below it.
    private static readonly Dictionary<string, string> FrameworkErrors = new(StringComparer.Ordinal)
    {
        ["InvalidParameterValue"] = "com.amazon.coral.service#InvalidParameterValueException",
        ["MissingParameter"] = "com.amazon.coral.service#MissingRequiredParameterException",
        ["ServiceUnavailable"] = "com.amazon.coral.availability#ServiceUnavailableException",
        ["InternalFailure"] = "com.amazon.coral.service#InternalFailure",
    };

    private static readonly Dictionary<string, string> OldNames = new(StringComparer.Ordinal)
    {
        ["QueueDoesNotExist"] = "AWS.SimpleQueueService.NonExistentQueue",
        ["QueueDeletedRecently"] = "AWS.SimpleQueueService.QueueDeletedRecently",
        ["QueueNameExists"] = "QueueAlreadyExists",
        ["PurgeQueueInProgress"] = "AWS.SimpleQueueService.PurgeQueueInProgress",
        ["MessageNotInflight"] = "AWS.SimpleQueueService.MessageNotInflight",
        ["UnsupportedOperation"] = "AWS.SimpleQueueService.UnsupportedOperation",
        ["EmptyBatchRequest"] = "AWS.SimpleQueueService.EmptyBatchRequest",
        ["TooManyEntriesInBatchRequest"] = "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
        ["BatchEntryIdsNotDistinct"] = "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
        ["BatchRequestTooLong"] = "AWS.SimpleQueueService.BatchRequestTooLong",
        ["InvalidBatchEntryId"] = "AWS.SimpleQueueService.InvalidBatchEntryId",
    };

    protected override string TypeOf(ServiceError error) =>
        FrameworkErrors.TryGetValue(error.Code, out var type) ? type : base.TypeOf(error);

    protected override void AddErrorHeaders(ServiceError error, List<KeyValuePair<string, string>> headers)
    {
        if (error.Code is "SerializationException" or "UnknownOperationException")
        {
            return;
        }

        var name = OldNames.TryGetValue(error.Code, out var old) ? old : error.Code;
        headers.Add(new("x-amzn-query-error", $"{name};{(error.IsSenderFault ? "Sender" : "Receiver")}"));
    }
}
