using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
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
    }
}
