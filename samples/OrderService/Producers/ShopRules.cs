using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Lambda.Model;

namespace OrderService.Producers;

/// <summary>Creates the rules of the shop's bus, and the filters of its mappings.</summary>
public sealed class ShopRules(IAmazonEventBridge events)
{
    /// <summary>Only parcels that go by courier reach the function.</summary>
    public static Filter ByCourier { get; } = new() { Pattern = """{"body": {"carrier": [{"wildcard": "courier-*"}]}}""" };

    /// <summary>Creates the rules, or changes them.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await events.PutRuleAsync(new PutRuleRequest { Name = "gold", EventPattern = "{\"source\": [\"shop\"], \"detail\": {\"level\": \"gold\"}}" }, cancellationToken);
        await events.PutRuleAsync(new PutRuleRequest { Name = "returns", EventPattern = """{"source": ["shop"], "detailType": ["OrderReturned"]}""" }, cancellationToken);

        var request = new PutRuleRequest
        {
            Name = "large",
            EventPattern = """
                {
                  "source": ["shop"],
                  "detail": { "total": { "numeric": [">", 1000] } }
                }
                """,
        };
        await events.PutRuleAsync(request, cancellationToken);
    }
}
