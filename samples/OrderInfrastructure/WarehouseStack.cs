using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Functions of the warehouse.</summary>
internal sealed class WarehouseStack : Stack
{
    internal WarehouseStack(Construct scope, string id, IQueue deadLetters)
        : base(scope, id)
    {
        var picked = new Queue(this, "Picked", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(15),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        Function.FromFunctionName(this, "Stocktaking", "stocktaking").AddEventSourceMapping("Picked", new EventSourceMappingOptions
        {
            EventSourceArn = picked.QueueArn,
            BatchSize = 100,
            ReportBatchItemFailures = true,
        });
        var delivered = new Queue(this, "Delivered", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(15),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        Function.FromFunctionName(this, "Shelves", "shelves").AddEventSourceMapping("Delivered", new EventSourceMappingOptions
        {
            EventSourceArn = delivered.QueueArn,
            RetryAttempts = 3,
            ReportBatchItemFailures = true,
        });
        var packed = new Queue(this, "Packed", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(3),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        var labels = new Function(this, "Labels", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Labels::Handle",
            Code = Code.FromAsset("publish"),
            Timeout = Duration.Seconds(30),
            ReservedConcurrentExecutions = 2,
        });
        labels.AddEventSource(new SqsEventSource(packed, new SqsEventSourceProps { ReportBatchItemFailures = true }));
        var missing = new Queue(this, "Missing", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Minutes(3),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        Function.FromFunctionName(this, "Reorders", "reorders").AddEventSource(new SqsEventSource(missing, new SqsEventSourceProps
        {
            ReportBatchItemFailures = true,
            Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { ["category"] = FilterRule.IsEqual("books") }) },
        }));
    }
}
