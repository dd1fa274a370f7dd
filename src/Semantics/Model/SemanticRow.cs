namespace AwsMessaging.Semantics.Model;

/// <summary>The single behaviours of the model. A test switches each off and sees that another test notices.</summary>
public enum SemanticRow
{
    // SQS, any queue
    /// <summary>Bodies have a size limit that counts attributes, may not be empty, and hold only XML characters.</summary>
    SqsMessageSize,

    /// <summary>A batch that is empty, too long, or has bad or equal ids is refused whole.</summary>
    SqsBatchRefused,

    /// <summary>Faults of a single entry fail that entry only, in a successful reply.</summary>
    SqsBatchEntryFails,

    /// <summary>Replies carry the MD5 of body and attributes.</summary>
    SqsDigests,

    /// <summary>A long poll returns as soon as one message is there, also when its visibility or delay ends during the wait.</summary>
    SqsLongPoll,

    /// <summary>A short poll asks some of the servers and may miss messages.</summary>
    SqsShortPollSamples,

    /// <summary>Without a wait of its own a receive waits as long as the queue says; an explicit 0 is a short poll.</summary>
    SqsWaitDefault,

    /// <summary>A receive hides its messages for its own visibility timeout or the queue's, under a new receipt handle.</summary>
    SqsVisibilityPerReceive,

    /// <summary>A visibility timeout is set from now on, at most 12 hours after the receive, and not after the delete.</summary>
    SqsChangeVisibility,

    /// <summary>Each receive counts; the time of the first one stays.</summary>
    SqsReceiveCount,

    /// <summary>Messages end with their retention, in flight or not.</summary>
    SqsRetention,

    /// <summary>A purge removes everything, once a minute.</summary>
    SqsPurge,

    /// <summary>Only so many messages may be in flight.</summary>
    SqsInFlightLimit,

    /// <summary>Counts are approximate.</summary>
    SqsApproximateCounts,

    /// <summary>A handle that is none is an error; deleting twice is not.</summary>
    SqsDeleteHandle,

    // SQS standard queues
    /// <summary>A message may come again, even after its delete.</summary>
    StandardAtLeastOnce,

    /// <summary>Any visible message may come next.</summary>
    StandardAnyOrder,

    /// <summary>A handle deletes after its visibility timeout while nobody has received the message again.</summary>
    StandardLateDelete,

    /// <summary>A delete with a handle that is no longer the last succeeds, and the message may stay.</summary>
    StandardStaleDelete,

    /// <summary>A visibility timeout may be changed with a handle whose own has ended.</summary>
    StandardLateChange,

    /// <summary>A message's own delay beats the queue's, and changing the queue's is for messages to come.</summary>
    StandardDelay,

    /// <summary>A group id on a standard queue is for fairness and blocks nothing.</summary>
    StandardGroups,

    // SQS FIFO queues
    /// <summary>A message is held back while an earlier one of its group is invisible.</summary>
    FifoGroupBlocks,

    /// <summary>A receive takes one group in order before it goes on to the next.</summary>
    FifoGroupDrains,

    /// <summary>The delete of the last message in flight unlocks its group at once.</summary>
    FifoDeleteUnlocks,

    /// <summary>A receive with visibility timeout 0 locks nothing.</summary>
    FifoZeroVisibility,

    /// <summary>After a visibility timeout the group comes again in its order.</summary>
    FifoOrderKept,

    /// <summary>A delete after the visibility timeout is an error.</summary>
    FifoLateDelete,

    /// <summary>For five minutes a repeated deduplication id is accepted and dropped, whatever became of the first message.</summary>
    FifoDeduplication,

    /// <summary>Deduplication is per queue unless the queue was created with the scope of a message group.</summary>
    FifoDeduplicationScope,

    /// <summary>An explicit deduplication id beats the content's, which is the SHA-256 of the body alone.</summary>
    FifoContentDeduplication,

    /// <summary>A message without group, or without deduplication id where none can be made, is refused.</summary>
    FifoMissingIds,

