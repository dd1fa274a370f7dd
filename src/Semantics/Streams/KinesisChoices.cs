using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>Where Kinesis Data Streams permits more than one outcome.</summary>
public static class KinesisChoices
{
    /// <summary>When the second opened in which a shard counts its first write.</summary>
    public static readonly ChoicePoint WindowPhase = new(
        "kinesis.window-phase",
        "A shard takes 1 MB and 1,000 records a second. When the second begins is not said: a burst may meet one that is under way.",
        "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html",
        "opens with the first write",
        "opened 250 ms before it",
        "opened 500 ms before it",
        "opened 750 ms before it");

    /// <summary>Whether a put's reply is lost, so that the producer puts the record again.</summary>
    public static readonly ChoicePoint ProducerRetry = new(
        "kinesis.producer-retry",
        "A producer whose put times out cannot be sure that it took effect; if it puts the record again, the stream may have it twice.",
        "https://docs.aws.amazon.com/streams/latest/dev/kinesis-record-processor-duplicates.html",
        "reply arrives",
        "reply is lost and the record is put again");

    /// <summary>Whether a consumer's checkpoint is stored before its worker ends.</summary>
    public static readonly ChoicePoint Checkpoint = new(
        "kinesis.checkpoint",
        "When a worker ends unexpectedly, the next one begins at the last checkpoint: records since then are processed again.",
        "https://docs.aws.amazon.com/streams/latest/dev/kinesis-record-processor-duplicates.html",
        "checkpoint is stored",
        "worker ends before the checkpoint is stored");

    /// <summary>How the end of a closed shard is told.</summary>
    public static readonly ChoicePoint EndOfShard = new(
        "kinesis.end-of-shard",
        "The next iterator is null once a closed shard has no more data. Before that a call may return no records.",
        "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html",
        "with the last records",
        "by one more call, which is empty");
}
