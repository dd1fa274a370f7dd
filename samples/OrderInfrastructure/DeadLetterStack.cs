using Amazon.CDK;
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
    }

    /// <summary>Orders that could not be placed.</summary>
    public IQueue Orders { get; }
}
