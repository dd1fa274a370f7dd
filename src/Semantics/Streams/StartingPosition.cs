namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Where reading begins.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
/// </summary>
public enum ShardIteratorType
{
    /// <summary><c>TRIM_HORIZON</c>: the oldest record that is still there.</summary>
    TrimHorizon,

    /// <summary><c>LATEST</c>: the next record that comes.</summary>
    Latest,

    /// <summary><c>AT_SEQUENCE_NUMBER</c>: the record of that number.</summary>
    AtSequenceNumber,

    /// <summary><c>AFTER_SEQUENCE_NUMBER</c>: the record after that number.</summary>
    AfterSequenceNumber,

    /// <summary><c>AT_TIMESTAMP</c>: the first record that came then or later.</summary>
    AtTimestamp,
}

/// <summary>Where reading of a shard begins, with the number or time that some types of position need.</summary>
/// <param name="Type">The type.</param>
/// <param name="SequenceNumber">Decimal digits, for the two types that need a number; null for the others.</param>
/// <param name="Timestamp">Milliseconds of the model's time, for <see cref="ShardIteratorType.AtTimestamp"/>; null for the others.</param>
public sealed record StartingPosition(ShardIteratorType Type, string? SequenceNumber = null, long? Timestamp = null)
{
    private static readonly string[] Names =
        ["TRIM_HORIZON", "LATEST", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "AT_TIMESTAMP"];

    /// <summary>The oldest record that is still there.</summary>
    public static readonly StartingPosition TrimHorizon = new(ShardIteratorType.TrimHorizon);

    /// <summary>The next record that comes.</summary>
    public static readonly StartingPosition Latest = new(ShardIteratorType.Latest);

    /// <summary>The record of a number.</summary>
    public static StartingPosition At(SequenceNumber number) => new(ShardIteratorType.AtSequenceNumber, number.ToString());

    /// <summary>The record after a number: where a consumer goes on from its checkpoint.</summary>
    public static StartingPosition After(SequenceNumber number) => new(ShardIteratorType.AfterSequenceNumber, number.ToString());

    /// <summary>The first record that came at a time, in milliseconds, or later.</summary>
    public static StartingPosition AtTime(long timestamp) => new(ShardIteratorType.AtTimestamp, null, timestamp);

    /// <summary>A type as the API spells it.</summary>
    public static string NameOf(ShardIteratorType type) => Names[(int)type];

    /// <summary>Reads a type as the API spells it.</summary>
    /// <returns>False when there is none of that name.</returns>
    public static bool TryParseType(string name, out ShardIteratorType type)
    {
        var index = Array.IndexOf(Names, name);
        type = (ShardIteratorType)Math.Max(index, 0);
        return index >= 0;
    }
}
