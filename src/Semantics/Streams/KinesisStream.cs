using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A Kinesis data stream: its state, and one method for each API action. Times are milliseconds of the model's time and never decrease.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html
/// </summary>
public sealed partial class KinesisStream
{
    private const long Never = long.MaxValue;
    private const long Hour = 3_600_000;

    private readonly KinesisQuotas quotas;
    private readonly SemanticRows rows;
    private readonly string account;
    private readonly string region;
    private readonly PartitionKeyHasher hasher = new();

    private List<Shard> shards = [];

    // The shards that take records, by their lowest hash key.
    private Shard[] open = [];

    private Reshard? reshard;
    private long changesAt = Never;
    private bool keepsHistory;

    private KinesisStream(string name, long now, KinesisQuotas quotas, SemanticRows rows, string account, string region)
    {
        Name = name;
        CreatedAt = now;
        this.quotas = quotas;
        this.rows = rows;
        this.account = account;
        this.region = region;
        onDemand = new(quotas);
        retention = KinesisFacts.DefaultRetentionHours * Hour;
    }

    /// <summary>Creates a stream that is ready for use, whose shards share the hash keys evenly.</summary>
    /// <param name="now">The time.</param>
    /// <param name="name">1 to 128 characters of <c>a-zA-Z0-9_.-</c>.</param>
    /// <param name="shardCount">Open shards, at least 1.</param>
    /// <param name="quotas">Limits; AWS's defaults when null.</param>
    /// <param name="rows">The behaviours in force.</param>
    /// <param name="account">Account id.</param>
    /// <param name="region">Region.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is below 1.</exception>
    public KinesisStream(
        long now,
        string name,
        int shardCount,
        KinesisQuotas? quotas = null,
        SemanticRows rows = default,
        string account = "123456789012",
        string region = "us-east-1")
        : this(name, now, quotas ?? KinesisQuotas.Default, rows, account, region)
    {
        if (shardCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(shardCount));
        }

