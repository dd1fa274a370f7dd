using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Hands the stock to the marketplaces that sell for us.</summary>
public sealed class StockExport(IAmazonSQS sqs, IOptions<ServiceOptions> options)
{
    /// <summary>Hands over the changes of a day.</summary>
    public async Task ExportAsync(IReadOnlyList<StockAdjusted> changes, CancellationToken cancellationToken)
    {
        foreach (var chunk in changes.Chunk(100))
        {
            var entries = chunk.Select((change, index) => Entry(change, index.ToString(CultureInfo.InvariantCulture))).ToList();
            Check(await sqs.SendMessageBatchAsync(options.Value.StockQueueUrl, entries, cancellationToken));
        }
    }

    /// <summary>Hands over the products that sell best, when the list changes.</summary>
    public async Task ExportBestsellersAsync(IReadOnlyList<StockAdjusted> bestsellers, CancellationToken cancellationToken)
    {
        var entries = bestsellers.Take(10).Select((change, index) => Entry(change, $"best-{index}")).ToList();
        Check(await sqs.SendMessageBatchAsync(options.Value.StockQueueUrl, entries, cancellationToken));
    }

    /// <summary>Takes products that are no longer made off the marketplaces.</summary>
    public async Task WithdrawAsync(IReadOnlyList<StockAdjusted> withdrawn, CancellationToken cancellationToken)
    {
        foreach (var chunk in withdrawn.Chunk(10))
        {
            var entries = chunk.Select(change => new SendMessageBatchRequestEntry("withdrawn", OrderJson.Write(change))).ToList();
            Check(await sqs.SendMessageBatchAsync(options.Value.StockQueueUrl, entries, cancellationToken));
        }
    }

    private static SendMessageBatchRequestEntry Entry(StockAdjusted change, string id) => new(id, OrderJson.Write(change));

    private static void Check(SendMessageBatchResponse response)
    {
        if (response.Failed is { Count: > 0 } failed)
        {
            throw new InvalidOperationException($"{failed.Count} changes were refused: {failed[0].Code}");
        }
    }
}
