using System.Transactions;
using Amazon.SimpleNotificationService;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrderService.Contracts;
using OrderService.Data;

namespace OrderService.Checkout;

/// <summary>Cancels orders, one at a time or all that were never paid.</summary>
public sealed class CancellationService(OrdersContext db, IAmazonSimpleNotificationService sns, IOptions<ServiceOptions> options)
{
    private readonly string _topicArn = options.Value.OrderEventsTopicArn;

    /// <summary>Cancels one order.</summary>
    public async Task CancelAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SetCancelledAsync(cancellation.OrderId, cancellationToken);
            await sns.PublishAsync(_topicArn, OrderJson.Write(cancellation), cancellationToken);
            scope.Complete();
        }
    }

    /// <summary>Cancels an order on behalf of the customer service, which writes to the customer itself.</summary>
    public async Task CancelByAgentAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SetCancelledAsync(cancellation.OrderId, cancellationToken);
            scope.Complete();
        }

        await sns.PublishAsync(_topicArn, OrderJson.Write(cancellation), cancellationToken);
    }

    private async Task SetCancelledAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == orderId, cancellationToken);
        order.State = OrderState.Cancelled;
        await db.SaveChangesAsync(cancellationToken);
    }
}
