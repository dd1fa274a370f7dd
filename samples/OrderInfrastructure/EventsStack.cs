using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Which of the shop's events go where.</summary>
internal sealed class EventsStack : Stack
{
    internal EventsStack(Construct scope, string id)
        : base(scope, id)
    {
        new Rule(this, "PaidOrders", new RuleProps
        {
            EventPattern = new EventPattern
            {
                Source = new[] { "shop.orders" },
                Detail = new Dictionary<string, object> { ["status"] = "paid" },
            },
        });

        // Orders that are worth a call.
        new Rule(this, "LargeOrders", new RuleProps
        {
            EventPattern = new EventPattern
            {
                Source = new[] { "shop.orders" },
                Detail = new Dictionary<string, object>
                {
                    ["total"] = Match.Interval(1_000, 10_000),
                },
            },
        });
    }
}
