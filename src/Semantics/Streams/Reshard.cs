namespace AwsMessaging.Semantics.Streams;

/// <summary>A change of shards that is under way: what happens in its next round.</summary>
internal sealed class Reshard
{
    private readonly int first = -1;
    private readonly int second = -1;
    private readonly HashKey key;
    private readonly bool doublesFirst;

    private Reshard(int first, int second, HashKey key)
    {
        this.first = first;
        this.second = second;
        this.key = key;
    }

    private Reshard(int target, bool doublesFirst)
    {
        Target = target;
        this.doublesFirst = doublesFirst;
    }

    /// <summary>Open shards at the end, where they are what it is about.</summary>
    public int Target { get; }

    /// <summary>Splits one shard.</summary>
    public static Reshard Split(int shard, HashKey key) => new(shard, -1, key);

    /// <summary>Merges two shards.</summary>
    public static Reshard Merge(int shard, int adjacent) => new(shard, adjacent, default);

    /// <summary>Goes to a number of shards as UpdateShardCount does.</summary>
    public static Reshard Uniform(int target) => new(target, doublesFirst: true);

    /// <summary>Goes to a number of shards without making more than that.</summary>
    public static Reshard Follow(int target) => new(target, doublesFirst: false);

    /// <summary>The splits (with the key where the second part begins) and merges of this round.</summary>
    /// <param name="open">The open shards by their lowest hash key.</param>
    public IEnumerable<(Shard First, Shard? Second, HashKey Key)> Round(Shard[] open)
    {
        if (first >= 0)
        {
            return [(open.First(s => s.Index == first), open.FirstOrDefault(s => s.Index == second), key)];
        }

        if (Target > open.Length)
        {
            var count = doublesFirst ? open.Length : Math.Min(Target - open.Length, open.Length);
            return [.. open.OrderByDescending(WidthOf).Take(count).OrderBy(s => s.Index).Select(s => (s, (Shard?)null, MiddleOf(s)))];
        }

        return Merges(open, open.Length - Target);
    }

    /// <summary>What is left to do when so many shards are open; null when nothing is.</summary>
    public Reshard? Next(int openShards) => first >= 0 || openShards == Target ? null : this;

    /// <summary>Neighbours to merge: the narrowest first, and each shard once in a round.</summary>
    private static List<(Shard First, Shard? Second, HashKey Key)> Merges(Shard[] open, int count)
    {
        var merged = new HashSet<int>();
        var pairs = new List<(Shard First, Shard? Second, HashKey Key)>();
        var candidates = Enumerable.Range(0, open.Length - 1).OrderBy(i => WidthOf(open[i]) + WidthOf(open[i + 1]));
        foreach (var i in candidates)
        {
            if (pairs.Count < count && !merged.Contains(i) && !merged.Contains(i + 1))
            {
                merged.Add(i);
                merged.Add(i + 1);
                pairs.Add((open[i], open[i + 1], default));
            }
        }

        return [.. pairs.OrderBy(p => p.First.Start)];
    }

    private static System.Numerics.BigInteger WidthOf(Shard shard) => shard.End.ToBigInteger() - shard.Start.ToBigInteger();

    private static HashKey MiddleOf(Shard shard) => HashKey.From((shard.Start.ToBigInteger() + shard.End.ToBigInteger() + 1) / 2);
}
