namespace AwsMessaging.Semantics.Queues;

/// <summary>Ids that look like AWS's and are the same in every run.</summary>
internal static class Ids
{
    private const string Digits = "0123456789abcdef";

    /// <summary>A seed for the ids of a resource: FNV-1a of its ARN.</summary>
    public static ulong Seed(string arn)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in arn)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }

    /// <summary>The id with a number, of a resource with a seed, in the form of a random UUID.</summary>
    public static string Guid(ulong seed, long number)
    {
        var high = Mix(unchecked(seed + ((ulong)number * 2)));
        var low = Mix(unchecked(seed + ((ulong)number * 2) + 1));

        // Version 4, variant 1.
        high = (high & 0xffffffffffff0fffUL) | 0x4000UL;
        low = (low & 0x3fffffffffffffffUL) | 0x8000000000000000UL;

        var text = new char[36];
        var at = 0;
        for (var nibble = 0; nibble < 32; nibble++)
        {
            if (nibble is 8 or 12 or 16 or 20)
            {
                text[at++] = '-';
            }

            var half = nibble < 16 ? high : low;
            text[at++] = Digits[(int)((half >> ((15 - (nibble & 15)) * 4)) & 15)];
        }

        return new string(text);
    }

    /// <summary>Spreads a number over 64 bits, one to one (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9e3779b97f4a7c15UL;
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }
}
