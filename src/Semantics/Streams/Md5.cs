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
        var state = new Md5State();
        var padded = Pad(message);
        var words = new uint[16];
        for (var block = 0; block < padded.Length; block += 64)
        {
            Compress(ref state, padded, block, words);
        }

        var digest = new byte[16];
        Write(digest, 0, state.A);
        Write(digest, 4, state.B);
        Write(digest, 8, state.C);
        Write(digest, 12, state.D);
        return digest;
    }

    /// <summary>Takes one block of 64 bytes into the state.</summary>
    /// <param name="state">What the blocks so far have come to.</param>
    /// <param name="buffer">Where the block is.</param>
    /// <param name="offset">Where in the buffer it begins.</param>
    /// <param name="words">Room for 16 words, so that hashing many keys need not allocate.</param>
    public static void Compress(ref Md5State state, byte[] buffer, int offset, uint[] words)
    {
        for (var i = 0; i < 16; i++)
        {
            var at = offset + (i * 4);
            words[i] = (uint)(buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24));
        }

        uint a = state.A, b = state.B, c = state.C, d = state.D;
        for (var i = 0; i < 16; i++)
        {
            Turn(ref a, ref b, ref c, ref d, (b & c) | (~b & d), words[i], i);
        }

        for (var i = 16; i < 32; i++)
        {
            Turn(ref a, ref b, ref c, ref d, (d & b) | (~d & c), words[((5 * i) + 1) & 15], i);
        }

        for (var i = 32; i < 48; i++)
        {
            Turn(ref a, ref b, ref c, ref d, b ^ c ^ d, words[((3 * i) + 5) & 15], i);
        }

        for (var i = 48; i < 64; i++)
        {
            Turn(ref a, ref b, ref c, ref d, c ^ (b | ~d), words[(7 * i) & 15], i);
        }

        unchecked
        {
            state.A += a;
            state.B += b;
            state.C += c;
            state.D += d;
        }
    }

    private static void Turn(ref uint a, ref uint b, ref uint c, ref uint d, uint mix, uint word, int i)
    {
        var turned = unchecked(mix + a + Sines[i] + word);
        var shift = Shifts[i];
        a = d;
        d = c;
        c = b;
        b = unchecked(b + ((turned << shift) | (turned >> (32 - shift))));
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

/// <summary>The four words that MD5 carries from block to block.</summary>
internal struct Md5State()
{
    public uint A = 0x67452301;

    public uint B = 0xefcdab89;

    public uint C = 0x98badcfe;

    public uint D = 0x10325476;
}
