using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using CsCheck;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class SequenceNumberTests
{
    private static readonly Gen<SequenceNumber> Numbers = Gen.Select(
        Gen.Long[0, 16_025_174_999], Gen.Int[0, 20_000], Gen.Long[0, long.MaxValue], Gen.Long[0, 16_025_174_999], SequenceNumber.Create);

    [Fact]
    public void Text_is_read_as_it_is_written() =>
        Numbers.Sample(n => SequenceNumber.TryParse(n.ToString(), out var read) && read == n && read.ShardIndex == n.ShardIndex && n.ToString().Length == 56);

    [Fact]
    public void Order_is_that_of_the_numbers() =>
        Gen.Select(Numbers, Numbers).Sample((a, b) => a.CompareTo(b) == a.ToBigInteger().CompareTo(b.ToBigInteger()));

    /// <summary>Hexadecimal here, because that shows the parts; the API has decimal digits.</summary>
    [Theory]
    [InlineData("20000000000000000000000000000000000000000000002", true)]
    [InlineData("20000000000000000000000000000000000000000000001", true)]
    [InlineData("20000000000000000000000000000000000000000000000", false)]
    [InlineData("20000000000000000000000000000000000000000000003", false)]
    [InlineData("30000000000000000000000000000000000000000000001", false)]
    [InlineData("1ffffffffff7fffffffffffffff000000000007fffffff2", false)]
    [InlineData("20000000000800000000000000000000000000000000002", false)]
    [InlineData("2ffffffffff7fffffffffffffff000000000007fffffff2", false)]
    [InlineData("13bb2cc3d80000000000000000000000", false)]
    [InlineData("5", true)]
    public void A_number_that_no_shard_gave_is_refused_as_what_comes_before(string hexadecimal, bool isAccepted)
    {
        var number = System.Numerics.BigInteger.Parse("0" + hexadecimal, System.Globalization.NumberStyles.HexNumber).ToString();

        var reply = StreamOf(1).PutRecord(0, new("k", [], null, number), Choices.Benign);

        Assert.Equal(isAccepted ? null : "InvalidArgumentException", CodeOf(reply));
    }

    [Fact]
    public void A_number_from_the_future_is_refused_as_what_comes_before()
    {
        var later = SequenceNumber.Create(0, 0, 1, 100).ToString();

        Assert.Equal("InvalidArgumentException", CodeOf(StreamOf(1).PutRecord(99 * Second, new("k", [], null, later), Choices.Benign)));
        Assert.True(StreamOf(1).PutRecord(100 * Second, new("k", [], null, later), Choices.Benign).IsOk);
        Assert.Equal("ValidationException", CodeOf(StreamOf(1).PutRecord(0, new("k", [], null, "x"), Choices.Benign)));
    }

    [Fact]
    public void Numbers_grow_within_a_shard_and_have_gaps()
    {
        var stream = StreamOf(2);
        var numbers = Enumerable.Range(0, 50).Select(i => stream.Put(i * 100, "a", i % 2 == 0 ? LowHash : HighHash)).Where(n => n.ShardIndex == 0).ToList();

        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.First.ToBigInteger() + 1 < pair.Second.ToBigInteger()));
    }
}
