using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;

// One mistake a line: what the CDK does about it is printed, what the analyzers say of the line is in the build's log.
Try("AWSM4002", "MaxReceiveCount = 0", s => new Queue(s, "Q", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(s, "D"), MaxReceiveCount = 0 } }));
Try("AWSM4002", "MaxReceiveCount = 1", s => new Queue(s, "Q", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(s, "D"), MaxReceiveCount = 1 } }));
Try("AWSM4004", "FIFO queue, standard DLQ", s => new Queue(s, "Q", new QueueProps { Fifo = true, DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(s, "D"), MaxReceiveCount = 5 } }));
Try("AWSM4005", "Fifo = true, name without .fifo", s => new Queue(s, "Q", new QueueProps { Fifo = true, QueueName = "orders" }));
Try("AWSM4005", "Fifo = false, name with .fifo", s => new Queue(s, "Q", new QueueProps { Fifo = false, QueueName = "orders.fifo" }));
Try("AWSM4005", "ContentBasedDeduplication, Fifo = false", s => new Queue(s, "Q", new QueueProps { Fifo = false, ContentBasedDeduplication = true }));
Try("AWSM4005", "Topic ContentBasedDeduplication not fifo", s => new Topic(s, "T", new TopicProps { ContentBasedDeduplication = true }));
Try("AWSM4011", "ReceiveMessageWaitTime = 30", s => new Queue(s, "Q", new QueueProps { ReceiveMessageWaitTime = Duration.Seconds(30) }));
Try("AWSM4011", "VisibilityTimeout = 13 h", s => new Queue(s, "Q", new QueueProps { VisibilityTimeout = Duration.Hours(13) }));
Try("AWSM4011", "RetentionPeriod = 20 days", s => new Queue(s, "Q", new QueueProps { RetentionPeriod = Duration.Days(20) }));
Try("AWSM4011", "DeliveryDelay = 20 min", s => new Queue(s, "Q", new QueueProps { DeliveryDelay = Duration.Minutes(20) }));
Try("AWSM4011", "MaxMessageSizeBytes = 2 MB", s => new Queue(s, "Q", new QueueProps { MaxMessageSizeBytes = 2_000_000 }));
Try("AWSM4012", "PER_MESSAGE_GROUP_ID without scope", s => new Queue(s, "Q", new QueueProps { Fifo = true, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID }));
Try("AWSM4017", "Email subscription of a FIFO topic", s => new Topic(s, "T", new TopicProps { Fifo = true }).AddSubscription(new EmailSubscription("a@b.example")));
Try("AWSM4017", "Lambda subscription of a FIFO topic", s => new Topic(s, "T", new TopicProps { Fifo = true }).AddSubscription(new LambdaSubscription(Worker(s))));
Try("AWSM4035", "Schedule.Expression with five fields", s => new Rule(s, "R", new RuleProps { Schedule = Schedule.Expression("cron(0 2 * * *)") }));
Try("AWSM4035", "Schedule.Cron with Day and WeekDay", s => new Rule(s, "R", new RuleProps { Schedule = Schedule.Cron(new CronOptions { Day = "1", WeekDay = "MON" }) }));
Try("AWSM4035", "Schedule.Rate(30 s)", s => new Rule(s, "R", new RuleProps { Schedule = Schedule.Rate(Duration.Seconds(30)) }));
Try("AWSM5001", "visibility 30 s, function 60 s", s => Worker(s).AddEventSource(new SqsEventSource(new Queue(s, "Q"))));
Try("AWSM5010", "BatchSize = 100, no window", s => Worker(s).AddEventSource(new SqsEventSource(new Queue(s, "Q"), new SqsEventSourceProps { BatchSize = 100 })));
Try("AWSM5010", "BatchSize = 100, window 0", s => Worker(s).AddEventSource(new SqsEventSource(new Queue(s, "Q"), new SqsEventSourceProps { BatchSize = 100, MaxBatchingWindow = Duration.Seconds(0) })));
Try("AWSM5010", "window on FIFO", s => Worker(s).AddEventSource(new SqsEventSource(new Queue(s, "Q", new QueueProps { Fifo = true }), new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(5) })));
Try("AWSM5010", "AddEventSourceMapping BatchSize = 100, no window", s => Worker(s).AddEventSourceMapping("M", new EventSourceMappingOptions { EventSourceArn = "arn:aws:sqs:eu-west-1:111122223333:q", BatchSize = 100 }));
Try("AWSM5008", "AddEventSourceMapping of a queue with BisectBatchOnError", s => Worker(s).AddEventSourceMapping("M", new EventSourceMappingOptions { EventSourceArn = "arn:aws:sqs:eu-west-1:111122223333:q", BisectBatchOnError = true }));
Try("AWSM5008", "AddEventSourceMapping of a queue with RetryAttempts", s => Worker(s).AddEventSourceMapping("M", new EventSourceMappingOptions { EventSourceArn = "arn:aws:sqs:eu-west-1:111122223333:q", RetryAttempts = 3 }));
Try("AWSM6001", "EventPattern without any field", s => new Rule(s, "R", new RuleProps { EventPattern = new EventPattern() }));
Try("AWSM6001", "Match.Interval reversed", s => new Rule(s, "R", new RuleProps { EventPattern = new EventPattern { Detail = new Dictionary<string, object> { ["a"] = Match.Interval(10, 1) } } }));
Try("AWSM6001", "Match.Cidr of no address", s => new Rule(s, "R", new RuleProps { EventPattern = new EventPattern { Detail = new Dictionary<string, object> { ["a"] = Match.Cidr("nonsense") } } }));
Try("AWSM6001", "Match.AllOf of two comparisons", s => new Rule(s, "R", new RuleProps { EventPattern = new EventPattern { Detail = new Dictionary<string, object> { ["a"] = Match.AllOf(Match.LessThan(10), Match.GreaterThan(1)) } } }));
Try("AWSM6008", "Detail value that is no array", s => new Rule(s, "R", new RuleProps { EventPattern = new EventPattern { Detail = new Dictionary<string, object> { ["a"] = "x" } } }));
Try("AWSM4016", "six keys in a filter policy", s => new Topic(s, "T").AddSubscription(new SqsSubscription(new Queue(s, "Q"), new SqsSubscriptionProps { FilterPolicy = Enumerable.Range(0, 6).ToDictionary(i => "k" + i, i => SubscriptionFilter.StringFilter(new StringConditions { Allowlist = new[] { "a" } })) })));
Try("AWSM4016", "151 combinations in a filter policy", s => new Topic(s, "T").AddSubscription(new SqsSubscription(new Queue(s, "Q"), new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { ["k"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = Enumerable.Range(0, 151).Select(i => "a" + i).ToArray() }) } })));

static void Try(string rule, string mistake, Action<Stack> make)
{
    var app = new App();
    var stack = new Stack(app, "S");
    string said;
    try
    {
        make(stack);
        app.Synth();
        said = "";
    }
    catch (Exception e)
    {
        said = e.Message.Split('\n')[0];
    }

    Console.WriteLine($"{rule}|{mistake}|{said}");
}

static Function Worker(Stack stack) => new(stack, "F", new FunctionProps
{
    Runtime = Runtime.NODEJS_20_X, Handler = "a.b", Code = Code.FromInline("x"), Timeout = Duration.Seconds(60),
});
