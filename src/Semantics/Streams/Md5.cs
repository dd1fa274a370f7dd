namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// MD5 as Kinesis uses it to place a partition key (RFC 1321). Written out because the framework's own implementation throws on
/// machines that enforce FIPS, and an analyzer must run there too. Not for security.
/// </summary>
internal static class Md5
{
    private static readonly uint[] Sines = CreateSines();

    private static readonly int[] Shifts =
    [
        7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22, 7, 12, 17, 22,
        5, 9, 14, 20, 5, 9, 14, 20, 5, 9, 14, 20, 5, 9, 14, 20,
        4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23, 4, 11, 16, 23,
        6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21, 6, 10, 15, 21,
    ];

    /// <summary>The 16 bytes of the digest.</summary>
    public static byte[] Hash(byte[] message)
    {
        var padded = Pad(message);
        uint a0 = 0x67452301, b0 = 0xefcdab89, c0 = 0x98badcfe, d0 = 0x10325476;
        var words = new uint[16];
        for (var block = 0; block < padded.Length; block += 64)
        {
            for (var i = 0; i < 16; i++)
            {
                var at = block + (i * 4);
                words[i] = (uint)(padded[at] | (padded[at + 1] << 8) | (padded[at + 2] << 16) | (padded[at + 3] << 24));
            }

            uint a = a0, b = b0, c = c0, d = d0;
            for (var i = 0; i < 64; i++)
            {
                var (mix, word) = (i / 16) switch
                {
                    0 => ((b & c) | (~b & d), i),
                    1 => ((d & b) | (~d & c), ((5 * i) + 1) % 16),
                    2 => (b ^ c ^ d, ((3 * i) + 5) % 16),
                    _ => (c ^ (b | ~d), (7 * i) % 16),
                };
                var turned = unchecked(mix + a + Sines[i] + words[word]);
                (a, d, c) = (d, c, b);
                b = unchecked(b + ((turned << Shifts[i]) | (turned >> (32 - Shifts[i]))));
            }

            unchecked
            {
                a0 += a;
                b0 += b;
                c0 += c;
                d0 += d;
            }
        }

        var digest = new byte[16];
        Write(digest, 0, a0);
        Write(digest, 4, b0);
        Write(digest, 8, c0);
        Write(digest, 12, d0);
        return digest;
    }

    private static byte[] Pad(byte[] message)
    {
        var length = ((message.Length + 8) / 64 * 64) + 64;
        var padded = new byte[length];
        Array.Copy(message, padded, message.Length);
        padded[message.Length] = 0x80;
        var bits = (ulong)message.Length * 8;
        for (var i = 0; i < 8; i++)
        {
            padded[length - 8 + i] = (byte)(bits >> (8 * i));
        }

        return padded;
    }

    private static void Write(byte[] target, int at, uint word)
    {
        for (var i = 0; i < 4; i++)
        {
            target[at + i] = (byte)(word >> (8 * i));
        }
    }

    private static uint[] CreateSines()
    {
        var sines = new uint[64];
        for (var i = 0; i < 64; i++)
        {
            sines[i] = (uint)(Math.Abs(Math.Sin(i + 1)) * 4294967296.0);
        }

        return sines;
    }
}
