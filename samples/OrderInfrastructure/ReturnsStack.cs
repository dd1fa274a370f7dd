using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Queues for goods that come back.</summary>
internal sealed class ReturnsStack : Stack
{
    internal ReturnsStack(Construct scope, string id)
        : base(scope, id)
    {
        var deadLetters = new Queue(this, "ReturnsDeadLetters", new QueueProps
        {
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
        });

        // The warehouse's own program reads it.
        new Queue(this, "Returns", new QueueProps
        {
            EnforceSSL = true,
            ReceiveMessageWaitTime = Duration.Seconds(20),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 1 },
        });

        // Made when the stack had templates only.
        new CfnQueue(this, "Refunds", new CfnQueueProps
        {
            QueueName = "refunds",
            FifoQueue = true,
            ContentBasedDeduplication = true,
            ReceiveMessageWaitTimeSeconds = 60,
            RedrivePolicy = new Dictionary<string, object>
            {
                ["deadLetterTargetArn"] = new CfnQueue(this, "RefundsDeadLetters", new CfnQueueProps { FifoQueue = true, MessageRetentionPeriod = 1_209_600 }).AttrArn,
                ["maxReceiveCount"] = 5,
            },
        });
    }
}
