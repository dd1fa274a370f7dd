using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>The topic from which the web shop takes its prices. A nightly job writes it.</summary>
public sealed class PriceFeed(string servers, ILogger<PriceFeed> logger)
{
    private const string Topic = "prices";

    /// <summary>Writes all prices.</summary>
    public void Publish(IEnumerable<PriceChanged> prices)
    {
        var config = new ProducerConfig { BootstrapServers = servers, Acks = Acks.All, EnableIdempotence = true };
        using var producer = new ProducerBuilder<string, string>(config).Build();
        foreach (var price in prices)
        {
            producer.Produce(Topic, New(price), Report);
        }
    }

    /// <summary>Writes the prices that were wrong.</summary>
    public void Correct(IEnumerable<PriceChanged> prices, CancellationToken cancellationToken)
    {
        var config = new ProducerConfig { BootstrapServers = servers };
        config.Acks = Acks.Leader;
        using var producer = new ProducerBuilder<string, string>(config).Build();
        foreach (var price in prices)
        {
            producer.Produce(Topic, New(price), Report);
        }

        producer.Flush(cancellationToken);
    }

    private static Message<string, string> New(PriceChanged price) => new() { Key = price.ProductId, Value = OrderJson.Write(price) };

    private void Report(DeliveryReport<string, string> report)
    {
        if (report.Error.IsError)
        {
            logger.LogError("The price of {Product} was not delivered: {Reason}", report.Message.Key, report.Error.Reason);
        }
    }
}
