using Confluent.Kafka;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>The topic that the loyalty programme reads.</summary>
public sealed class LoyaltyPoints(IProducer<string, string> producer)
{
    private const string Topic = "loyalty-points";

    /// <summary>Gives the points of a paid order.</summary>
    public Task EarnAsync(PaymentReceived payment)
    {
        producer.ProduceAsync(Topic, new Message<string, string> { Key = payment.OrderId.ToString(), Value = OrderJson.Write(payment) });
        return Task.CompletedTask;
    }

    /// <summary>Takes the points of cancelled orders back.</summary>
    public Task ReturnAsync(IEnumerable<OrderCancelled> cancellations, CancellationToken cancellationToken) =>
        Task.WhenAll(cancellations.Select(cancellation => producer.ProduceAsync(
            Topic,
            new Message<string, string> { Key = cancellation.OrderId.ToString(), Value = OrderJson.Write(cancellation) },
            cancellationToken)));
}