    /// <summary>Messages have no delay of their own; the queue's is retroactive.</summary>
    FifoDelay,

    /// <summary>Sequence numbers grow within a group, not by one.</summary>
    FifoSequenceNumbers,

    /// <summary>A receive that is repeated under its attempt id returns the same batch.</summary>
    FifoReceiveAttempt,

    /// <summary>Calls a second are limited, per queue or, in high-throughput mode, per partition.</summary>
    FifoThroughput,

    // Dead-letter queues and redrive
    /// <summary>The receive that would be one too many moves the message instead of returning it.</summary>
    DlqMoveOnReceive,

    /// <summary>Id, body, attributes and receive count move along, and the source is noted.</summary>
    DlqKeepsIdentity,

    /// <summary>In a standard dead-letter queue retention goes on from the first enqueue; in a FIFO one it starts anew.</summary>
    DlqRetentionClock,

    /// <summary>
    /// A FIFO queue has a FIFO dead-letter queue, in which the deduplication id is the message id and which does not hold up the source.
    /// </summary>
    DlqFifo,

    /// <summary>A redrive policy needs an ARN and a count of 1 to 1,000, and may come later.</summary>
    DlqPolicy,

    /// <summary>Without a dead-letter queue a message circulates until its retention ends.</summary>
    DlqAbsent,

    /// <summary>Messages are moved back from a dead-letter queue under new ids.</summary>
    DlqRedrive,

    /// <summary>Throttled invocations count as receives.</summary>
    DlqThrottledInvocations,

    // SNS
    /// <summary>Each subscription gets a copy of its own, at least once, in any order.</summary>
    SnsFanOut,

    /// <summary>Without raw delivery the body is an envelope; with it body and attributes pass as they are.</summary>
    SnsEnvelope,

    /// <summary>A batch fails entry by entry, or whole when it is malformed.</summary>
    SnsBatch,

    /// <summary>A FIFO topic needs a group, deduplicates by topic, and keeps one order for all FIFO queues.</summary>
    SnsFifo,

    /// <summary>FIFO topics deliver to queues of both kinds, standard topics not to FIFO queues.</summary>
    SnsFifoSubscribers,

    /// <summary>A filter policy decides by attributes or body.</summary>
    SnsFilter,

    /// <summary>A changed policy takes a while.</summary>
    SnsPolicyDelay,

    /// <summary>What a FIFO subscription filters out is gone, its deduplication id used up.</summary>
    SnsFifoFiltered,

    /// <summary>A missing queue or permission is not retried; a server's error is, for days.</summary>
    SnsClientError,

    /// <summary>A subscription's dead-letter queue takes the message in the subscription's form.</summary>
    SnsDeadLetter,

    /// <summary>Messages have a size limit.</summary>
    SnsMessageSize,

    // EventBridge, Pipes, Scheduler
    /// <summary>A put fails entry by entry, in a successful reply.</summary>
    EventsEntryErrors,

    /// <summary>An event for a bus that does not exist is accepted and gone.</summary>
    EventsUnknownBus,

    /// <summary>An entry has a size limit over time, source, type, detail and resources.</summary>
    EventsEntrySize,

    /// <summary>Rules match by pattern.</summary>
    EventsPatterns,

    /// <summary>Each matching rule fires all its targets with the same event id.</summary>
    EventsEveryTarget,

    /// <summary>Deliveries are retried for hours, then go to the target's dead-letter queue or are dropped.</summary>
    EventsRetries,

    /// <summary>A rule has few targets with distinct ids; a FIFO queue as target needs a group.</summary>
    EventsTargets,

    /// <summary>A target's input is selected or made from a template.</summary>
    EventsInput,

    /// <summary>Schedule expressions have a grammar; scheduled rules live on the default bus.</summary>
    EventsSchedules,

    /// <summary>An archive keeps matching events; a replay sends them again, marked and without order.</summary>
    EventsArchive,

    /// <summary>A pipe retries a batch as a whole, enrichment included.</summary>
    PipesRetry,

