using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;

namespace OrderService.Producers;

/// <summary>Tells the buyers what suppliers do, by way of the suppliers' event bus.</summary>
public sealed class SupplierEvents(IAmazonEventBridge events)
{
    private const string Bus = "suppliers";

    /// <summary>Creates the rule for the buyers, or changes it.</summary>
    public Task CreateRuleAsync(CancellationToken cancellationToken) => events.PutRuleAsync(
        new PutRuleRequest
        {
            Name = "late-deliveries",
            EventBusName = Bus,
            EventPattern = """{"source": ["shop.suppliers"], "detail-type": ["Delivery Late"]}""",
        },
        cancellationToken);

    /// <summary>A delivery did not come on its day.</summary>
    /// <exception cref="InvalidOperationException">The bus refused the event.</exception>
    public async Task LateAsync(string deliveryId, CancellationToken cancellationToken)
    {
        var late = new PutEventsRequestEntry
        {
            EventBusName = Bus,
            Source = "shop.suppliers",
            DetailType = "DeliveryLate",
            Detail = JsonSerializer.Serialize(new { deliveryId }),
        };

        var response = await events.PutEventsAsync(new PutEventsRequest { Entries = [late] }, cancellationToken);
        if (response.FailedEntryCount > 0)
        {
            throw new InvalidOperationException($"The bus refused delivery {deliveryId}: {response.Entries[0].ErrorCode}");
        }
    }
}
