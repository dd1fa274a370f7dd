using Amazon.SQS;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>The queue from which suppliers take what they have to deliver.</summary>
public sealed class SupplierQueue(string queueUrl, IAmazonSQS sqs)
{
    /// <summary>Orders products.</summary>
    public async Task OrderAsync(IEnumerable<StockAdjusted> missing, CancellationToken cancellationToken)
    {
        foreach (var product in missing)
        {
            using var client = new AmazonSQSClient();
            await client.SendMessageAsync(queueUrl, OrderJson.Write(product), cancellationToken);
        }
    }

    /// <summary>Takes an order back.</summary>
    public async Task WithdrawAsync(StockAdjusted product, CancellationToken cancellationToken) =>
        await sqs.SendMessageAsync(queueUrl, OrderJson.Write(product with { Quantity = 0 }), cancellationToken);
}
