using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Delivers page views to the files that the analysts query.</summary>
public sealed class PageViewDelivery(IAmazonKinesisFirehose firehose)
{
    private const string DeliveryStream = "page-views";

    /// <summary>Delivers a view of a product page.</summary>
    public async Task ViewedAsync(PageViewed view, CancellationToken cancellationToken)
    {
        var record = new Record { Data = new MemoryStream(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view)) };
        await firehose.PutRecordAsync(DeliveryStream, record, cancellationToken);
    }

    /// <summary>Delivers a search.</summary>
    public async Task SearchedAsync(string words, CancellationToken cancellationToken)
    {
        var line = System.Text.Encoding.UTF8.GetBytes(OrderJson.Write(new { words }) + "\n");
        await firehose.PutRecordAsync(DeliveryStream, new Record { Data = new MemoryStream(line) }, cancellationToken);
    }
}
