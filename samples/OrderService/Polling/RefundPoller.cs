using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Gives money back: what the bank does with a refund.</summary>
public interface IRefundGateway
{
    /// <summary>Pays an order's money back.</summary>
    Task PayBackAsync(OrderCancelled cancelled, CancellationToken cancellationToken);
}

/// <summary>Takes the refunds of a night from their queue.</summary>
public sealed class RefundPoller(IAmazonSQS sqs, IRefundGateway gateway, IOptions<PollingOptions> options, ILogger<RefundPoller> logger)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var url = options.Value.RefundsQueueUrl;
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            var cancelled = OrderJson.Read<OrderCancelled>(message.Body);
            logger.LogInformation("Refund of {OrderId}", cancelled.OrderId);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
            await gateway.PayBackAsync(cancelled, cancellationToken);
        }
    }
}
