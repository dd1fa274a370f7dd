using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Queues of what is to be paid.</summary>
internal sealed class BillingStack : Stack
{
    internal BillingStack(Construct scope, string id)
        : base(scope, id)
    {
        var invoices = new Queue(this, "Invoices", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(3),
        });
        var invoicing = new Function(this, "Invoicing", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Invoicing::Handle",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(30),
        });
        invoicing.AddEventSource(new SqsEventSource(invoices, new SqsEventSourceProps { ReportBatchItemFailures = true }));
    }
}
