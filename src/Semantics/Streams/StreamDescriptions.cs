namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// What a stream is doing.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescriptionSummary.html
/// </summary>
public enum StreamStatus
{
    /// <summary>It is being created and takes no records.</summary>
    Creating,

    /// <summary>It is there.</summary>
    Active,

    /// <summary>Its shards are being changed; records go on being put and read.</summary>
    Updating,

    /// <summary>It is being deleted.</summary>
    Deleting,
}

/// <summary>
/// How a stream's capacity is managed.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
/// </summary>
public enum StreamMode
{
    /// <summary>By whoever sets the number of shards.</summary>
    Provisioned,

    /// <summary>By the service, which follows the traffic.</summary>
    OnDemand,
}

/// <summary>What to create.</summary>
/// <param name="Name">1 to 128 characters of <c>a-zA-Z0-9_.-</c>.</param>
/// <param name="ShardCount">Shards of a provisioned stream, at least 1; null for on-demand.</param>
/// <param name="Mode">How its capacity is managed.</param>
/// <param name="MaxRecordSizeInKiB">Largest record with its key, 1,024 to 10,240 KiB.</param>
public sealed record CreateStream(string Name, int? ShardCount, StreamMode Mode = StreamMode.Provisioned, int MaxRecordSizeInKiB = 1_024);

/// <summary>A stream as DescribeStreamSummary shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Status">Its status.</param>
/// <param name="Mode">How its capacity is managed.</param>
/// <param name="CreatedAt">When it was created, in milliseconds.</param>
/// <param name="RetentionPeriodHours">How long it keeps records.</param>
/// <param name="OpenShardCount">Shards that take records.</param>
/// <param name="ConsumerCount">Registered consumers.</param>
public sealed record StreamSummary(
    string Name, string Arn, StreamStatus Status, StreamMode Mode, long CreatedAt, int RetentionPeriodHours, int OpenShardCount,
    int ConsumerCount);
