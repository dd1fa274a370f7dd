namespace AwsMessaging.Semantics.Functions;

/// <summary>The shards that a mapping reads or has read.</summary>
internal sealed class ShardReaders
{
    private readonly List<ShardReader> readers = [];

    /// <summary>The reader of a shard, made if the shard may begin; null while it may not.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="shards">All shards that can still be read.</param>
    /// <param name="settings">The mapping's settings.</param>
    public ShardReader? Of(SourceShard shard, IReadOnlyList<SourceShard> shards, MappingSettings settings)
    {
        if (Find(shard.Id) is { } reader)
        {
            reader.Shard = shard;
            return reader;
        }

        if (!settings.Enabled || !MayBegin(shard, shards))
        {
            return null;
        }

        reader = ShardReader.Of(shard, settings.ParallelizationFactor);
        readers.Add(reader);
        return reader;
    }

    /// <summary>A shard waits until those that it came from are done, as far as they can still be read.</summary>
    public bool MayBegin(SourceShard shard, IReadOnlyList<SourceShard> shards)
    {
        foreach (var parent in shard.Parents)
        {
            foreach (var other in shards)
            {
                if (other.Id == parent && Find(parent) is not { IsDone: true })
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The reader of a shard; null when it has not begun.</summary>
    public ShardReader? Find(string shardId)
    {
        foreach (var reader in readers)
        {
            if (reader.Shard.Id == shardId)
            {
                return reader;
            }
        }

        return null;
    }

    public ShardReaders Clone()
    {
        var clone = new ShardReaders();
        foreach (var reader in readers)
        {
            clone.readers.Add(reader.Clone());
        }

        return clone;
    }
}
