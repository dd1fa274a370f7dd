using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// A Kinesis stream of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond of
/// virtual time, may be lost, throttled or answered in vain, and is repeated as the SDK repeats it; errors come as
/// <see cref="ServiceException"/>. Source: https://docs.aws.amazon.com/streams/latest/dev/introduction.html
/// </summary>
public sealed class SimulatedStream
{
    private readonly MessagingWorld world;

    internal SimulatedStream(MessagingWorld world, KinesisStream state)
    {
        this.world = world;
        State = state;
    }

    /// <summary>The stream's name: its lane in traces.</summary>
    public string Name => State.Name;

    /// <summary>The stream's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The stream as it is now.</summary>
    public KinesisStream State { get; internal set; }

    /// <summary>Ids of its shards, closed ones too, as traces and reports name them.</summary>
    public IReadOnlyList<string> ShardIds => [.. State.Loads().Select(l => l.ShardId)];

    /// <summary>Mappings and pipes that read it in this run.</summary>
    internal List<IStreamReader> Readers { get; } = [];

    /// <summary>Puts a record.</summary>
    /// <param name="partitionKey">1 to 256 characters: its MD5 decides the shard.</param>
    /// <param name="data">The record, at most 1 MiB of UTF-8 with its key.</param>
    /// <exception cref="ServiceException">
    /// The record was refused, for its size or because the shard takes no more in this second.
    /// </exception>
    public Task<PutRecordResult> PutAsync(string partitionKey, string data)
    {
        var record = new PutRecord(partitionKey, Encoding.UTF8.GetBytes(data));
        world.Sending(Name, data, partitionKey);
        return world.Calls.Call(
            Call("PutRecord") with { Key = world.KeyOf(data), Messages = 1, Bytes = record.Data.Length },
            () => Put(record));
    }

    /// <summary>Puts up to 500 records in a call. Single records may fail although the call succeeds.</summary>
    /// <param name="records">Partition keys and data, together at most 10 MiB.</param>
    /// <returns>An entry for each record, in their order: its place or an error.</returns>
    /// <exception cref="ServiceException">The call is refused whole: <c>ValidationException</c> or
    /// <c>InvalidArgumentException</c>.</exception>
    public Task<PutRecordsResult> PutBatchAsync(IReadOnlyList<(string PartitionKey, string Data)> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var (key, data) in records)
        {
            world.Sending(Name, data, key);
        }

        var requests = records.Select(r => new PutRecord(r.PartitionKey, Encoding.UTF8.GetBytes(r.Data))).ToList();
        return world.Calls.Call(
            Call("PutRecords") with { Messages = records.Count, Bytes = requests.Sum(r => (long)r.Data.Length) },
            () => PutBatch(requests));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Takes a record from another service.</summary>
    internal ServiceError? Take(PutRecord record) => Put(record).Error;

    /// <summary>Puts a record, for whoever carries the call.</summary>
    internal Reply<PutRecordResult> Put(PutRecord record)
    {
        var reply = State.PutRecord(world.NowMs, record, world.Choices);
        Note(record, reply.IsOk ? reply.Result.ShardId : null, reply.Error?.Code);
        WakeReaders();
        return reply;
    }

    /// <summary>Puts a batch, of which the adversary may have one record fail, for whoever carries the call.</summary>
    internal Reply<PutRecordsResult> PutBatch(IReadOnlyList<PutRecord> records)
    {
        // Not of a batch that is refused whole.
        var canFail = KinesisFacts.PutRecordsEntries.Value.Contains(records.Count)
            && State.Status is StreamStatus.Active or StreamStatus.Updating;
        var failing = canFail ? BatchChoices.FailingEntry(world.Choices, BatchChoices.PutRecords, records.Count, Name) : -1;
        var reply = failing == 0 && records.Count == 1
            ? new PutRecordsResult(0, [])
            : State.PutRecords(world.NowMs, failing < 0 ? records : [.. records.Where((_, i) => i != failing)], world.Choices);
        if (reply.IsOk && failing >= 0)
        {
            var entries = reply.Result.Records.ToList();
            entries.Insert(failing, new PutRecordsEntry(null, default, "InternalFailure", "Internal Service Failure"));
            reply = new PutRecordsResult(reply.Result.FailedRecordCount + 1, entries);
        }

        for (var i = 0; i < records.Count; i++)
        {
            Note(records[i], reply.IsOk
                ? reply.Result.Records[i].ShardId
                : null, reply.IsOk ? reply.Result.Records[i].ErrorCode : reply.Error!.Code);
        }

        WakeReaders();
        return reply;
    }

    private ServiceCall Call(string action) => new(WireService.Kinesis, action, Name);

    private void Note(PutRecord record, string? shard, string? error)
    {
        var kind = error is null
            ? TraceKind.Accepted
            : error == "ProvisionedThroughputExceededException" ? TraceKind.Throttled : TraceKind.Rejected;
        world.Trace.Add(
            kind,
            Name,
            world.KeyOf(Encoding.UTF8.GetString(record.Data)),
            group: record.PartitionKey,
            other: shard ?? ShardOf(record),
            bytes: record.Data.Length,
            detail: kind == TraceKind.Rejected ? error : null);
    }

    /// <summary>The open shard for a record that was refused, of which the answer does not tell.</summary>
    private string? ShardOf(PutRecord record)
    {
        var place = HashKey.From(PartitionKeyRouting.HashKeyOf(record.PartitionKey));
        var shards = State.ListShards(world.NowMs, new ListShards());
        return shards.IsOk
            ? shards.Result.Shards.FirstOrDefault(s => s.IsOpen && s.StartingHashKey.CompareTo(place) <= 0
                && place.CompareTo(s.EndingHashKey) <= 0)?.ShardId
            : null;
    }

    private void WakeReaders()
    {
        foreach (var reader in Readers)
        {
            reader.PumpAt(world.NowMs);
        }
    }
}
