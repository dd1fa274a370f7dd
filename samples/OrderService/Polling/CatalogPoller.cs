using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Renders pages of the printed catalogue.</summary>
public interface ICatalogRenderer
{
    /// <summary>Renders a page.</summary>
    Task RenderAsync(string page, CancellationToken cancellationToken);
}

/// <summary>Takes the pages to be rendered from their queue.</summary>
public sealed class CatalogPoller(IAmazonSQS sqs, ICatalogRenderer renderer, IOptions<PollingOptions> options)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var url = options.Value.CatalogQueueUrl;
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 5, WaitTimeSeconds = 20, VisibilityTimeout = 120 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromMinutes(10));
            await renderer.RenderAsync(message.Body, limit.Token);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
        }
    }
}
