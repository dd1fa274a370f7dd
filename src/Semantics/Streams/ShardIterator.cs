using System.Globalization;
using System.Text;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A place in a shard from which to read. It expires five minutes after it was given out and may be used again until then.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
/// </summary>
public sealed class ShardIterator
{
    internal ShardIterator(string stream, int shard, long position, long issuedAt)
    {
        Stream = stream;
        Shard = shard;
        Position = position;
        IssuedAt = issuedAt;
    }

    /// <summary>Name of the stream.</summary>
    public string Stream { get; }

    /// <summary>When it was given out, in milliseconds of the model's time.</summary>
    public long IssuedAt { get; }

    /// <summary>Index of the shard in the stream.</summary>
    internal int Shard { get; }

    /// <summary>How many records of the shard, since its creation, come before the first that it will give.</summary>
    internal long Position { get; }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>False when it is no iterator.</returns>
    public static bool TryParse(string text, out ShardIterator? iterator)
    {
        iterator = null;
        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split('/');
        }
        catch (FormatException)
        {
            return false;
        }

        if (parts.Length != 4
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var issuedAt)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return false;
        }

        iterator = new(parts[1], shard, position, issuedAt);
        return true;
    }

    /// <summary>The text that stands for it on the wire; callers must not read anything into it.</summary>
    public override string ToString()
    {
        var text = string.Join(
            "/",
            IssuedAt.ToString("D14", CultureInfo.InvariantCulture),
            Stream,
            Shard.ToString("D12", CultureInfo.InvariantCulture),
            Position.ToString("D56", CultureInfo.InvariantCulture));
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }
}
