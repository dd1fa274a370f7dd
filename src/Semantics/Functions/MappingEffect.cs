namespace AwsMessaging.Semantics.Functions;

/// <summary>Something that a mapping's poller did, or wants done.</summary>
public abstract record MappingEffect;

/// <summary>The function is to be run with a batch; how it ended is reported to <see cref="Poller.Completed"/>.</summary>
/// <param name="Invocation">The invocation.</param>
public sealed record Invoke(Invocation Invocation) : MappingEffect;

/// <summary>The poller deleted messages from its queue.</summary>
/// <param name="Ids">Message ids.</param>
/// <param name="Filtered">Whether a filter did not match them, so that the function never saw them.</param>
public sealed record Deleted(IReadOnlyList<string> Ids, bool Filtered) : MappingEffect;

/// <summary>A filter did not match records of a stream: they were passed by, and the function never saw them.</summary>
/// <param name="ShardId">Their shard or partition.</param>
/// <param name="Ids">Their ids.</param>
public sealed record Skipped(string ShardId, IReadOnlyList<string> Ids) : MappingEffect;

/// <summary>
/// Records of a stream were given up. Where the mapping has a destination, the record's <see cref="FailureRecord.ToDelivery"/> is to be
/// carried out.
/// </summary>
/// <param name="Record">What is told about them.</param>
public sealed record Discarded(FailureRecord Record) : MappingEffect;

/// <summary>The function finished with a batch, and the source did not learn of it: the batch comes again.</summary>
/// <param name="Invocation">The invocation.</param>
public sealed record AcknowledgementLost(Invocation Invocation) : MappingEffect;
