using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>What tells customers that their order is on its way.</summary>
internal sealed class ShippingStack : Stack
{
    internal ShippingStack(Construct scope, string id, IQueue deadLetters)
        : base(scope, id)
    {
        var sent = new Queue(this, "SentOrders", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(3),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        var mail = new Function(this, "Mail", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Mail::Handle",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(30),
        });
        var push = new Function(this, "Push", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Push::Handle",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(30),
        });
        mail.AddEventSource(new SqsEventSource(sent, new SqsEventSourceProps { ReportBatchItemFailures = true }));
        push.AddEventSource(new SqsEventSource(sent, new SqsEventSourceProps { ReportBatchItemFailures = true }));
    }
}
