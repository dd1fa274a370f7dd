using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// How far a consumer application has come in a shard, as it is stored: where a worker begins, whichever worker it is.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-record-processor-duplicates.html
/// </summary>
public sealed class ShardCheckpoint
{
    private readonly StartingPosition initial;
    private readonly SemanticRows rows;
    private SequenceNumber? stored;

    /// <summary>Creates a checkpoint of a shard that has not been read.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="initial">Where to begin without a checkpoint.</param>
    /// <param name="rows">The behaviours in force.</param>
    public ShardCheckpoint(string shardId, StartingPosition initial, SemanticRows rows = default)
    {
        ShardId = shardId;
        this.initial = initial;
        this.rows = rows;
    }

    /// <summary>The shard.</summary>
    public string ShardId { get; }

    /// <summary>Where a worker that starts now begins to read.</summary>
    public StartingPosition Position => stored is { } number ? StartingPosition.After(number) : initial;

    /// <summary>Stores that all records up to a number have been processed.</summary>
    /// <returns>
    /// Whether it was stored. If not, the worker has ended: the next one begins at <see cref="Position"/> and gets again what came since.
    /// </returns>
    public bool Store(SequenceNumber number, Choices choices)
    {
        if (rows.Has(SemanticRow.KinesisRetries) && choices.Choose(KinesisChoices.Checkpoint, ShardId) == 1)
        {
            return false;
        }

        stored = number;
        return true;
    }

    /// <summary>An independent copy.</summary>
    public ShardCheckpoint Clone() => (ShardCheckpoint)MemberwiseClone();
}
