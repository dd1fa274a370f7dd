namespace OrderService.Data;

/// <summary>What has happened to an order.</summary>
public enum OrderState
{
    Placed,
    Paid,
    Shipped,
    Cancelled,
}

/// <summary>A row of the orders table.</summary>
public sealed class Order
{
    public Guid Id { get; set; }

    public required string Email { get; set; }

    public decimal Total { get; set; }

    public OrderState State { get; set; }

    public string? TrackingNumber { get; set; }
}

/// <summary>A row of the payments table.</summary>
public sealed class Payment
{
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }

    public decimal Amount { get; set; }
}
