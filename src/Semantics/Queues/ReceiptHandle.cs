namespace AwsMessaging.Semantics.Queues;

/// <summary>
/// What a receipt handle says: which message of which queue, and which of its receives. As text it is opaque, as AWS's are, and checked,
/// so that other texts are told apart.
/// </summary>
internal readonly struct ReceiptHandle
{
    private const string Prefix = "AQEB";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int Letters = 11;
    private static readonly sbyte[] Values = CreateValues();

    private readonly ulong queueSeed;

    /// <param name="queueSeed">Of the queue.</param>
    /// <param name="slot">Where the message stands in the queue's table: less than 2^32.</param>
    /// <param name="order">The message's number in the queue.</param>
    /// <param name="receipt">1 for the message's first receive.</param>
    public ReceiptHandle(ulong queueSeed, int slot, long order, int receipt)
    {
        this.queueSeed = queueSeed;
        Slot = slot;
        Order = order;
        Receipt = receipt;
    }

    public int Slot { get; }

    public long Order { get; }

    public int Receipt { get; }

    private ulong Place => ((ulong)(uint)Slot << 32) | (uint)Receipt;

    private ulong Check => Ids.Mix(queueSeed ^ Ids.Mix(Place ^ Ids.Mix((ulong)Order)));

    /// <summary>Reads a handle of a queue.</summary>
    public static bool TryParse(string text, ulong queueSeed, out ReceiptHandle handle)
    {
        handle = default;
        if (text.Length != Prefix.Length + (3 * Letters)
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || !TryRead(text, 0, out var check)
            || !TryRead(text, 1, out var place)
            || !TryRead(text, 2, out var order))
        {
            return false;
        }

        place ^= check;
        handle = new(queueSeed, (int)(place >> 32), (long)(order ^ check), (int)place);
        return handle.Check == check;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new char[Prefix.Length + (3 * Letters)];
        Prefix.CopyTo(0, text, 0, Prefix.Length);
        var check = Check;
        Write(text, 0, check);
        Write(text, 1, Place ^ check);
        Write(text, 2, (ulong)Order ^ check);
        return new string(text);
    }

    private static void Write(char[] text, int part, ulong value)
    {
        var at = Prefix.Length + (part * Letters);
        for (var i = 0; i < Letters; i++)
        {
            text[at + i] = Alphabet[(int)(value & 63)];
            value >>= 6;
        }
    }

    private static bool TryRead(string text, int part, out ulong value)
    {
        value = 0;
        var at = Prefix.Length + (part * Letters);
        for (var i = Letters - 1; i >= 0; i--)
        {
            var c = text[at + i];
            var digit = c < 128 ? Values[c] : -1;
            if (digit < 0)
            {
                return false;
            }

            value = (value << 6) | (uint)digit;
        }

        return true;
    }

    private static sbyte[] CreateValues()
    {
        var values = new sbyte[128];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (sbyte)Alphabet.IndexOf((char)i);
        }

        return values;
    }
}
