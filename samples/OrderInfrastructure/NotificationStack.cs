using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Who is told of an order, and in which order.</summary>
internal sealed class NotificationStack : Stack
{
    internal NotificationStack(Construct scope, string id)
        : base(scope, id)
    {
        var deadLetters = new Queue(this, "StatusDeadLetters", new QueueProps { Fifo = true, EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "StatusFailed", new AlarmProps { Metric = deadLetters.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });

        // One message group for each order; the app of the shop reads it.
        Status = new Queue(this, "Status", new QueueProps
        {
            Fifo = true,
            EnforceSSL = true,
            ContentBasedDeduplication = true,
            ReceiveMessageWaitTime = Duration.Seconds(20),
            FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
            DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
        });
        var steps = new Topic(this, "StatusSteps", new TopicProps { Fifo = true, ContentBasedDeduplication = true, EnforceSSL = true });
        steps.AddSubscription(new SqsSubscription(Status, new SqsSubscriptionProps { RawMessageDelivery = true, DeadLetterQueue = deadLetters }));
        steps.AddSubscription(new EmailSubscription("office@shop.example"));

        var undelivered = new Queue(this, "Undelivered", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "NewsUndelivered", new AlarmProps { Metric = undelivered.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });
        var news = new Topic(this, "News", new TopicProps { EnforceSSL = true });
        news.AddSubscription(new UrlSubscription("https://partner.example/news"));
        news.AddSubscription(new UrlSubscription("https://shop.example/news", new UrlSubscriptionProps { DeadLetterQueue = undelivered }));
        new Rule(this, "NewsOfOrders", new RuleProps
        {
            EventPattern = new EventPattern { Source = ["shop.orders"], DetailType = ["OrderPlaced", "OrderCancelled"] },
            Targets = [new SnsTopic(news)],
        });
    }

    /// <summary>Steps of orders, in order.</summary>
    public IQueue Status { get; }
}
