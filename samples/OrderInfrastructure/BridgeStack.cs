using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

internal sealed class BridgeStackProps : StackProps
{
    /// <summary>Takes exported orders that the accounting refuses.</summary>
    public required IQueue DeadLetters { get; init; }

    /// <summary>Where the accounting's program waits for them, those of one customer in their order.</summary>
    public required string AccountingArn { get; init; }
}

/// <summary>What takes exported orders to the accounting.</summary>
internal sealed class BridgeStack : Stack
{
    internal BridgeStack(Construct scope, string id, BridgeStackProps props)
        : base(scope, id, props)
    {
        var exported = new Queue(this, "Exported", new QueueProps
        {
            EnforceSSL = true,
            DeadLetterQueue = new DeadLetterQueue { Queue = props.DeadLetters, MaxReceiveCount = 5 },
        });
        var role = new Role(this, "Bridge", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        new CfnPipe(this, "OrdersByCustomer", new CfnPipeProps
        {
            RoleArn = role.RoleArn,
            Source = exported.QueueArn,
            Target = props.AccountingArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty
            {
                SqsQueueParameters = new CfnPipe.PipeTargetSqsQueueParametersProperty { MessageGroupId = "<$.body.customerId>" },
            },
        });
    }
}
