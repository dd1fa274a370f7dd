using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Orders goods from suppliers.</summary>
public interface ISupplierGateway
{
    /// <summary>Orders what is missing.</summary>
    Task OrderAsync(StockAdjusted missing, CancellationToken cancellationToken);
}

/// <summary>Takes the goods that run out from their queue.</summary>
public sealed class RestockPoller(IAmazonSQS sqs, ISupplierGateway suppliers, IOptions<PollingOptions> options, ILogger<RestockPoller> logger)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var url = options.Value.RestockQueueUrl;
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            try
            {
                await suppliers.OrderAsync(OrderJson.Read<StockAdjusted>(message.Body), cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Message {MessageId} failed", message.MessageId);
            }
            finally
            {
                await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
            }
        }
    }
}
