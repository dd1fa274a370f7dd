using Amazon.SQS;
using Microsoft.EntityFrameworkCore;
using OrderService.Contracts;
using OrderService.Data;

namespace OrderService.Checkout;

/// <summary>Changes where customers are reached.</summary>
public sealed class ContactService(OrdersContext db, IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Sets the address of an order, to which the confirmation goes once more.</summary>
    public async Task ChangeEmailAsync(Guid orderId, string email, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == orderId, cancellationToken);
        order.Email = email;
        await db.SaveChangesAsync(cancellationToken);
        await sqs.SendMessageAsync(queueUrl, OrderJson.Write(order), cancellationToken);
    }
}
