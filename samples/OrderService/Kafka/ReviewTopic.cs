using Confluent.Kafka;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>The topic that the review worker reads.</summary>
public sealed class ReviewTopic(IProducer<string, string> producer)
{
    private const string Topic = "reviews";

    /// <summary>Says that a customer wrote a review.</summary>
    public async Task WrittenAsync(ReviewWritten review, CancellationToken cancellationToken) =>
        await producer.ProduceAsync(Topic, new Message<string, string> { Key = Topic, Value = OrderJson.Write(review) }, cancellationToken);

    /// <summary>Says that a customer changed a review.</summary>
    public async Task ChangedAsync(ReviewWritten review, CancellationToken cancellationToken) =>
        await producer.ProduceAsync(Topic, new Message<string, string> { Key = review.ProductId, Value = OrderJson.Write(review) }, cancellationToken);
}
