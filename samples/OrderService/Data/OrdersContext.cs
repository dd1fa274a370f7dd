using Microsoft.EntityFrameworkCore;

namespace OrderService.Data;

/// <summary>The database of this service.</summary>
public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Payment> Payments => Set<Payment>();
}
