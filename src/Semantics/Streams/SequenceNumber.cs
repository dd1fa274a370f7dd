using System.Globalization;
using System.Numerics;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// What Kinesis gives each record: a number that grows within a shard, though not by one, and says nothing about order across shards.
/// Written as 56 decimal digits; inside are, from the highest bits on, when the shard was created, the shard, a counter, and when the
/// record came.
/// Source: https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html#sequence-number
/// </summary>
public readonly struct SequenceNumber : IEquatable<SequenceNumber>, IComparable<SequenceNumber>
{
    private const int MaxDigits = 129;
    private const int CurrentVersion = 2;
    private const int OlderVersion = 1;

    // Beyond this second (in the year 2477) the service takes a number for nonsense.
    private const long EndOfTime = 16_025_175_000;

    // Numbers of the first version are below 2^125; those of later versions begin with a hexadecimal 2 in 47 digits.
    private static readonly BigInteger EarliestLeader = BigInteger.One << 124;
    private static readonly BigInteger Leader = BigInteger.One << 185;

    private readonly long created;
    private readonly long index;
    private readonly long second;
    private readonly int version;

    private SequenceNumber(int version, long created, int shard, long index, long second)
    {
        this.version = version;
        this.created = created;
        this.index = index;
        this.second = second;
        ShardIndex = shard;
    }

    /// <summary>The shard that it names: 5 for <c>shardId-000000000005</c>.</summary>
    public int ShardIndex { get; }

    /// <summary>When the shard was created, in seconds of the model's time.</summary>
    internal long ShardCreatedSecond => created;

    /// <summary>When the record came, in seconds of the model's time.</summary>
    internal long Second => second;

    /// <summary>Whether it is of the first version, which the service no longer reads records by.</summary>
    internal bool IsLegacy => version == 0;

    /// <summary>The number of a record.</summary>
    internal static SequenceNumber Create(long shardCreatedSecond, int shard, long index, long second) =>
        new(CurrentVersion, shardCreatedSecond, shard, index, second);

    /// <summary>Whether text has the form in which the API takes sequence numbers: digits without leading zeros, at most 129.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= MaxDigits && (text == "0" || text[0] != '0') && text.All(c => c is >= '0' and <= '9');

    /// <summary>Reads a number.</summary>
    /// <returns>False when no shard can have given it.</returns>
    public static bool TryParse(string text, out SequenceNumber number)
    {
        number = default;
        if (!IsWellFormed(text))
        {
            return false;
        }

        var value = BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        if (value < EarliestLeader)
        {
            value += EarliestLeader;
        }

        if (value < EarliestLeader << 1)
        {
            number = new(0, Bits(value, 88, 36), (int)Bits(value, 0, 16), 0, 0);
            return number.created < EndOfTime;
        }

        if (value < Leader || value >= Leader + (Leader >> 1))
        {
            return false;
        }

        var shard = unchecked((int)(uint)Bits(value, 4, 32));
        var created = Bits(value, 148, 36);
        switch ((int)Bits(value, 0, 4))
        {
            case CurrentVersion:
                var index = Bits(value, 80, 64);
                number = new(CurrentVersion, created, shard, index, Bits(value, 36, 36));
                return index >= 0 && created < EndOfTime;
            case OlderVersion:
                number = new(OlderVersion, created, shard, Bits(value, 36, 8), Bits(value, 100, 36));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The number itself.</summary>
    public BigInteger ToBigInteger() => version switch
    {
        CurrentVersion => Leader
            | ((BigInteger)created << 148)
            | ((BigInteger)(ShardIndex & 15) << 144)
            | ((BigInteger)index << 80)
            | ((BigInteger)second << 36)
            | ((BigInteger)unchecked((uint)ShardIndex) << 4)
            | CurrentVersion,
        OlderVersion => Leader
            | ((BigInteger)created << 148)
            | ((BigInteger)(ShardIndex & 15) << 144)
            | ((BigInteger)second << 100)
            | ((BigInteger)index << 36)
            | ((BigInteger)unchecked((uint)ShardIndex) << 4)
            | OlderVersion,
        _ => ((BigInteger)created << 88) | (uint)ShardIndex,
    };

    /// <inheritdoc/>
    public int CompareTo(SequenceNumber other)
    {
        if (version != other.version || version != CurrentVersion)
        {
            return ToBigInteger().CompareTo(other.ToBigInteger());
        }

        return created != other.created ? created.CompareTo(other.created)
            : (ShardIndex & 15) != (other.ShardIndex & 15) ? (ShardIndex & 15).CompareTo(other.ShardIndex & 15)
            : index != other.index ? index.CompareTo(other.index)
            : second != other.second ? second.CompareTo(other.second)
            : ShardIndex.CompareTo(other.ShardIndex);
    }

    /// <inheritdoc/>
    public bool Equals(SequenceNumber other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SequenceNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (created, ShardIndex, index, second).GetHashCode();

    /// <summary>The number in decimal digits, as the API writes it.</summary>
    public override string ToString() => ToBigInteger().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two numbers are the same.</summary>
    public static bool operator ==(SequenceNumber left, SequenceNumber right) => left.Equals(right);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(SequenceNumber left, SequenceNumber right) => !left.Equals(right);

    /// <summary>Whether a number is below another.</summary>
    public static bool operator <(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether a number is above another.</summary>
    public static bool operator >(SequenceNumber left, SequenceNumber right) => left.CompareTo(right) > 0;

    private static long Bits(BigInteger value, int shift, int count) =>
        unchecked((long)(ulong)((value >> shift) & ((BigInteger.One << count) - 1)));
}
