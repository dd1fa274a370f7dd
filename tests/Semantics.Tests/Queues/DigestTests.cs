using System.Security.Cryptography;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Queues;

public sealed class DigestTests
{
    [Fact]
    public void Sha256_is_that_of_the_framework_for_every_length_around_a_block() =>
        Assert.All(Enumerable.Range(0, 200), length =>
        {
            var message = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
            Assert.Equal(SHA256.HashData(message), Sha256.Hash(message));
        });

    [Fact]
    public void The_body_counts_as_utf8() =>
        Gen.String.Sample(text => Assert.Equal(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))), MessageDigests.OfBody(text)));

    [Fact]
    public void No_attributes_have_no_digest() => Assert.Null(MessageDigests.OfAttributes([]));

    /// <summary>The canonical form, written out byte by byte.</summary>
    [Fact]
    public void Attributes_are_sorted_and_each_part_follows_its_length()
    {
        byte[] canonical =
        [
            0, 0, 0, 1, (byte)'a', 0, 0, 0, 6, .. "String"u8, 1, 0, 0, 0, 2, .. "v1"u8,
            0, 0, 0, 1, (byte)'b', 0, 0, 0, 6, .. "Binary"u8, 2, 0, 0, 0, 2, 7, 8,
        ];

        var digest = MessageDigests.OfAttributes([new("b", "Binary", null, [7, 8]), new("a", "String", "v1")]);

        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(canonical)), digest);
    }

    [Fact]
    public void The_digest_is_of_the_attributes_that_are_returned()
    {
        var bench = new QueueBench();
        bench.Create("q").Send(bench.Now, new SendMessage("m") { Attributes = [new("order.id", "String", "1"), new("kind", "String", "k")] });
        var message = bench.Receive("q")[0];

        Assert.Equal(["order.id"], message.Select(["order.*"]).Select(attribute => attribute.Name));
        Assert.Empty(message.Select([]));
        Assert.Equal(2, message.Select(["All"]).Count);
        Assert.Equal(MessageDigests.OfAttributes([new("kind", "String", "k")]), message.Md5Of(message.Select(["kind"])));
    }

    [Theory]
    [InlineData("plain", true, 5)]
    [InlineData("tab\tline\r\n", true, 10)]
    [InlineData("ü€", true, 5)]
    [InlineData("\U0001F600", true, 4)]
    [InlineData("\u0001", false, 0)]
    [InlineData("\uFFFE", false, 0)]
    [InlineData("\uFFFF", false, 0)]
    public void Only_xml_characters_are_allowed_and_counted_in_utf8(string text, bool isAllowed, int bytes)
    {
        Assert.Equal(isAllowed, MessageRules.IsXmlText(text, out var counted));
        Assert.Equal(bytes, isAllowed ? counted : 0);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        Assert.False(MessageRules.IsXmlText("a\uD83D", out _));
        Assert.False(MessageRules.IsXmlText("\uDE00a", out _));
    }
}
