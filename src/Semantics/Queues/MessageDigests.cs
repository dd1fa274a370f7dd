using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;

namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// The digests that SQS answers with and the SDKs verify.
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
/// </summary>
public static class MessageDigests
{
    private const byte StringValue = 1;
    private const byte BinaryValue = 2;

    /// <summary>MD5 of a body's UTF-8 bytes, in hexadecimal.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static string OfBody(string body) => Hex.Of(Md5.Hash(Encoding.UTF8.GetBytes(body)));

    /// <summary>
    /// MD5 of attributes in hexadecimal, null for none: sorted by name, of each the name, the data type and the value, every one after its
    /// length in four bytes, big-endian, the value also after a byte that says whether it is text or binary.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public static string? OfAttributes(IReadOnlyList<MessageAttribute> attributes)
    {
        if (attributes is null)
        {
            throw new ArgumentNullException(nameof(attributes));
        }

        if (attributes.Count == 0)
        {
            return null;
        }

        var sorted = attributes.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var canonical = new List<byte>();
        foreach (var attribute in sorted)
        {
            Append(canonical, Encoding.UTF8.GetBytes(attribute.Name));
            Append(canonical, Encoding.UTF8.GetBytes(attribute.DataType));
            canonical.Add(attribute.BinaryValue is null ? StringValue : BinaryValue);
            Append(canonical, attribute.BinaryValue ?? Encoding.UTF8.GetBytes(attribute.StringValue ?? ""));
        }

        return Hex.Of(Md5.Hash(canonical.ToArray()));
    }

    private static void Append(List<byte> canonical, byte[] part)
    {
        canonical.Add((byte)(part.Length >> 24));
        canonical.Add((byte)(part.Length >> 16));
        canonical.Add((byte)(part.Length >> 8));
        canonical.Add((byte)part.Length);
        canonical.AddRange(part);
    }
}
