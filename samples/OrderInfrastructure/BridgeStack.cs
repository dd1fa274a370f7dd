using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Pipes;
using Constructs;

namespace OrderInfrastructure;

internal sealed class BridgeStackProps : StackProps
{
    /// <summary>The queue of exported orders, which the shop's first program still makes.</summary>
    public required string ExportedArn { get; init; }

    /// <summary>Where the accounting's program waits for them, those of one customer in their order.</summary>
    public required string AccountingArn { get; init; }
}

/// <summary>What takes exported orders to the accounting.</summary>
internal sealed class BridgeStack : Stack
{
    internal BridgeStack(Construct scope, string id, BridgeStackProps props)
        : base(scope, id, props)
    {
        var role = new Role(this, "Bridge", new RoleProps { AssumedBy = new ServicePrincipal("pipes.amazonaws.com") });
        new CfnPipe(this, "OrdersByCustomer", new CfnPipeProps
        {
            RoleArn = role.RoleArn,
            Source = props.ExportedArn,
            Target = props.AccountingArn,
            TargetParameters = new CfnPipe.PipeTargetParametersProperty
            {
                SqsQueueParameters = new CfnPipe.PipeTargetSqsQueueParametersProperty { MessageGroupId = "<$.body.customerId>" },
            },
        });
    }
}
