namespace AwsMessaging.Semantics.Functions;

/// <summary>How far a mapping has read a shard, and what it does with what it read.</summary>
internal sealed class ShardReader
{
    private ShardReader(SourceShard shard, StreamLane[] lanes)
    {
        Shard = shard;
        Lanes = lanes;
    }

    public SourceShard Shard { get; set; }

    public StreamLane[] Lanes { get; }

    /// <summary>The shard may be read from this time on.</summary>
    public long NextRead { get; set; }

    /// <summary>Whether the shard is closed and read to its end.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether nothing of the shard is left to do: its children may begin.</summary>
    public bool IsDone => IsRead && Array.TrueForAll(Lanes, lane => lane.IsIdle);

    public static ShardReader Of(SourceShard shard, int parallelizationFactor)
    {
        var lanes = new StreamLane[parallelizationFactor];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = new StreamLane(shard.Id);
        }

        return new ShardReader(shard, lanes);
    }

    /// <summary>The lane of a partition key. How AWS distributes keys over lanes is not published; that a key has one lane is.</summary>
    public StreamLane LaneOf(string? key)
    {
        var hash = 2166136261u;
        foreach (var c in key ?? "")
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return Lanes[(int)(hash % (uint)Lanes.Length)];
    }

    public ShardReader Clone() =>
        new(Shard, Array.ConvertAll(Lanes, lane => lane.Clone())) { NextRead = NextRead, IsRead = IsRead };
}
