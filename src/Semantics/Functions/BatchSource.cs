namespace AwsMessaging.Semantics.Functions;

/// <summary>What a mapping reads from.</summary>
public enum BatchSource
{
    /// <summary>A standard SQS queue.</summary>
    StandardQueue,

    /// <summary>A FIFO SQS queue.</summary>
    FifoQueue,

    /// <summary>A Kinesis data stream.</summary>
    Kinesis,

    /// <summary>A DynamoDB stream.</summary>
    DynamoDb,

    /// <summary>A Kafka topic, of Amazon MSK or self-managed.</summary>
    Kafka,
}

/// <summary>Questions about sources.</summary>
internal static class BatchSources
{
    /// <summary>Whether single messages are deleted; else there is a position in an ordered log.</summary>
    public static bool IsQueue(this BatchSource source) => source is BatchSource.StandardQueue or BatchSource.FifoQueue;
}
