namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// An entry of PutEvents. What AWS requires may be missing here: the entry fails then.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
/// </summary>
/// <param name="Source">Who sends the event.</param>
/// <param name="DetailType">What it is about.</param>
/// <param name="Detail">A JSON object as text.</param>
public sealed record PutEventsEntry(string? Source, string? DetailType, string? Detail)
{
    /// <summary>Name or ARN of the bus; null for the default one.</summary>
    public string? EventBusName { get; init; }

    /// <summary>Time of the event, in milliseconds since 1970 UTC; null for that of the call.</summary>
    public long? Time { get; init; }

    /// <summary>ARNs of what the event is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];
}

/// <summary>What became of an entry: an event id, or an error.</summary>
/// <param name="EventId">Id of the event; null when the entry failed.</param>
/// <param name="ErrorCode">Error code; null when the entry succeeded.</param>
/// <param name="ErrorMessage">What is wrong; null when the entry succeeded.</param>
public sealed record PutEventsResultEntry(string? EventId, string? ErrorCode, string? ErrorMessage);

/// <summary>
/// Result of PutEvents: as successful as a call can be, however many of its entries failed.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
/// </summary>
/// <param name="FailedEntryCount">Number of entries that failed.</param>
/// <param name="Entries">One for each entry of the request, in its order.</param>
public sealed record PutEventsResult(int FailedEntryCount, IReadOnlyList<PutEventsResultEntry> Entries);
