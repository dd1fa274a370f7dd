using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Tells the warehouse what to do, in the order in which things happened to an order.</summary>
public sealed class FulfilmentQueue(IAmazonSQS sqs)
{
    private const string QueueUrl = "https://sqs.eu-west-1.amazonaws.com/271828182845/order-fulfilment.fifo";

    /// <summary>Asks for an order to be picked.</summary>
    public Task PickAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        return sqs.SendMessageAsync(QueueUrl, OrderJson.Write(order), cancellationToken);
    }

    /// <summary>Asks for a parcel to be handed to its carrier.</summary>
    /// <returns>The id of the message.</returns>
    public async Task<string> ShipAsync(OrderShipped shipment, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = QueueUrl,
            MessageBody = OrderJson.Write(shipment),
        };
        request.MessageDeduplicationId = $"{shipment.OrderId}-shipped";
        request.MessageAttributes = new Dictionary<string, MessageAttributeValue>
        {
            ["carrier"] = new() { DataType = "String", StringValue = shipment.Carrier },
        };

        var response = await sqs.SendMessageAsync(request, cancellationToken);
        return response.MessageId;
    }

    /// <summary>Calls back orders that were cancelled.</summary>
    /// <exception cref="InvalidOperationException">The queue refused some of them.</exception>
    public async Task CallBackAsync(IReadOnlyList<OrderCancelled> cancellations, CancellationToken cancellationToken)
    {
        foreach (var chunk in cancellations.Chunk(10))
        {
            var batch = new SendMessageBatchRequest
            {
                QueueUrl = QueueUrl,
                Entries = chunk
                    .Select((cancellation, index) => new SendMessageBatchRequestEntry
                    {
                        Id = index.ToString(CultureInfo.InvariantCulture),
                        MessageBody = OrderJson.Write(cancellation),
                        MessageDeduplicationId = $"{cancellation.OrderId}-cancelled",
                    })
                    .ToList(),
            };

            var response = await sqs.SendMessageBatchAsync(batch, cancellationToken);
            if (response.Failed is { Count: > 0 } failed)
            {
                throw new InvalidOperationException($"{failed.Count} cancellations were refused: {failed[0].Code}");
            }
        }
    }

    /// <summary>Tells the warehouse that an order is paid and may leave.</summary>
    public async Task ReleaseAsync(PaymentReceived payment, CancellationToken cancellationToken)
    {
        // Payments of one order must be seen in order, those of different orders need not.
        var request = new SendMessageRequest(QueueUrl, OrderJson.Write(payment))
        {
            MessageGroupId = payment.OrderId.ToString(),
            MessageDeduplicationId = $"{payment.OrderId}-{payment.At:O}",
        };
        await sqs.SendMessageAsync(request, cancellationToken);
    }
}
