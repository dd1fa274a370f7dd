using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Tells other teams what happens to orders.</summary>
public sealed class OrderTopic(IAmazonSimpleNotificationService sns)
{
    private const string Account = "271828182845";
    private static readonly string TopicArn = $"arn:aws:sns:eu-west-1:{Account}:order-events.fifo";

    /// <summary>Announces a shipped order.</summary>
    public async Task ShippedAsync(OrderShipped shipment, CancellationToken cancellationToken)
    {
        var request = new PublishRequest
        {
            TopicArn = TopicArn,
            Subject = "Order shipped",
            Message = OrderJson.Write(shipment),
            MessageDeduplicationId = shipment.TrackingNumber,
        };
        await sns.PublishAsync(request, cancellationToken);
    }

    /// <summary>Announces a cancelled order.</summary>
    public async Task CancelledAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        var request = new PublishRequest(TopicArn, OrderJson.Write(cancellation));
        Stamp(request, cancellation.OrderId);
        await sns.PublishAsync(request, cancellationToken);
    }

    private static void Stamp(PublishRequest request, Guid orderId)
    {
        request.MessageGroupId = orderId.ToString();
        request.MessageDeduplicationId = $"{orderId}-cancelled";
    }
}
