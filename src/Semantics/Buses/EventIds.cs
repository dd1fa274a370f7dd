using System.Globalization;

namespace AwsMessaging.Semantics.Buses;

/// <summary>Ids that look like random ones, made from a counter, so that the same run has the same ids.</summary>
internal static class EventIds
{
    /// <summary>An id in the shape of a version 4 UUID.</summary>
    /// <param name="counter">Counts the ids of one maker.</param>
    /// <param name="maker">Tells makers apart, so that two do not make the same ids.</param>
    public static string Uuid(long counter, ulong maker)
    {
        var high = Mix((ulong)counter + (maker << 48));
        var low = Mix(high ^ (ulong)counter);
        var text = high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);
        return $"{text.Substring(0, 8)}-{text.Substring(8, 4)}-4{text.Substring(13, 3)}-a{text.Substring(17, 3)}-{text.Substring(20, 12)}";
    }

    /// <summary>The finaliser of SplitMix64 (https://prng.di.unimi.it/splitmix64.c): different inputs give different outputs.</summary>
    private static ulong Mix(ulong value)
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
