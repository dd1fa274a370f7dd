using Confluent.Kafka;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>Reads what suppliers say about their prices.</summary>
public sealed class SupplierFeed(string servers)
{
    /// <summary>Reads prices until it is told to stop.</summary>
    public void ReadPrices(Action<PriceChanged> take, CancellationToken cancellationToken)
    {
        using var consumer = Create("supplier-prices");
        consumer.Subscribe("supplier-prices");
        while (!cancellationToken.IsCancellationRequested)
        {
            var result = consumer.Consume(cancellationToken);
            take(OrderJson.Read<PriceChanged>(result.Message.Value));
            consumer.StoreOffset(result);
        }
    }

    /// <summary>Reads deliveries until it is told to stop.</summary>
    public void ReadDeliveries(Action<StockAdjusted> take, CancellationToken cancellationToken)
    {
        using var consumer = Create("supplier-deliveries");
        consumer.Subscribe("supplier-deliveries");
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var result = consumer.Consume(cancellationToken);
                take(OrderJson.Read<StockAdjusted>(result.Message.Value));
                consumer.StoreOffset(result);
            }
        }
        finally
        {
            consumer.Close();
        }
    }

    private IConsumer<string, string> Create(string group) =>
        new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = group, EnableAutoOffsetStore = false }).Build();
}
