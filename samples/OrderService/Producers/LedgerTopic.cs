using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Tells the bookkeeping of payments and of money that goes back.</summary>
public sealed class LedgerTopic(IAmazonSimpleNotificationService sns)
{
    private const string TopicArn = "arn:aws:sns:eu-west-1:271828182845:ledger.fifo";
    private const string Ledger = "ledger";

    /// <summary>Books a payment.</summary>
    public async Task PaidAsync(PaymentReceived payment, CancellationToken cancellationToken)
    {
        await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = TopicArn,
                Message = OrderJson.Write(payment),
                MessageGroupId = Ledger,
                MessageDeduplicationId = $"{payment.OrderId}-{payment.At:O}",
            },
            cancellationToken);
    }

    /// <summary>Books the money of a cancelled order back.</summary>
    public async Task RefundedAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = TopicArn,
                Message = OrderJson.Write(cancellation),
                MessageGroupId = cancellation.OrderId.ToString(),
                MessageDeduplicationId = nameof(OrderCancelled),
            },
            cancellationToken);
    }
}
