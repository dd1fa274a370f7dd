using System.Text;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// The hash keys of many partition keys, one after the other, without allocating: what <see cref="PartitionKeyRouting.HashKeyOf(string)"/>
/// computes. Not for use by several threads at once.
/// </summary>
internal sealed class PartitionKeyHasher
{
    private const int BlockSize = 64;

    // What follows the message in the last block: one bit, and its length in 8 bytes.
    private const int PaddingSize = 9;

    private readonly uint[] words = new uint[16];
    private byte[] buffer = new byte[4 * BlockSize];

    /// <summary>The place of a partition key among the hash keys.</summary>
    public HashKey HashKeyOf(string partitionKey)
    {
        var room = Encoding.UTF8.GetMaxByteCount(partitionKey.Length) + BlockSize + PaddingSize;
        if (buffer.Length < room)
        {
            buffer = new byte[room];
        }

        var length = Encoding.UTF8.GetBytes(partitionKey, 0, partitionKey.Length, buffer, 0);
        var end = (length + PaddingSize + BlockSize - 1) / BlockSize * BlockSize;
        Array.Clear(buffer, length, end - length);
        buffer[length] = 0x80;
        var bits = (ulong)length * 8;
        for (var i = 0; i < 8; i++)
        {
            buffer[end - 8 + i] = (byte)(bits >> (8 * i));
        }

        var state = new Md5State();
        for (var block = 0; block < end; block += BlockSize)
        {
            Md5.Compress(ref state, buffer, block, words);
        }

        // The digest is the state's bytes, lowest first; the hash key reads the digest highest first.
        return new(
            ((ulong)Reverse(state.A) << 32) | Reverse(state.B),
            ((ulong)Reverse(state.C) << 32) | Reverse(state.D));
    }

    private static uint Reverse(uint word) =>
        (word >> 24) | ((word >> 8) & 0xff00) | ((word << 8) & 0xff0000) | (word << 24);
}
