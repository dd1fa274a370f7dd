using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Where messages wait for a person, for all teams.</summary>
internal sealed class DeadLetterStack : Stack
{
    internal DeadLetterStack(Construct scope, string id)
        : base(scope, id)
    {
        Orders = new Queue(this, "OrdersDeadLetters", new QueueProps { EnforceSSL = true });
        new Alarm(this, "OrdersFailed", new AlarmProps { Metric = Orders.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });
    }

    /// <summary>Orders that could not be placed.</summary>
    public IQueue Orders { get; }
}
