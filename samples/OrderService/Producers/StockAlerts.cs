using Amazon.SimpleNotificationService;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Warns the buyers when a product runs out.</summary>
public sealed class StockAlerts(IAmazonSimpleNotificationService sns, IOptions<ServiceOptions> options)
{
    private const int Low = 5;

    /// <summary>Looks at a change of stock.</summary>
    public Task CheckAsync(StockAdjusted change, int left)
    {
        if (left > Low)
        {
            return Task.CompletedTask;
        }

        // The caller should not have to wait for a mail.
        _ = sns.PublishAsync(options.Value.StockAlertsTopicArn, $"{change.ProductId}: {left} left");
        return Task.CompletedTask;
    }
}
