using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// How a batch operation says which entries failed. It does so in the body of a successful answer: the call returns and no exception is
/// thrown.
/// </summary>
/// <param name="Failures">The member that says whether any failed: a list of errors, or a count.</param>
/// <param name="IsCount"><paramref name="Failures"/> is a number.</param>
/// <param name="Results">The list to find the errors in: of errors only, or with one result for each entry, in the order of the
/// entries.</param>
/// <param name="IsOnePerEntry">Which of both <paramref name="Results"/> is.</param>
/// <param name="Code">The member of a result that has the error's code; null in a result without one.</param>
/// <param name="Entries">The request's property with the entries; null when they cannot be sent again one by one.</param>
internal sealed record BatchResponse(string Failures, bool IsCount, string Results, bool IsOnePerEntry, string Code, string? Entries)
{
    private static readonly BatchResponse ByEntryId = new("Failed", false, "Failed", false, "Code", "Entries")
    {
        MaxEntries = SqsFacts.BatchEntries.Value.Max,
    };

    private static readonly BatchResponse OfTargets = new("FailedEntryCount", true, "FailedEntries", false, "ErrorCode", null);

    private static readonly BatchResponse OfEvents = new("FailedEntryCount", true, "Entries", true, "ErrorCode", "Entries")
    {
        MaxEntries = EventBridgeFacts.PutEventsEntries.Value.Max,
    };

    private static readonly Dictionary<AwsOperation, BatchResponse> ByOperation = new()
    {
        [AwsApi.Sqs.SendMessageBatch] = ByEntryId,
        [AwsApi.Sqs.DeleteMessageBatch] = ByEntryId,
        [AwsApi.Sqs.ChangeMessageVisibilityBatch] = ByEntryId,
        [AwsApi.Sns.PublishBatch] = ByEntryId with { Entries = "PublishBatchRequestEntries", MaxEntries = SnsFacts.BatchEntries.Value.Max },
        [AwsApi.EventBridge.PutEvents] = OfEvents,
        [AwsApi.EventBridge.PutPartnerEvents] = OfEvents,
        [AwsApi.EventBridge.PutTargets] = OfTargets,
        [AwsApi.EventBridge.RemoveTargets] = OfTargets,
        [AwsApi.CloudWatchEvents.PutEvents] = OfEvents,
        [AwsApi.CloudWatchEvents.PutTargets] = OfTargets,
        [AwsApi.CloudWatchEvents.RemoveTargets] = OfTargets,
        [AwsApi.Kinesis.PutRecords] = new("FailedRecordCount", true, "Records", true, "ErrorCode", "Records")
        {
            MaxEntries = KinesisFacts.PutRecordsEntries.Value.Max,
        },
        [AwsApi.Firehose.PutRecordBatch] = new("FailedPutCount", true, "RequestResponses", true, "ErrorCode", "Records")
        {
            MaxEntries = FirehoseFacts.BatchEntries.Value.Max,
        },
    };

    /// <summary>The most entries of a request; null where they are not entries of a message.</summary>
    public long? MaxEntries { get; init; }

    /// <summary>The operations that answer so.</summary>
    public static IEnumerable<AwsOperation> Operations => ByOperation.Keys;

    /// <summary>The answer of an operation that is one of <see cref="Operations"/>.</summary>
    public static BatchResponse Of(AwsOperation operation) => ByOperation[operation];

    /// <summary>The answer of an operation by the names of its service's assembly and of itself; null for another operation.</summary>
    public static BatchResponse? Find(string? service, string? operation) =>
        ByOperation.FirstOrDefault(o => o.Key.Service.Assembly == service && o.Key.Name == operation).Value;
}
