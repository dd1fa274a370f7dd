using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AwsMessaging.Semantics.Streams;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class PartitionKeyRoutingTests
{
    private static readonly BigInteger HashKeys = BigInteger.Pow(2, 128);

    private static readonly Gen<string> Keys = Gen.String[Gen.Char.AlphaNumeric, 1, 256];

    /// <summary>The digest in hexadecimal is the hash key's big-endian spelling; the leading zero keeps it positive.</summary>
    [Theory]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")] // the first bit is set: no sign
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    public void The_hash_key_is_the_digest_read_big_endian(string key, string digest) =>
        Assert.Equal(BigInteger.Parse("0" + digest, NumberStyles.HexNumber, CultureInfo.InvariantCulture), PartitionKeyRouting.HashKeyOf(key));

    [Theory]
    [InlineData("Zürich")]
    [InlineData("注文")]
    [InlineData("\U0001F4E6")]
    public void The_key_is_hashed_as_UTF_8(string key) =>
        Assert.Equal(new BigInteger(MD5.HashData(Encoding.UTF8.GetBytes(key)), isUnsigned: true, isBigEndian: true), PartitionKeyRouting.HashKeyOf(key));

    [Fact]
    public void Hash_keys_are_within_128_bits_and_agree_with_the_framework() =>
        Gen.String.Sample(key =>
        {
            var hash = PartitionKeyRouting.HashKeyOf(key);
            return hash >= 0 && hash < HashKeys
                && hash == new BigInteger(MD5.HashData(Encoding.UTF8.GetBytes(key)), isUnsigned: true, isBigEndian: true);
        });

    /// <summary>The ranges are written down from their definition, and the hash key is looked for among them.</summary>
    [Fact]
    public void A_key_is_in_the_range_of_its_shard() =>
        Gen.Select(Keys, Gen.Int[1, 500]).Sample((key, count) =>
        {
            var width = HashKeys / count;
            var shard = PartitionKeyRouting.ShardOf(key, count);
            var first = width * shard;
            var last = shard == count - 1 ? HashKeys - 1 : (width * (shard + 1)) - 1;
            var hash = PartitionKeyRouting.HashKeyOf(key);
            return shard >= 0 && shard < count && hash >= first && hash <= last;
        });

    [Fact]
    public void One_shard_takes_every_key() => Keys.Sample(key => PartitionKeyRouting.ShardOf(key, 1) == 0);

    /// <summary>The first bit of the digest decides between two shards: 0c… and 90….</summary>
    [Theory]
    [InlineData("a", 2, 0)]
    [InlineData("abc", 2, 1)]
    [InlineData("a", 16, 0x0)]
    [InlineData("abc", 16, 0x9)]
    [InlineData("", 256, 0xd4)]
    public void Powers_of_two_read_the_digest_s_first_bits(string key, int count, int shard) => Assert.Equal(shard, PartitionKeyRouting.ShardOf(key, count));

    [Fact]
    public void Keys_reach_no_more_shards_than_there_are_of_either() =>
        Gen.Select(Keys.Array[0, 40], Gen.Int[1, 40]).Sample((keys, count) =>
        {
            var reached = PartitionKeyRouting.ShardsReached(keys, count);
            return reached <= Math.Min(keys.Distinct().Count(), count)
                && reached == keys.Select(k => PartitionKeyRouting.ShardOf(k, count)).Distinct().Count();
        });

    [Fact]
    public void Many_keys_reach_every_shard() =>
        Assert.Equal(10, PartitionKeyRouting.ShardsReached(Enumerable.Range(0, 1000).Select(i => "customer-" + i.ToString(CultureInfo.InvariantCulture)), 10));

    [Fact]
    public void No_key_reaches_no_shard() => Assert.Equal(0, PartitionKeyRouting.ShardsReached([], 10));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_stream_has_at_least_one_shard(int count)
    {
        Assert.Equal("shardCount", Assert.Throws<ArgumentOutOfRangeException>(() => PartitionKeyRouting.ShardOf("a", count)).ParamName);
        Assert.Equal("shardCount", Assert.Throws<ArgumentOutOfRangeException>(() => PartitionKeyRouting.ShardsReached(["a"], count)).ParamName);
    }

    [Fact]
    public void A_key_is_not_null() =>
        Assert.Equal("partitionKey", Assert.Throws<ArgumentNullException>(() => PartitionKeyRouting.HashKeyOf(null!)).ParamName);
}
