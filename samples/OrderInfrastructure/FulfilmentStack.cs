using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Constructs;

namespace OrderInfrastructure;

/// <summary>The function that has orders packed.</summary>
internal sealed class FulfilmentStack : Stack
{
    internal FulfilmentStack(Construct scope, string id, OrdersStack orders)
        : base(scope, id)
    {
        var fulfilment = new Function(this, "Fulfilment", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Fulfilment::Handle",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(60),
        });
        fulfilment.AddEventSource(new SqsEventSource(orders.Placed, new SqsEventSourceProps { ReportBatchItemFailures = true }));
    }
}