        Status = StreamStatus.Active;
        CreateShards(now, shardCount);
    }

    /// <summary>Name of the stream.</summary>
    public string Name { get; }

    /// <summary>ARN of the stream.</summary>
    public string Arn => $"arn:aws:kinesis:{region}:{account}:stream/{Name}";

    /// <summary>When it was created, in milliseconds.</summary>
    public long CreatedAt { get; }

    /// <summary>Its status at the last call.</summary>
    public StreamStatus Status { get; private set; }

    /// <summary>How its capacity is managed.</summary>
    public StreamMode Mode { get; private set; }

    /// <summary>Shards that take records, at the last call.</summary>
    public int OpenShardCount => open.Length;

    /// <summary>A status as the API spells it.</summary>
    public static string NameOf(StreamStatus status) => status switch
    {
        StreamStatus.Creating => "CREATING",
        StreamStatus.Active => "ACTIVE",
        StreamStatus.Updating => "UPDATING",
        _ => "DELETING",
    };

    /// <summary>
    /// CreateStream: a stream that is CREATING for a while and takes no records until it is ACTIVE.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
    /// </summary>
    /// <returns>
    /// The stream. <c>ValidationException</c>: the name or the size of records is not allowed, a provisioned stream has no shard, or an
    /// on-demand one is given a number. <c>LimitExceededException</c>: more shards than the account may have.
    /// </returns>
    public static Reply<KinesisStream> Create(
        long now,
        CreateStream request,
        KinesisQuotas? quotas = null,
        SemanticRows rows = default,
        string account = "123456789012",
        string region = "us-east-1")
    {
        quotas ??= KinesisQuotas.Default;
        if (!IsName(request.Name))
        {
            return KinesisErrors.Validation("streamName", "have 1 to 128 characters of [a-zA-Z0-9_.-]+");
        }

        if (request.Mode == StreamMode.OnDemand ? request.ShardCount is not null : request.ShardCount is null or < 1)
        {
            return KinesisErrors.Validation("shardCount", "be at least 1 in provisioned mode and absent in on-demand mode");
        }

        if (!KinesisFacts.MaxRecordSizeInKiB.Value.Contains(request.MaxRecordSizeInKiB))
        {
            return KinesisErrors.Validation("maxRecordSizeInKiB", "be between 1024 and 10240");
        }

        if (request.ShardCount > quotas.Shards)
        {
            return KinesisErrors.Limit(
                $"This request would exceed the shard limit for the account {account} in {region}. Limit: {quotas.Shards}.");
        }

        var stream = new KinesisStream(request.Name, now, quotas, rows, account, region)
        {
            Status = StreamStatus.Creating,
            Mode = request.Mode,
            maxRecordBytes = request.MaxRecordSizeInKiB * 1024,
            changesAt = now + quotas.CreationTime,
        };
        stream.CreateShards(now, request.ShardCount ?? quotas.OnDemandShards);
        return stream;
    }

    /// <summary>
    /// DeleteStream.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html
    /// </summary>
    /// <returns><c>ResourceInUseException</c>: the stream has registered consumers, and their deletion was not asked for.</returns>
    public Reply<bool> Delete(long now, bool enforceConsumerDeletion = false)
    {
        if (Unready(now) is { } error && Status != StreamStatus.Creating)
        {
            return error;
        }

        if (consumers.Count > 0 && !enforceConsumerDeletion)
        {
            return KinesisErrors.InUse($"Stream {Name} under account {account} has registered consumers.");
        }

        Status = StreamStatus.Deleting;
        changesAt = Never;
        reshard = null;
        EndSubscriptions(now);
        return true;
    }

    /// <summary>
    /// DescribeStreamSummary.
    /// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
    /// </summary>
    public StreamSummary Describe(long now)
    {
        Settle(now);
        return new(Name, Arn, Status, Mode, CreatedAt, RetentionPeriodHours, open.Length, consumers.Count);
    }

    /// <summary>
    /// The earliest later time at which something may change by itself: the stream's status, a consumer's, a subscription's end or next
    /// event, a record's retention. Null when nothing will.
    /// </summary>
    public long? NextChange(long now)
    {
        Settle(now);
        var next = changesAt;
        foreach (var shard in shards)
        {
            if (rows.Has(SemanticRow.KinesisRetention) && shard.Records.Start < shard.Records.End)
            {
                next = Math.Min(next, Math.Max(now + 1, shard.Records[shard.Records.Start].Arrival + retention));
            }
        }

        next = Math.Min(next, NextConsumerChange(now));
        return next == Never ? null : next;
    }

    /// <summary>The load of each shard since its creation, in the order of their ids.</summary>
    public IReadOnlyList<(string ShardId, ShardLoad Load)> Loads() => [.. shards.Select(s => (s.Id, s.Load))];

    /// <summary>Keeps the load of each second and of each key from now on: memory then grows with time and keys.</summary>
    public void KeepLoadHistory()
    {
        keepsHistory = true;
        foreach (var shard in shards)
        {
            shard.Load.KeepHistory();
        }
    }

    /// <summary>An independent copy.</summary>
    public KinesisStream Clone()
    {
        var clone = new KinesisStream(Name, CreatedAt, quotas, rows, account, region)
        {
            Status = Status,
            Mode = Mode,
            changesAt = changesAt,
            reshard = reshard,
            keepsHistory = keepsHistory,
            retention = retention,
            maxRecordBytes = maxRecordBytes,
            counters = [.. counters],
            turn = turn,
            shardUpdates = [.. shardUpdates],
            onDemand = onDemand.Clone(),
            consumers = [.. consumers],
            lastSubscription = lastSubscription,
            shards = [.. shards.Select(s => s.Clone())],
        };
        clone.subscriptions = [.. subscriptions.Select(s => s.Clone())];
        clone.SortOpenShards();
        return clone;
    }

    internal static bool IsName(string name) =>
        KinesisFacts.NameLength.Value.Contains(name.Length)
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-');

    private static bool IsWithin(long now, long since, long duration) => now - since < duration;

    private void CreateShards(long now, int count)
    {
        var share = (HashKey.Max.ToBigInteger() + 1) / count;
        for (var i = 0; i < count; i++)
        {
            AddShard(HashKey.From(share * i), i == count - 1 ? HashKey.Max : HashKey.From((share * (i + 1)) - 1), now, -1, -1);
        }

        SortOpenShards();
    }

    private void AddShard(HashKey start, HashKey end, long now, int parent, int adjacentParent)
    {
        var shard = new Shard(shards.Count, start, end, now, parent, adjacentParent)
        {
            StreamWideSecond = rows.Has(SemanticRow.KinesisSequenceNumbers) ? null : CreatedAt / 1000,
        };
        if (keepsHistory)
        {
            shard.Load.KeepHistory();
        }

        shards.Add(shard);
    }

    private void SortOpenShards() => open = [.. shards.Where(s => s.IsOpen).OrderBy(s => s.Start)];

    /// <summary>Lets happen what was due by now.</summary>
    private void Settle(long now)
    {
        while (now >= changesAt)
        {
            var at = changesAt;
            changesAt = Never;
            if (Status == StreamStatus.Creating)
            {
                Status = StreamStatus.Active;
            }
            else
            {
                CompleteRound(at);
            }
        }
    }

    /// <summary>The error that answers any use of a stream that is not there yet or no longer.</summary>
    private ServiceError? Unready(long now)
    {
        Settle(now);
        return Status is StreamStatus.Active or StreamStatus.Updating ? null : KinesisErrors.StreamNotFound(Name, account);
    }
}
