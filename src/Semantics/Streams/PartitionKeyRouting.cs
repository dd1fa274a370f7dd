using System.Numerics;
using System.Text;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Which shard of a Kinesis stream a partition key belongs to: the one whose hash key range holds the MD5 of the key's UTF-8 bytes, read
/// as a big-endian number of 128 bits.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html#partition-key
/// </summary>
public static class PartitionKeyRouting
{
    /// <summary>Number of hash keys: 2^128.</summary>
    private static readonly BigInteger HashKeys = BigInteger.One << 128;

    /// <summary>The key's place among the 2^128 hash keys.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="partitionKey"/> is null.</exception>
    public static BigInteger HashKeyOf(string partitionKey)
    {
        if (partitionKey is null)
        {
            throw new ArgumentNullException(nameof(partitionKey));
        }

        var digest = Md5.Hash(Encoding.UTF8.GetBytes(partitionKey));

        // BigInteger reads little-endian and takes the last byte's high bit for the sign: turn round, and end on a zero byte.
        var littleEndian = new byte[17];
        for (var i = 0; i < 16; i++)
        {
            littleEndian[i] = digest[15 - i];
        }

        return new BigInteger(littleEndian);
    }

    /// <summary>
    /// The shard, 0 to <paramref name="shardCount"/> − 1, that takes a key in a stream whose shards split the hash keys evenly, as those
    /// of a new stream do: every shard but the last holds ⌊2^128 ÷ count⌋ hash keys.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shardCount"/> is below 1.</exception>
    public static int ShardOf(string partitionKey, int shardCount)
    {
        if (shardCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(shardCount));
        }

        var shard = HashKeyOf(partitionKey) / (HashKeys / shardCount);
        return shard >= shardCount ? shardCount - 1 : (int)shard;
    }

    /// <summary>How many different shards of an evenly split stream a set of keys reaches.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shardCount"/> is below 1.</exception>
    public static int ShardsReached(IEnumerable<string> partitionKeys, int shardCount)
    {
        var shards = new HashSet<int>();
        foreach (var key in partitionKeys)
        {
            shards.Add(ShardOf(key, shardCount));
        }

        return shards.Count;
    }
}
