using System.Security.Cryptography;
using System.Text;
using AwsMessaging.Semantics.Streams;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class Md5Tests
{
    /// <summary>The test suite of RFC 1321, appendix A.5.</summary>
    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    public void Gives_the_digests_of_the_RFC(string message, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Md5.Hash(Encoding.ASCII.GetBytes(message))));

    [Fact]
    public void Agrees_with_the_framework() =>
        Gen.Byte.Array[0, 300].Sample(message => Md5.Hash(message).SequenceEqual(MD5.HashData(message)));

    /// <summary>Where the padding spills into another block: around 56 and 64 bytes, and around the same of the next block.</summary>
    [Fact]
    public void Agrees_with_the_framework_at_every_length_of_the_first_three_blocks()
    {
        for (var length = 0; length <= 192; length++)
        {
            var message = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
            Assert.Equal(MD5.HashData(message), Md5.Hash(message));
        }
    }

    [Fact]
    public void Leaves_the_message_as_it_is()
    {
        byte[] message = [1, 2, 3];

        Md5.Hash(message);

        Assert.Equal<byte>([1, 2, 3], message);
    }
}
