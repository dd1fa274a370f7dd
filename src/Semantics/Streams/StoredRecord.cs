namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// What a shard keeps of a record. A value, and without what the shard knows for all its records, because there may be millions; whoever
/// reads gets a <see cref="KinesisRecord"/>.
/// </summary>
internal readonly struct StoredRecord : ITimed
{
    public StoredRecord(string partitionKey, byte[] data, long index, long arrival)
    {
        PartitionKey = partitionKey;
        Data = data;
        Index = index;
        Arrival = arrival;
    }

    public string PartitionKey { get; }

    public byte[] Data { get; }

    /// <summary>The counter in its sequence number.</summary>
    public long Index { get; }

    public long Arrival { get; }

    /// <summary>Bytes that count towards limits: data and the key in UTF-8.</summary>
    public int Size => Data.Length + Utf8.Length(PartitionKey);
}
