using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// Reads a Kinesis stream, a DynamoDB stream or a Kafka topic shard by shard and invokes the function, one batch at a time for each lane of
/// a shard.
/// Sources: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
/// </summary>
public sealed class StreamPoller : Poller
{
    private readonly IRecordSource source;
    private readonly ShardPositions positions;
    private ShardReaders readers = new();
    private int running;

    /// <summary>Creates a poller that has read nothing.</summary>
    /// <param name="mapping">The mapping, of a stream or topic.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="positions">Where the positions of all mappings are kept.</param>
    /// <param name="quotas">Limits; AWS's defaults if null.</param>
    /// <param name="rows">Behaviours in force.</param>
    /// <exception cref="ArgumentException">The mapping is of a queue.</exception>
    public StreamPoller(
        EventSourceMapping mapping, IRecordSource source, ShardPositions positions, LambdaQuotas? quotas =
            null, SemanticRows rows = default)
        : base(mapping, quotas, rows)
    {
        if (mapping.Source.IsQueue())
        {
            throw new ArgumentException("The mapping is of a queue.", nameof(mapping));
        }

        this.source = source;
        this.positions = positions;
    }

    /// <inheritdoc/>
    public override int Running => running;

    /// <inheritdoc/>
    public override IReadOnlyList<MappingEffect> Next(long now, Choices choices)
    {
        var effects = new List<MappingEffect>();
        var shards = source.Shards(now);
        foreach (var shard in shards)
        {
            if (readers.Of(shard, shards, Settings) is { } reader)
            {
                Read(now, reader, effects, choices);
                foreach (var lane in reader.Lanes)
                {
                    Work(now, reader, lane, effects, choices);
                }
            }
        }

        return effects;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MappingEffect> Completed(long now, Invocation invocation, FunctionOutcome outcome, Choices choices)
    {
        var lane = LaneOf(invocation);
        lane.Running = null;
        running--;
        var batch = lane.Current!;
        if (outcome.Kind == OutcomeKind.Throttled && Rows.Has(SemanticRow.MappingThrottled))
        {
            batch.NotBefore = now + Quotas.Backoff(++batch.Throttles);
            return [];
        }

        var result = BatchDecision.Decide(Mapping.Source, invocation.Ids, Settings.ReportBatchItemFailures, outcome, Rows);
        batch.Attempts++;
        batch.Throttles = 0;
        batch.FunctionError = outcome.FunctionError;
        if (result.Done.Count == 0)
        {
            return Failed(now, lane, batch, mayHalve: result.Verdict == BatchVerdict.Failure);
        }

        if (Rows.Has(SemanticRow.MappingAtLeastOnce) && choices.Choose(LambdaChoices.Acknowledgement, invocation.RequestId) == 1)
        {
            batch.Attempts = 0;
            batch.NotBefore = now;
            return [new AcknowledgementLost(invocation)];
        }

        if (result.Kept.Count == 0)
        {
            lane.Replace();
        }
        else
        {
            var attempts = Rows.Has(SemanticRow.MappingBisect) ? 0 : batch.Attempts;
            lane.Replace(batch.Part(result.Done.Count, result.Kept.Count, attempts, now));
        }

        return [];
    }

    /// <inheritdoc/>
    public override long? NextChange(long now)
    {
        long? next = null;
        var shards = source.Shards(now);
        foreach (var shard in shards)
        {
            if (readers.Find(shard.Id) is not { } reader)
            {
                next = Settings.Enabled && readers.MayBegin(shard, shards) ? now : next;
                continue;
            }

            foreach (var lane in reader.Lanes)
            {
                next = lane.Running is not null ? next
                    : Earlier(next, lane.Current is { } batch ? NextOf(batch) : lane.ReadyAt(now, Settings, reader.IsRead));
            }

            if (MayRead(reader) && (shard.IsClosed || source.HasMore(now, shard.Id, PositionIn(now, shard.Id))))
            {
                next = Earlier(next, reader.NextRead);
            }
        }

        return next is { } time ? Math.Max(time, now) : null;
    }

    /// <summary>An independent copy.</summary>
    /// <param name="mapping">The copy's mapping.</param>
    /// <param name="source">What the copy reads.</param>
    /// <param name="positions">The copy's positions.</param>
    public StreamPoller Clone(EventSourceMapping mapping, IRecordSource source, ShardPositions positions)
    {
        var clone = new StreamPoller(mapping, source, positions, Quotas, Rows) { running = running, readers = readers.Clone() };
        clone.CopyCounters(this);
        return clone;
    }

    /// <summary>A batch that failed: halved, tried again, or given up.</summary>
    private IReadOnlyList<MappingEffect> Failed(long now, StreamLane lane, StreamBatch batch, bool mayHalve)
    {
        if (Settings.BisectBatchOnFunctionError && mayHalve && batch.Records.Count > 1)
        {
            var half = batch.Records.Count / 2;
            var attempts = Rows.Has(SemanticRow.MappingBisect) ? 0 : batch.Attempts;
            if (attempts <= RetryLimit)
            {
                lane.Replace(batch.Part(0, half, attempts, now), batch.Part(half, batch.Records.Count - half, attempts, now));
                return [];
            }
        }

        if (batch.Attempts > RetryLimit)
        {
            lane.Replace();
            return [Discard(now, lane, batch, batch.Records, DiscardCondition.RetryAttemptsExhausted)];
        }

        batch.NotBefore = now + Quotas.Backoff(batch.Attempts);
        return [];
    }

    private int RetryLimit =>
        Settings.MaximumRetryAttempts >= 0 ? Settings.MaximumRetryAttempts
        : Mapping.Source == BatchSource.Kafka && Settings.OnFailureDestination is not null ? Quotas.KafkaRetriesWithDestination
        : Rows.Has(SemanticRow.MappingShardBlocks) ? int.MaxValue
        : 2;

    private Discarded Discard(
        long now, StreamLane lane, StreamBatch batch, IReadOnlyList<StreamRecord> records, DiscardCondition condition) =>
        new(new FailureRecord(Mapping, NextId(), now, lane.ShardId, records, condition, batch.Attempts, batch.FunctionError));

    /// <summary>Reads what the shard has, as often as it may be read, and passes by what the filter does not match.</summary>
    private void Read(long now, ShardReader reader, List<MappingEffect> effects, Choices choices)
    {
        if (!MayRead(reader) || now < reader.NextRead)
        {
            return;
        }

        var after = PositionIn(now, reader.Shard.Id);
        var records = source.Read(now, reader.Shard.Id, after, Settings.BatchSize * reader.Lanes.Length, choices);
        var skipped = new List<string>();
        foreach (var record in records)
        {
            after = record.SequenceNumber;
            if (Rows.Has(SemanticRow.MappingFilter) && !Settings.Filter.Passes(record))
            {
                skipped.Add(record.Id);
            }
            else
            {
                reader.LaneOf(record.Key).Add(now, record);
            }
        }

        positions.Set(Mapping, reader.Shard.Id, after);
        reader.NextRead = now + Quotas.StreamPollInterval;
        reader.IsRead = reader.Shard.IsClosed && records.Count == 0 && !source.HasMore(now, reader.Shard.Id, after);
        if (skipped.Count > 0)
        {
            effects.Add(new Skipped(reader.Shard.Id, skipped));
        }
    }

    /// <summary>A shard is read while its lanes have less than a batch each: what waits stays in the stream.</summary>
    private bool MayRead(ShardReader reader) =>
        Settings.Enabled && !reader.IsRead && Array.Exists(reader.Lanes, lane => lane.Pending < Settings.BatchSize);

    private void Work(long now, ShardReader reader, StreamLane lane, List<MappingEffect> effects, Choices choices)
    {
        while (lane.Running is null)
        {
            var batch = lane.Current;
            if (batch is null)
            {
                if (!Settings.Enabled || lane.ReadyAt(now, Settings, reader.IsRead) is not { } ready || ready > now)
                {
                    return;
                }

                var limit = lane.Pending > 1 && choices.Choose(LambdaChoices.BatchSize, lane.ShardId) == 1 ? 1 : Settings.BatchSize;
                batch = lane.Gather(now, limit, Quotas.MaxPayload);
            }

            if (DropOld(now, lane, batch, effects))
            {
                continue;
            }

            if (batch.NotBefore > now)
            {
                return;
            }

            lane.Running = Start(now, lane.ShardId, batch.Records, batch.Attempts + 1);
            running++;
            effects.Add(new Invoke(lane.Running));
        }
    }

    /// <summary>Gives up the records of a batch that are too old, or that the source has forgotten, apart from the younger ones.</summary>
    private bool DropOld(long now, StreamLane lane, StreamBatch batch, List<MappingEffect> effects)
    {
        var old = 0;
        while (old < batch.Records.Count && DropTime(batch.Records[old]) <= now)
        {
            old++;
        }

        if (old == 0)
        {
            return false;
        }

        effects.Add(Discard(now, lane, batch, batch.Slice(0, old), DiscardCondition.RecordAgeExceeded));
        if (old == batch.Records.Count)
        {
            lane.Replace();
        }
        else
        {
            lane.Replace(batch.Part(old, batch.Records.Count - old, 0, batch.NotBefore));
        }

        return true;
    }

    /// <summary>When a record is given up for its age.</summary>
    private long DropTime(StreamRecord record) =>
        Settings.MaximumRecordAge is { } age && Rows.Has(SemanticRow.MappingRecordAge)
            ? Math.Min(record.ExpiresAt, record.ArrivedAt + age + 1)
            : record.ExpiresAt;

    private long NextOf(StreamBatch batch) => Math.Min(batch.NotBefore, DropTime(batch.Records[0]));

    /// <summary>How far a shard has been read; at first, where the mapping is to begin.</summary>
    private string? PositionIn(long now, string shardId)
    {
        if (!positions.TryGet(Mapping, shardId, out var position))
        {
            position = Settings.StartingPosition switch
            {
                MappingStart.Latest => source.PositionAt(now, shardId, Mapping.CreatedAt),
                MappingStart.AtTimestamp => source.PositionAt(now, shardId, Settings.StartingPositionTimestamp!.Value),
                _ => null,
            };
            positions.Set(Mapping, shardId, position);
        }

        return position;
    }

    private StreamLane LaneOf(Invocation invocation)
    {
        foreach (var lane in readers.Find(invocation.ShardId ?? "")?.Lanes ?? [])
        {
            if (lane.Running == invocation)
            {
                return lane;
            }
        }

        throw new ArgumentException("The invocation is not running.", nameof(invocation));
    }
}
