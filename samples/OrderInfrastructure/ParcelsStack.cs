using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Which parcels the warehouse is told of: those that one person cannot carry.</summary>
internal sealed class ParcelsStack : Stack
{
    internal ParcelsStack(Construct scope, string id, IQueue deadLetters)
        : base(scope, id)
    {
        var parcels = new Topic(this, "Parcels", new TopicProps { EnforceSSL = true });
        parcels.AddSubscription(new UrlSubscription("https://warehouse.example/parcels", new UrlSubscriptionProps
        {
            DeadLetterQueue = deadLetters,
            FilterPolicy = new Dictionary<string, SubscriptionFilter>
            {
                ["kilograms"] = SubscriptionFilter.NumericFilter(new NumericConditions { Between = new BetweenCondition { Start = 1000, Stop = 30 } }),
            },
        }));
    }
}
