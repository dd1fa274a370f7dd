namespace AwsMessaging.Semantics.Functions;

/// <summary>Whether a batch is done.</summary>
public enum BatchVerdict
{
    /// <summary>All of it.</summary>
    Success,

    /// <summary>A part, as the function reported.</summary>
    Partial,

    /// <summary>Nothing of it.</summary>
    Failure,
}

/// <summary>What a mapping does with a batch after its invocation.</summary>
/// <param name="Verdict">Whether the batch is done.</param>
/// <param name="Done">Ids of the records that are done, in the batch's order: deleted from a queue, passed by in a stream.</param>
/// <param name="Kept">Ids of the others: they come again.</param>
public sealed record BatchResult(BatchVerdict Verdict, IReadOnlyList<string> Done, IReadOnlyList<string> Kept)
{
    /// <summary>For streams and topics: the last record that is done; null for none. The source is not read up to here again.</summary>
    public string? Checkpoint => Done.Count == 0 ? null : Done[Done.Count - 1];

    /// <summary>For streams and topics: the record with which the next attempt begins; null when the batch is done.</summary>
    public string? RetryFrom => Kept.Count == 0 ? null : Kept[0];
}
