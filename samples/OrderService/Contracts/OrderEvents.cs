namespace OrderService.Contracts;

/// <summary>Where an order came in.</summary>
public enum SalesChannel
{
    Web,
    App,
    Store,
    Phone,
}

/// <summary>A customer placed an order.</summary>
public sealed record OrderPlaced(Guid OrderId, string Email, decimal Total, SalesChannel Channel, string ShippingCountry);

/// <summary>An order left the warehouse.</summary>
public sealed record OrderShipped(Guid OrderId, string Carrier, string TrackingNumber);

/// <summary>An order was cancelled before it was shipped.</summary>
public sealed record OrderCancelled(Guid OrderId, string Reason);

/// <summary>A payment arrived for an order.</summary>
public sealed record PaymentReceived(Guid OrderId, decimal Amount, DateTimeOffset At);

/// <summary>The stock of one product went up or down.</summary>
public sealed record StockAdjusted(string ProductId, int Quantity, bool Inbound);

/// <summary>Somebody looked at a product page.</summary>
public sealed record PageViewed(string SessionId, string Path, DateTimeOffset At);

/// <summary>The price of one product changed.</summary>
public sealed record PriceChanged(string ProductId, decimal Price);

/// <summary>A customer wrote about a product.</summary>
public sealed record ReviewWritten(string ProductId, int Stars, string Text);
