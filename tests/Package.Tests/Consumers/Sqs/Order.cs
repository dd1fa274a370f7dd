namespace Shop;

public sealed class Order
{
    public string OrderId { get; set; } = "";

    public decimal Total { get; set; }
}

public interface IOrderStore
{
    Task SaveAsync(Order order);
}
