using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// A Kafka topic of a <see cref="MessagingWorld"/>, as far as producers, consumer groups and event source mappings see it. Kafka's clients
/// repeat calls by themselves: what can go wrong is what <see cref="KafkaChoices"/> says. Errors come as <see cref="ServiceException"/>,
/// with Kafka's names.
/// Source: https://docs.aws.amazon.com/msk/latest/developerguide/what-is-msk.html
/// </summary>
public sealed class SimulatedKafkaTopic
{
    private readonly MessagingWorld world;
    private readonly KafkaTopicSettings settings;
    private readonly List<SimulatedKafkaGroup> groups = [];

    internal SimulatedKafkaTopic(MessagingWorld world, KafkaTopic state, KafkaTopicSettings settings, string clusterArn)
    {
        this.world = world;
        this.settings = settings;
        State = state;
        ClusterArn = clusterArn;
    }

    /// <summary>The topic's name: its lane in traces.</summary>
    public string Name => State.Name;

    /// <summary>ARN of its cluster, which mappings name.</summary>
    public string ClusterArn { get; }

    /// <summary>The topic as it is now.</summary>
    public KafkaTopic State { get; private set; }

    /// <summary>How it is set up.</summary>
    public KafkaTopicSettings Settings => settings;

    /// <summary>Mappings that read it in this run.</summary>
    internal List<IStreamReader> Readers { get; } = [];

    /// <summary>Its consumer groups.</summary>
    internal IReadOnlyList<SimulatedKafkaGroup> Groups => groups;

    /// <summary>Sends a record and waits until it is stored (<c>acks=all</c>).</summary>
    /// <param name="key">Decides the partition; null for any.</param>
    /// <param name="value">The value. With the key at most <see cref="KafkaTopicSettings.MaxMessageBytes"/> of UTF-8.</param>
    /// <param name="partition">The partition, from 0, where the producer names it itself; null for the key's.</param>
    /// <param name="partitioner">How the producer hashes keys: clients of librdkafka, such as Confluent's for .NET, by CRC-32 unless told
    /// otherwise.</param>
    /// <param name="isIdempotent">Whether the broker recognises the producer's retries (<c>enable.idempotence</c>).</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="ServiceException"><c>RECORD_TOO_LARGE</c> or <c>UNKNOWN_TOPIC_OR_PARTITION</c>.</exception>
    public Task<KafkaPlace> SendAsync(
        string? key, string value, int? partition = null, KafkaPartitioner partitioner = KafkaPartitioner.Crc32, bool isIdempotent = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        var record = new KafkaSend(key is null
            ? null
            : Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value), partition, partitioner, isIdempotent);
        world.Sending(Name, value, key);
        return world.StepAsync(
            $"Produce {Name}",
            () =>
            {
                var reply = State.Send(world.NowMs, record, world.Choices);
                world.Trace.Add(
                    reply.IsOk ? TraceKind.Accepted : TraceKind.Rejected,
                    Name,
                    world.KeyOf(value),
                    group: key,
                    other: reply.IsOk ? $"{Name}-{reply.Result.Partition}" : null,
                    bytes: record.Value!.Length,
                    detail: reply.Error?.Code);
                foreach (var reader in Readers)
                {
                    reader.PumpAt(world.NowMs);
                }

                groups.ForEach(g => g.Wake());
                return reply;
            });
    }

    /// <summary>Creates a consumer group that has read nothing.</summary>
    /// <param name="name">Its id.</param>
    /// <param name="reset">Where it begins without an offset (<c>auto.offset.reset</c>).</param>
    public SimulatedKafkaGroup CreateConsumerGroup(string name, KafkaOffsetReset reset = KafkaOffsetReset.Latest)
    {
        ArgumentNullException.ThrowIfNull(name);
        world.GoOnSettingUp();
        var group = new SimulatedKafkaGroup(world, this, name, new KafkaConsumerGroup(State, reset, world.Rows));
        groups.Add(group);
        return group;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Begins a run.</summary>
    internal void Begin(KafkaTopic state, IReadOnlyList<KafkaConsumerGroup> states)
    {
        State = state;
        Readers.Clear();
        for (var i = 0; i < groups.Count; i++)
        {
            groups[i].Begin(states[i].Clone(state));
        }
    }
}

