using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>What the auditors read, as their own tool wrote it down.</summary>
internal sealed class AuditStack : Stack
{
    internal AuditStack(Construct scope, string id, IQueue deadLetters)
        : base(scope, id)
    {
        var payments = new Topic(this, "Payments", new TopicProps { EnforceSSL = true });
        var audit = new CfnQueue(this, "Audit", new CfnQueueProps
        {
            QueueName = "audit",
            ReceiveMessageWaitTimeSeconds = 20,
            RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = deadLetters.QueueArn, ["maxReceiveCount"] = 5 },
        });
        new CfnSubscription(this, "AuditOfPayments", new CfnSubscriptionProps
        {
            TopicArn = payments.TopicArn,
            Protocol = "sqs",
            Endpoint = audit.AttrArn,
            RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = deadLetters.QueueArn },
        });
    }
}
