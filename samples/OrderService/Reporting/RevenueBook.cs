using System.Collections.Concurrent;

namespace OrderService.Reporting;

/// <summary>The revenue per order, each order counted once.</summary>
public sealed class RevenueBook
{
    private readonly ConcurrentDictionary<Guid, decimal> _orders = new();

    /// <summary>The sum over all orders.</summary>
    public decimal Total => _orders.Values.Sum();

    /// <summary>Adds an order; adding it again changes nothing.</summary>
    public Task AddAsync(Guid orderId, decimal amount)
    {
        _orders.TryAdd(orderId, amount);
        return Task.CompletedTask;
    }
}
