using Confluent.Kafka;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>The ledger of the warehouses: what leaves one arrives in another, or neither happens.</summary>
public sealed class StockLedger : IDisposable
{
    private const string Topic = "stock-ledger";

    private readonly IProducer<string, string> _producer;

    /// <summary>Takes over from the last process with the same name.</summary>
    public StockLedger(string servers, string instance)
    {
        var config = new ProducerConfig { BootstrapServers = servers, TransactionalId = "stock-ledger-" + instance };
        _producer = new ProducerBuilder<string, string>(config).Build();
        _producer.InitTransactions(TimeSpan.FromSeconds(30));
    }

    /// <summary>Moves products from one warehouse to another.</summary>
    public void Move(StockAdjusted from, StockAdjusted to)
    {
        _producer.BeginTransaction();
        _producer.Produce(Topic, new Message<string, string> { Key = from.ProductId, Value = OrderJson.Write(from) });
        _producer.Produce(Topic, new Message<string, string> { Key = to.ProductId, Value = OrderJson.Write(to) });
        _producer.CommitTransaction();
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();
}
