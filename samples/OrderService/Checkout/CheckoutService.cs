using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;
using OrderService.Data;

namespace OrderService.Checkout;

/// <summary>Takes orders and payments.</summary>
public sealed class CheckoutService(
    OrdersContext db,
    IAmazonSQS sqs,
    IOptions<ServiceOptions> options,
    ILogger<CheckoutService> logger)
{
    /// <summary>Stores an order and asks for the confirmation mail.</summary>
    public async Task PlaceAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        db.Orders.Add(new Order { Id = order.OrderId, Email = order.Email, Total = order.Total });
        await db.SaveChangesAsync(cancellationToken);

        // The customer gets a mail as soon as the order is in.
        await sqs.SendMessageAsync(options.Value.NotificationsQueueUrl, OrderJson.Write(order), cancellationToken);

        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Order {OrderId} placed", order.OrderId);
    }

    /// <summary>Books a payment.</summary>
    public async Task PayAsync(PaymentReceived payment, CancellationToken cancellationToken)
    {
        using var transaction = db.Database.BeginTransaction();
        try
        {
            db.Payments.Add(new Payment { Id = Guid.NewGuid(), OrderId = payment.OrderId, Amount = payment.Amount });
            var order = await db.Orders.SingleAsync(o => o.Id == payment.OrderId, cancellationToken);
            order.State = OrderState.Paid;
            await db.SaveChangesAsync(cancellationToken);

            await RequestInvoiceAsync(payment, cancellationToken);

            transaction.Commit();
        }
        catch (Exception e)
        {
            logger.LogError(e, "Payment for order {OrderId} failed", payment.OrderId);
            transaction.Rollback();
            throw;
        }
    }

    /// <summary>Stores the tracking number and tells the customer.</summary>
    public async Task ShipAsync(OrderShipped shipment, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        var order = await db.Orders.SingleAsync(o => o.Id == shipment.OrderId, cancellationToken);
        order.State = OrderState.Shipped;
        order.TrackingNumber = shipment.TrackingNumber;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        var request = new SendMessageRequest
        {
            QueueUrl = options.Value.NotificationsQueueUrl,
            MessageBody = OrderJson.Write(shipment),
        };
        await sqs.SendMessageAsync(request, cancellationToken);
        logger.LogInformation("Order {OrderId} shipped with {Carrier}", shipment.OrderId, shipment.Carrier);
    }

    private async Task RequestInvoiceAsync(PaymentReceived payment, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(options.Value.InvoicesQueueUrl, OrderJson.Write(payment));
        await sqs.SendMessageAsync(request, cancellationToken);
    }
}