    /// <summary>The scheduler invokes at least once, to the minute, with retries of its own.</summary>
    SchedulerInvokes,

    // Kinesis Data Streams
    /// <summary>The MD5 of the partition key, or the explicit hash key, decides the shard.</summary>
    KinesisRouting,

    /// <summary>A shard takes so many bytes and records a second; a batch fails record by record.</summary>
    KinesisWriteLimits,

    /// <summary>A shard gives so many bytes and calls a second, shared by all who poll.</summary>
    KinesisReadLimits,

    /// <summary>Iterators start where they are told to and expire.</summary>
    KinesisIterators,

    /// <summary>Sequence numbers grow within a shard.</summary>
    KinesisSequenceNumbers,

    /// <summary>A producer's retry makes a second record; a consumer restarts at its checkpoint.</summary>
    KinesisRetries,

    /// <summary>Shards split and merge; parents are read before children.</summary>
    KinesisResharding,

    /// <summary>An enhanced consumer has a throughput of its own and is pushed to.</summary>
    KinesisFanOut,

    /// <summary>Records end with the stream's retention.</summary>
    KinesisRetention,

    /// <summary>On-demand capacity grows with the traffic, but a key still has one shard.</summary>
    KinesisOnDemand,

    // Firehose, Kafka, Step Functions
    /// <summary>Records are buffered by size and time and joined without a delimiter; a batch fails record by record.</summary>
    FirehoseBuffers,

    /// <summary>The key's hash decides the partition; consumers go on from the committed offset.</summary>
    KafkaPartitions,

    /// <summary>A standard execution starts once per name and input; a synchronous one tells its failure in the status.</summary>
    StepFunctionsStart,

    // Lambda event source mappings
    /// <summary>A batch is one synchronous invocation, deleted on success.</summary>
    MappingSqsBatch,

    /// <summary>An invocation that throws or times out returns the whole batch.</summary>
    MappingFailure,

    /// <summary>A report of failed items fails these; one that cannot be understood fails all.</summary>
    MappingReport,

    /// <summary>Without the setting the report is ignored.</summary>
    MappingReportIgnored,

    /// <summary>What a FIFO function does not return is deleted, whatever comes before it.</summary>
    MappingFifoOrder,

    /// <summary>Pollers start few, grow by the minute and end at a limit.</summary>
    MappingPollers,

    /// <summary>
    /// A visibility timeout below the function's is refused at creation, and a run that outlasts it overlaps with the next.
    /// </summary>
    MappingVisibility,

    /// <summary>A throttled function's messages come back with a receive more.</summary>
    MappingThrottled,

    /// <summary>What a filter does not match is deleted or skipped without an invocation.</summary>
    MappingFilter,

    /// <summary>A stream's batch is retried until it expires, and the shard waits.</summary>
    MappingShardBlocks,

    /// <summary>The lowest reported sequence number is where the next batch begins.</summary>
    MappingStreamReport,

    /// <summary>A failed batch is halved without using up retries; a new checkpoint counts anew.</summary>
    MappingBisect,

    /// <summary>Records that are too old are discarded, with a failure record.</summary>
    MappingRecordAge,

    /// <summary>Each mapping of a stream gets all its records.</summary>
    MappingEachReadsAll,

    /// <summary>A function may finish and its delete or checkpoint be lost.</summary>
    MappingAtLeastOnce,

    // Database transaction, outbox, inbox
    /// <summary>Writes take effect together at the commit, which may fail, or succeed without a word.</summary>
    TransactionAtomic,

    /// <summary>A message that is sent is not part of the transaction.</summary>
    TransactionNoSend,

    /// <summary>A relay reads, sends and marks; a crash between the last two sends again.</summary>
    OutboxRelay,

    /// <summary>A unique key in the effect's transaction makes a second delivery harmless.</summary>
    InboxKey,

    /// <summary>A conditional write fails where the key is already there.</summary>
    ConditionalWrite,

    /// <summary>Transactions run as if one after the other.</summary>
    TransactionIsolation,
}
