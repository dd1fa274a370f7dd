using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>A page of a list, whose token is the index at which the next one begins.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextToken">Where the next page begins; null when there is none.</param>
internal readonly record struct ListPage<T>(IReadOnlyList<T> Items, string? NextToken)
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="all">The list.</param>
    /// <param name="token">Where the page before ended; null for the first.</param>
    /// <param name="size">Items at the most.</param>
    /// <param name="badToken">The error for a token that is none.</param>
    /// <exception cref="WireFault">The token is none.</exception>
    public static ListPage<T> Of(IReadOnlyList<T> all, string? token, int size, ServiceError badToken)
    {
        var start = 0;
        if (token is not null && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start) || start > all.Count))
        {
            throw new WireFault(badToken);
        }

        var end = (int)Math.Min(all.Count, start + (long)size);
        return new([.. all.Take(start..end)], end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
