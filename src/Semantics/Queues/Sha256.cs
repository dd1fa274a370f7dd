namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// SHA-256 (FIPS 180-4), with which SQS and SNS make a deduplication id of a body. Written out, as MD5 is, because the framework's managed
/// implementation throws on machines that enforce FIPS, and an analyzer must run there too.
/// </summary>
internal static class Sha256
{
    private static readonly uint[] Constants = Fractions(64, CubeRoot);
    private static readonly uint[] Start = Fractions(8, Math.Sqrt);

    /// <summary>The 32 bytes of the digest.</summary>
    public static byte[] Hash(byte[] message)
    {
        var padded = Pad(message);
        var state = (uint[])Start.Clone();
        var words = new uint[64];
        for (var block = 0; block < padded.Length; block += 64)
        {
            Expand(padded, block, words);
            Compress(state, words);
        }

        var digest = new byte[32];
        for (var i = 0; i < 32; i++)
        {
            digest[i] = (byte)(state[i / 4] >> (24 - (i % 4 * 8)));
        }

        return digest;
    }

    private static void Expand(byte[] padded, int block, uint[] words)
    {
        for (var i = 0; i < 16; i++)
        {
            var at = block + (i * 4);
            words[i] = (uint)((padded[at] << 24) | (padded[at + 1] << 16) | (padded[at + 2] << 8) | padded[at + 3]);
        }

        for (var i = 16; i < 64; i++)
        {
            var s0 = Right(words[i - 15], 7) ^ Right(words[i - 15], 18) ^ (words[i - 15] >> 3);
            var s1 = Right(words[i - 2], 17) ^ Right(words[i - 2], 19) ^ (words[i - 2] >> 10);
            words[i] = unchecked(words[i - 16] + s0 + words[i - 7] + s1);
        }
    }

    private static void Compress(uint[] state, uint[] words)
    {
        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        unchecked
        {
            for (var i = 0; i < 64; i++)
            {
                var t1 = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & f) ^ (~e & g)) + Constants[i] + words[i];
                var t2 = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
            }

            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }

    private static byte[] Pad(byte[] message)
    {
        var padded = new byte[((message.Length + 8) / 64 * 64) + 64];
        Array.Copy(message, padded, message.Length);
        padded[message.Length] = 0x80;
        var bits = (ulong)message.Length * 8;
        for (var i = 0; i < 8; i++)
        {
            padded[padded.Length - 1 - i] = (byte)(bits >> (8 * i));
        }

        return padded;
    }

    private static uint Right(uint value, int by) => (value >> by) | (value << (32 - by));

    /// <summary>The first 32 bits of the fractions of the first primes' roots: a double holds them with room to spare.</summary>
    private static uint[] Fractions(int count, Func<double, double> root)
    {
        var fractions = new uint[count];
        for (int found = 0, candidate = 2; found < count; candidate++)
        {
            if (IsPrime(candidate))
            {
                var value = root(candidate);
                fractions[found++] = (uint)((value - Math.Floor(value)) * 4294967296.0);
            }
        }

        return fractions;
    }

    /// <summary>Newton's step makes the last bits of the power right, which netstandard has instead of a cube root.</summary>
    private static double CubeRoot(double value)
    {
        var root = Math.Pow(value, 1.0 / 3.0);
        return root - (((root * root * root) - value) / (3 * root * root));
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
