namespace AwsMessaging.Semantics.Patterns;

/// <summary>An IPv4 or IPv6 address. IPv4 ones that are written as IPv6 (<c>::ffff:a00:1</c>) are IPv4 ones, as in Java.</summary>
internal readonly struct IpAddress : IComparable<IpAddress>
{
    private IpAddress(bool isV6, ulong high, ulong low)
    {
        IsV6 = isV6;
        High = high;
        Low = low;
    }

    public bool IsV6 { get; }

    public ulong High { get; }

    public ulong Low { get; }

    public int Bits => IsV6 ? 128 : 32;

    public static bool TryParse(string text, int start, int length, out IpAddress address)
    {
        address = default;

        // Shortest "::", longest eight groups; anything else need not be looked at.
        if (length is < 2 or > 45)
        {
            return false;
        }

        var end = start + length;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '.': return TryParseV4(text, start, end, out address);
                case ':': return TryParseV6(text, start, end, out address);
                case (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'): break;
                default: return false;
            }
        }

        return false;
    }

    public int CompareTo(IpAddress other) =>
        IsV6 != other.IsV6 ? IsV6.CompareTo(other.IsV6) : High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>The first and last address that have the same first <paramref name="bits"/> bits.</summary>
    public (IpAddress First, IpAddress Last) Block(int bits)
    {
        var free = Bits - bits;
        var freeLow = free >= 64 ? ulong.MaxValue : (1UL << free) - 1;
        var freeHigh = free <= 64 ? 0 : free == 128 ? ulong.MaxValue : (1UL << (free - 64)) - 1;
        return (new(IsV6, High & ~freeHigh, Low & ~freeLow), new(IsV6, High | freeHigh, Low | freeLow));
    }

    private static bool TryParseV4(string text, int start, int end, out IpAddress address)
    {
        address = default;
        ulong value = 0;
        int part = 0, digits = 0, parts = 1;
        for (var i = start; i <= end; i++)
        {
            if (i == end || text[i] == '.')
            {
                if (digits == 0 || part > 255)
                {
                    return false;
                }

                value = (value << 8) | (uint)part;
                parts += i == end ? 0 : 1;
                part = digits = 0;
            }
            else if (text[i] is >= '0' and <= '9')
            {
                part = Math.Min((part * 10) + (text[i] - '0'), 256);
                digits++;
            }
            else
            {
                return false;
            }
        }

        address = new IpAddress(false, 0, value);
        return parts == 4;
    }

    private static bool TryParseV6(string text, int start, int end, out IpAddress address)
    {
        address = default;
        var groups = new ushort[8];
        int count = 0, gap = -1, i = start;
        if (text[i] == ':')
        {
            if (i + 1 >= end || text[i + 1] != ':')
            {
                return false;
            }

            gap = 0;
            i += 2;
        }

        while (i < end)
        {
            var first = i;
            var group = 0;
            for (; i < end && HexadecimalDigit(text[i]) is var digit and >= 0; i++)
            {
                group = (group << 4) | digit;
                if (i - first >= 4)
                {
                    return false;
                }
            }

            if (i == first || count == 8)
            {
                return false;
            }

            groups[count++] = (ushort)group;
            if (i == end)
            {
                break;
            }

            if (text[i++] != ':' || i == end)
            {
                return false;
            }

            if (text[i] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = count;
                i++;
            }
        }

        if (gap < 0 ? count != 8 : count > 7)
        {
            return false;
        }

        address = FromGroups(groups, count, gap);
        return true;
    }

    private static IpAddress FromGroups(ushort[] groups, int count, int gap)
    {
        ulong high = 0, low = 0;
        for (var i = 0; i < 8; i++)
        {
            var index = gap < 0 || i < gap ? i : i - (8 - count);
            ulong group = gap >= 0 && i >= gap && i < gap + 8 - count ? 0U : groups[index];
            if (i < 4)
            {
                high = (high << 16) | group;
            }
            else
            {
                low = (low << 16) | group;
            }
        }

        return high == 0 && low >> 32 == 0xFFFF ? new(false, 0, low & uint.MaxValue) : new(true, high, low);
    }

    private static int HexadecimalDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
