using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
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

        new Alarm(this, "ReturnsFailed", new AlarmProps { Metric = deadLetters.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });

        // The warehouse's own program reads it.
        new Queue(this, "Returns", new QueueProps
        {
            EnforceSSL = true,
            ReceiveMessageWaitTime = Duration.Seconds(20),
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 1 },
        });

        var refundsDeadLetters = new Queue(this, "RefundsDeadLetters", new QueueProps { EnforceSSL = true, Fifo = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "RefundsFailed", new AlarmProps { Metric = refundsDeadLetters.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });

        // Made when the stack had templates only.
        new CfnQueue(this, "Refunds", new CfnQueueProps
        {
            QueueName = "refunds",
            FifoQueue = true,
            ContentBasedDeduplication = true,
            ReceiveMessageWaitTimeSeconds = 60,
            RedrivePolicy = new Dictionary<string, object>
            {
                ["deadLetterTargetArn"] = refundsDeadLetters.QueueArn,
                ["maxReceiveCount"] = 5,
            },
        });
    }
}
