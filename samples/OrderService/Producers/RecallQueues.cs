using Amazon.SQS;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Tells everybody in the house that a product is called back.</summary>
public sealed class RecallQueues(IAmazonSQS sqs, string warehouseUrl, string serviceUrl, string accountingUrl)
{
    /// <summary>Announces that a product is no longer sold.</summary>
    public async Task AnnounceAsync(string productId, CancellationToken cancellationToken)
    {
        var message = OrderJson.Write(new { productId });
        await sqs.SendMessageAsync(warehouseUrl, message, cancellationToken);
        await sqs.SendMessageAsync(serviceUrl, message, cancellationToken);
        await sqs.SendMessageAsync(accountingUrl, message, cancellationToken);
    }
}