/// <summary>
/// A consumer group of a <see cref="SimulatedKafkaTopic"/>. It has one consumer at a time: to crash and start again, or to be rebalanced,
/// is to begin with <see cref="Restart"/> at the committed offsets.
/// Source: https://kafka.apache.org/documentation/#semantics
/// </summary>
public sealed class SimulatedKafkaGroup
{
    private readonly MessagingWorld world;
    private readonly SimulatedKafkaTopic topic;
    private readonly List<TaskCompletionSource> waiting = [];

    internal SimulatedKafkaGroup(MessagingWorld world, SimulatedKafkaTopic topic, string name, KafkaConsumerGroup state)
    {
        this.world = world;
        this.topic = topic;
        Name = name;
        State = state;
    }

    /// <summary>Its id.</summary>
    public string Name { get; }

    /// <summary>The group with its offsets as it is now.</summary>
    public KafkaConsumerGroup State { get; private set; }

    /// <summary>A consumer begins: it knows the committed offsets only. To be called where a program starts.</summary>
    public void Restart() => State.Restart();

    /// <summary>Reads the next records of all partitions, each in its order.</summary>
    /// <param name="maxRecords">Records of a partition at most, 1 or more (<c>max.partition.fetch</c> in records).</param>
    /// <param name="wait">How long to wait for the first; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">No records are asked for.</exception>
    public async Task<IReadOnlyList<KafkaRecord>> ConsumeAsync(int maxRecords = 500, TimeSpan wait = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        var end = world.NowMs + (long)wait.TotalMilliseconds;
        while (true)
        {
            var lane = ProcessRun.Current?.Name ?? MessagingWorld.TestLane;
            var records = await world.StepAsync($"Fetch {topic.Name}", () => Poll(maxRecords, lane));
            if (records.Count > 0 || world.NowMs >= end)
            {
                return records;
            }

            var more = new TaskCompletionSource();
            waiting.Add(more);
            world.Clock.At(end, () => more.TrySetResult());
            await more.Task;
            waiting.Remove(more);
        }
    }

    /// <summary>Commits the offset after a record: it and those before it in its partition are not read again.</summary>
    /// <param name="record">The last record of its partition that is done.</param>
    /// <returns>
    /// Never, where the consumer ends first: its process then crashes, and starts again where it does.
    /// </returns>
    public async Task CommitAsync(KafkaRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var process = ProcessRun.Current;
        await world.StepAsync(
            $"Commit {topic.Name}",
            () =>
            {
                if (!State.Commit(record.Partition, record.Offset + 1, world.Choices))
                {
                    process?.Kill();
                    State.Restart();
                }

                return (Reply<bool>)true;
            });
        if (process is { IsAlive: false })
        {
            await new TaskCompletionSource().Task;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Begins a run.</summary>
    internal void Begin(KafkaConsumerGroup state)
    {
        State = state;
        waiting.Clear();
    }

    /// <summary>There may be more to read.</summary>
    internal void Wake()
    {
        foreach (var consumer in waiting.ToList())
        {
            world.Clock.At(world.NowMs, () => consumer.TrySetResult());
        }
    }

    private Reply<IReadOnlyList<KafkaRecord>> Poll(int maxRecords, string lane)
    {
        var records = new List<KafkaRecord>();
        for (var i = 0; i < topic.State.PartitionCount; i++)
        {
            var polled = State.Poll(world.NowMs, i, maxRecords);
            if (!polled.IsOk)
            {
                return polled.Error!;
            }

            records.AddRange(polled.Result);
        }

        foreach (var record in records)
        {
            var key = record.Value is { } value ? world.KeyOf(Encoding.UTF8.GetString(value)) : null;
            world.Trace.Add(TraceKind.Received, lane, key, $"{record.Partition}@{record.Offset}", other: topic.Name);
        }

        return records;
    }
}
