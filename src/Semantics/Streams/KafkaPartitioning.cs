namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// Which partition a Kafka producer sends a key to. It is the client that decides: the Java client's default is murmur2; librdkafka, and
/// with it Confluent's client for .NET, takes CRC-32 unless told otherwise, so that two producers of one topic can disagree about a key.
/// </summary>
public enum KafkaPartitioner
{
    /// <summary>The Java client's default; <c>murmur2_random</c> in librdkafka.</summary>
    Murmur2,

    /// <summary>librdkafka's default, <c>consistent_random</c>.</summary>
    Crc32,
}

/// <summary>The arithmetic of Kafka's partitioners.</summary>
public static class KafkaPartitioning
{
    private const uint Seed = 0x9747b28c;
    private const uint Mix = 0x5bd1e995;

    private static readonly uint[] CrcTable = CreateCrcTable();

    /// <summary>The partition of a key.</summary>
    /// <param name="partitioner">How the producer hashes.</param>
    /// <param name="key">The key's bytes.</param>
    /// <param name="partitionCount">Partitions of the topic, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of partitions is below 1.</exception>
    public static int PartitionOf(KafkaPartitioner partitioner, byte[] key, int partitionCount)
    {
        if (partitionCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(partitionCount));
        }

        return partitioner == KafkaPartitioner.Murmur2
            ? (Murmur2(key) & int.MaxValue) % partitionCount
            : (int)(Crc32(key) % (uint)partitionCount);
    }

    /// <summary>MurmurHash 2 of 32 bits with the seed that Kafka uses.</summary>
    public static int Murmur2(byte[] data)
    {
        unchecked
        {
            var hash = Seed ^ (uint)data.Length;
            var whole = data.Length & ~3;
            for (var i = 0; i < whole; i += 4)
            {
                var word = (uint)(data[i] | (data[i + 1] << 8) | (data[i + 2] << 16) | (data[i + 3] << 24)) * Mix;
                hash = (hash * Mix) ^ ((word ^ (word >> 24)) * Mix);
            }

            for (var i = data.Length - 1; i >= whole; i--)
            {
                hash ^= (uint)data[i] << (8 * (i - whole));
            }

            hash = data.Length == whole ? hash : hash * Mix;
            hash = (hash ^ (hash >> 13)) * Mix;
            return (int)(hash ^ (hash >> 15));
        }
    }

    /// <summary>CRC-32 (IEEE 802.3).</summary>
    public static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc = (crc >> 8) ^ CrcTable[(crc ^ b) & 0xff];
        }

        return ~crc;
    }

    private static uint[] CreateCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xedb88320;
            }

            table[i] = entry;
        }

        return table;
    }
}
