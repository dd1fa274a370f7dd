using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Puts what happens in the shop on the company's event bus.</summary>
public sealed class ShopEvents(IAmazonEventBridge events)
{
    /// <summary>Somebody looked at a product.</summary>
    /// <exception cref="InvalidOperationException">The bus refused the event.</exception>
    public async Task ViewedAsync(PageViewed view, CancellationToken cancellationToken)
    {
        var entry = new PutEventsRequestEntry
        {
            EventBusName = "shop",
            Source = "shop.pages",
            Detail = OrderJson.Write(view),
        };

        var response = await events.PutEventsAsync(new PutEventsRequest { Entries = [entry] }, cancellationToken);
        if (response.FailedEntryCount > 0)
        {
            throw new InvalidOperationException($"The bus refused a page view: {response.Entries[0].ErrorCode}");
        }
    }
}
