using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Mails to customers. Some deployments have a FIFO queue here, so that mails arrive in order.</summary>
public sealed class NotificationQueue(IAmazonSQS sqs, IOptions<ServiceOptions> options)
{
    private readonly string _queueUrl = options.Value.NotificationsQueueUrl;

    /// <summary>Confirms an order to its customer.</summary>
    public async Task ConfirmAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest { QueueUrl = _queueUrl, MessageBody = OrderJson.Write(order) };
        if (_queueUrl.EndsWith(".fifo", StringComparison.Ordinal))
        {
            request.MessageGroupId = order.Email;
            request.MessageDeduplicationId = $"{order.OrderId}-confirmed";
        }

        await sqs.SendMessageAsync(request, cancellationToken);
    }
}
