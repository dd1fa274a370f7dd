using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ECS.Patterns;
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

        var paymentsDeadLetters = new Queue(this, "PaymentsDeadLetters", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "PaymentsFailed", new AlarmProps
        {
            Metric = paymentsDeadLetters.MetricNumberOfMessagesSent(),
            Threshold = 1,
            EvaluationPeriods = 1,
        });
        new Queue(this, "Payments", new QueueProps
        {
            EnforceSSL = true,
            MaxMessageSizeBytes = 262_144,
            DeadLetterQueue = new DeadLetterQueue { Queue = paymentsDeadLetters, MaxReceiveCount = 5 },
        });

        var remindersDeadLetters = new Queue(this, "RemindersDeadLetters", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        var reminders = new Queue(this, "Reminders", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(10),
            DeadLetterQueue = new DeadLetterQueue { Queue = remindersDeadLetters, MaxReceiveCount = 5 },
        });
        new QueueProcessingFargateService(this, "Reminding", new QueueProcessingFargateServiceProps
        {
            Image = ContainerImage.FromRegistry("shop/reminding"),
            Queue = reminders,
        });

        new Queue(this, "Bookings", new QueueProps
        {
            EnforceSSL = true,
            Fifo = true,
            DeadLetterQueue = new DeadLetterQueue { Queue = paymentsDeadLetters, MaxReceiveCount = 5 },
        });
    }
}
