using System.Globalization;
using System.Numerics;
using AwsMessaging.Semantics.Streams;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class HashKeyTests
{
    private static readonly Gen<HashKey> Keys = Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new HashKey(high, low));

    [Fact]
    public void Text_is_read_as_it_is_written() =>
        Keys.Sample(key => HashKey.TryParse(key.ToString(), out var read) && read == key && key.ToString() == key.ToBigInteger().ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void Order_is_that_of_the_numbers() =>
        Gen.Select(Keys, Keys).Sample((a, b) => a.CompareTo(b) == a.ToBigInteger().CompareTo(b.ToBigInteger())
            && (a < b) == (a.ToBigInteger() < b.ToBigInteger())
            && (a >= b) == (a.ToBigInteger() >= b.ToBigInteger()));

    [Fact]
    public void Neighbours_are_one_apart()
    {
        Keys.Sample(key => key == HashKey.Max || (key.Next.ToBigInteger() == key.ToBigInteger() + 1 && key.Next.Previous == key));
        Assert.Equal(new HashKey(1, 0), new HashKey(0, ulong.MaxValue).Next);
    }

    [Fact]
    public void Keys_hash_as_the_routing_of_the_rules_has_it()
    {
        var hasher = new PartitionKeyHasher();
        Gen.String[0, 400].Sample(key => new PartitionKeyHasher().HashKeyOf(key).ToBigInteger() == PartitionKeyRouting.HashKeyOf(key));
        Assert.Equal(PartitionKeyRouting.HashKeyOf(new string('ä', 256)), hasher.HashKeyOf(new string('ä', 256)).ToBigInteger());

        // What a longer key left in the buffer is no part of the next.
        Assert.Equal(PartitionKeyRouting.HashKeyOf("a"), hasher.HashKeyOf("a").ToBigInteger());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1000000000000000000000000000000000000000")]
    [InlineData("340282366920938463463374607431768211456")]
    [InlineData("999999999999999999999999999999999999999")]
    public void Text_that_is_no_hash_key_is_not_read(string text) => Assert.False(HashKey.TryParse(text, out _));

    [Fact]
    public void The_range_is_128_bits()
    {
        Assert.Equal("340282366920938463463374607431768211455", HashKey.Max.ToString());
        Assert.Equal(HashKey.Max, HashKey.From((BigInteger.One << 128) - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HashKey.From(BigInteger.One << 128));
        Assert.Throws<ArgumentOutOfRangeException>(() => HashKey.From(BigInteger.MinusOne));
    }
}
