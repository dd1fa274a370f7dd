using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

internal sealed class OrdersStackProps : StackProps
{
    /// <summary>Where orders go that could not be placed.</summary>
    public required IQueue DeadLetters { get; init; }
}

/// <summary>The queue of placed orders.</summary>
internal sealed class OrdersStack : Stack
{
    internal OrdersStack(Construct scope, string id, OrdersStackProps props)
        : base(scope, id, props)
    {
        Placed = new Queue(this, "PlacedOrders", new QueueProps
        {
            EnforceSSL = true,
            VisibilityTimeout = Duration.Seconds(45),
            DeadLetterQueue = new DeadLetterQueue { Queue = props.DeadLetters, MaxReceiveCount = 5 },
        });
    }

    /// <summary>Orders that were placed.</summary>
    public IQueue Placed { get; }
}
