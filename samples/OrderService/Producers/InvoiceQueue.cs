using Amazon.SQS;
using Amazon.SQS.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Has invoices and reminders printed, in the order in which they belong to an order.</summary>
public sealed class InvoiceQueue(IAmazonSQS sqs)
{
    private const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/271828182845/invoices-to-print.fifo";
    private const int Attempts = 3;

    /// <summary>Has an invoice printed.</summary>
    public async Task PrintAsync(PaymentReceived payment, CancellationToken cancellationToken)
    {
        var body = OrderJson.Write(payment);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await sqs.SendMessageAsync(
                    new SendMessageRequest
                    {
                        QueueUrl = QueueUrl,
                        MessageBody = body,
                        MessageGroupId = payment.OrderId.ToString(),
                        MessageDeduplicationId = Guid.NewGuid().ToString(),
                    },
                    cancellationToken);
                return;
            }
            catch (AmazonSQSException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
            }
        }
    }

    /// <summary>Has a reminder printed when the parcel had a quarter of an hour to leave.</summary>
    public async Task RemindAsync(OrderShipped shipment, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(QueueUrl, OrderJson.Write(shipment))
        {
            DelaySeconds = 900,
            MessageGroupId = shipment.OrderId.ToString(),
            MessageDeduplicationId = $"{shipment.TrackingNumber}-reminder",
        };
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Has the label for a parcel that comes back printed.</summary>
    public async Task PrintLabelAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(QueueUrl, OrderJson.Write(cancellation))
        {
            MessageGroupId = Guid.NewGuid().ToString(),
            MessageDeduplicationId = $"{cancellation.OrderId}-label",
        };
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Has the invoice of a cancelled order taken back.</summary>
    public async Task TakeBackAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(QueueUrl, OrderJson.Write(cancellation)) { MessageGroupId = cancellation.OrderId.ToString() };
        await sqs.SendMessageAsync(request, cancellationToken);
    }
}
