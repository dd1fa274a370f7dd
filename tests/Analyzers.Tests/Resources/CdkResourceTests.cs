using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Resources;

/// <summary>What the model sees of constructs.</summary>
public sealed class CdkResourceTests
{
    private const string Visibility = "VisibilityTimeout";

    [Theory]
    [InlineData("new Queue(this, \"q\");", "absent")]
    [InlineData("new Queue(this, \"q\", null);", "absent")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Minutes(2) });", "120")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = null });", "absent")]
    [InlineData("var set = new QueueProps(); set.VisibilityTimeout = Duration.Seconds(30); new Queue(this, \"q\", set);", "30")]
    [InlineData("var set = new QueueProps { Fifo = true }; new Queue(this, \"q\", set); new Queue(this, \"z\", set);", "absent")]
    [InlineData("var seconds = 10 * 3; new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Seconds(seconds) });", "30")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = id == \"a\" ? Duration.Seconds(30) : Duration.Hours(1) });", "30 3600")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Seconds(int.Parse(id)) });", "unknown")]
    [InlineData("new Queue(this, \"q\", Elsewhere.Props);", "unknown")]
    [InlineData("Queue q = new(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Days(1) });", "86400")]
    [InlineData("new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 30 });", "30")]
    [InlineData("new CfnQueue(this, \"q\");", "absent")]
    [InlineData("new CfnQueue(this, \"q\").VisibilityTimeout = 5;", "unknown")]
    [InlineData("new CfnQueue(this, \"q\") { VisibilityTimeout = 5 };", "5")]
    [InlineData("new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 9 }) { VisibilityTimeout = 5 };", "5")]
    [InlineData("new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 5 }) { DelaySeconds = 5 };", "5")]
    [InlineData("void Set(CfnQueue below) => below.VisibilityTimeout = 9; new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 5 });", "unknown")]
    [InlineData("var z = new CfnQueue(this, \"z\"); z.VisibilityTimeout = 9; new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Seconds(5) });", "5")]
    [InlineData("var z = new CfnQueue(this, \"z\"); z.VisibilityTimeout = 9; new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 5 });", "5")]
    [InlineData("var z = new CfnQueue(this, \"z\"); z.VisibilityTimeout = 9; z = new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 5 });", "unknown")]
    [InlineData("var z = new CfnQueue(this, \"q\", new CfnQueueProps { VisibilityTimeout = 5 }); z.VisibilityTimeout = 9;", "unknown")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Seconds(5) }); new CfnQueue(this, \"z\").AddPropertyOverride(\"VisibilityTimeout\", 9);", "unknown")]
    [InlineData("new Queue(this, \"q\", new QueueProps { VisibilityTimeout = Duration.Seconds(5) }); new CfnQueue(this, \"z\").AddPropertyOverride(\"QueueName\", 9);", "5")]
    [InlineData("var q = new Queue(this, \"q\"); ((CfnQueue)q.Node.DefaultChild!).VisibilityTimeout = 9;", "unknown")]
    public void Reads_a_duration_or_number(string statements, string expected)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack(statements, types: "public static class Elsewhere { public static QueueProps Props { get; set; } = new(); }"));
        Assert.Equal(expected, ResourceProbe.Write(probe.Named(ResourceKind.Queue, "q").Get(Visibility)));
    }

    [Theory]
    [InlineData("new Queue(this, \"q\");")]
    [InlineData("new Amazon.CDK.AWS.SQS.Queue(this, \"q\");")]
    [InlineData("new global::Amazon.CDK.AWS.SQS.Queue(this, \"q\");")]
    [InlineData("new /* one */ Queue /* two */ (this, \"q\");")]
    [InlineData("Queue q = new(this, \"q\");")]
    [InlineData("Queue q = new /* one */ (this, \"q\");")]
    [InlineData("Queue renew = new\n    // two\n    (this, \"q\"); Renew(renew); void Renew(Queue queue) { }")]
    public void Finds_every_spelling_of_a_creation(string statements)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack(statements));
        Assert.Single(probe.All(ResourceKind.Queue));
    }

    [Fact]
    public void Reads_names_flags_enums_and_objects()
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("""
            new Queue(this, "q", new QueueProps
            {
                QueueName = "orders.fifo", ContentBasedDeduplication = true, DeduplicationScope = DeduplicationScope.MESSAGE_GROUP,
                FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID, MaxMessageSizeBytes = 2048,
                DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, "dlq"), MaxReceiveCount = 3 },
            });
            """));
        var queue = probe.Named(ResourceKind.Queue, "orders.fifo");
        var settings = new[] { "QueueName", "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit", "MaximumMessageSize", "RedrivePolicy", "RedrivePolicy.maxReceiveCount", "RedriveAllowPolicy" };
        Assert.Equal(
            ["orders.fifo", "True", "True", "messageGroup", "perMessageGroupId", "2048", "set", "3", "absent"],
            settings.Select(s => ResourceProbe.Write(queue.Get(s))));
        Assert.Equal(probe.Named(ResourceKind.Queue, "dlq"), queue.To(ResourceLink.DeadLetterQueue).Single);
        Assert.True(queue.From(ResourceKind.Queue, ResourceLink.DeadLetterQueue) is { Certain.Count: 0, MayBeOthers: false });
        Assert.Equal("absent", ResourceProbe.Write(probe.Named(ResourceKind.Queue, "dlq").Get("FifoQueue")));
    }

    /// <summary>The CDK makes a queue FIFO whose name ends so; what is put behind a name for the environment does not end so.</summary>
    [Theory]
    [InlineData("$\"orders-{given}\"", "absent")]
    [InlineData("$\"orders-{Given.Env}\"", "absent")]
    [InlineData("$\"{given}-orders\"", "absent")]
    [InlineData("$\"{given}.fifo\"", "True")]
    [InlineData("given", "unknown")]
    [InlineData("$\"{given}\"", "unknown")]
    [InlineData("$\"orders{(given == \"\" ? \".fifo\" : given)}\"", "unknown")]
    [InlineData("$\"{given}-{Given.QueueName}\"", "unknown")]
    [InlineData("$\"orders-{given.ToLowerInvariant()}\"", "unknown")]
    public void A_name_may_make_a_queue_fifo(string name, string expected) => Assert.Equal(
        expected,
        ResourceProbe.Write(ResourceProbe.Library(CdkSnippets.Usings + $$"""
            public static class Given { public static string Env { get; set; } = ""; public static string QueueName { get; set; } = ""; }

            public class Shop : Construct
            {
                public Shop(Construct scope, string id, string given) : base(scope, id) => new Queue(this, "q", new QueueProps { QueueName = {{name}} });
            }
            """).One(ResourceKind.Queue).Get("FifoQueue")));

    [Fact]
    public void The_names_of_many_queues_may_end_in_anything() => Assert.Equal(
        "unknown",
        ResourceProbe.Write(ResourceProbe.Library(CdkSnippets.Usings + """
            public class Shop : Construct
            {
                public Shop(Construct scope, string id, string env, string[] all) : base(scope, id)
                {
                    foreach (var one in all)
                    {
                        new Queue(this, one, new QueueProps { QueueName = $"{env}-{one}" });
                    }
                }
            }
            """).One(ResourceKind.Queue).Get("FifoQueue")));

    /// <summary>The ways by which constructs come together.</summary>
    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var source = new SqsEventSource(q, new SqsEventSourceProps { BatchSize = 5 }); fn.AddEventSource(source);")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = q.QueueArn });")]
    [InlineData("new EventSourceMapping(this, \"m\", new EventSourceMappingProps { Target = fn, EventSourceArn = q.QueueArn });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.QueueArn });")]
    [InlineData("IQueue same = q; IFunction also = fn; also.AddEventSource(new SqsEventSource(same));")]
    [InlineData("Wire(q, fn);", "private static void Wire(IQueue queue, Function function) => function.AddEventSource(new SqsEventSource(queue));")]
    [InlineData("kept = q; fn.AddEventSource(new SqsEventSource(kept));", "private readonly Queue kept;")]
    [InlineData("Kept = q; fn.AddEventSource(new SqsEventSource(Kept));", "public Queue Kept { get; }")]
    [InlineData("new Wiring(this, \"w\", q, fn);", "", """
        internal sealed class Wiring : Construct
        {
            internal Wiring(Construct scope, string id, IQueue queue, Function function) : base(scope, id) => function.AddEventSource(new SqsEventSource(queue));
        }
        """)]
    [InlineData("new Wiring(this, \"w\", new WiringProps { Queue = q, Function = fn });", "", """
        internal sealed class WiringProps { public IQueue Queue { get; set; } = null!; public required Function Function { get; init; } }

        internal sealed class Wiring : Construct
        {
            private readonly WiringProps props;
            internal Wiring(Construct scope, string id, WiringProps props) : base(scope, id) { this.props = props; Add(); }
            private void Add() => props.Function.AddEventSource(new SqsEventSource(props.Queue));
        }
        """)]
    public void Links_a_mapping_to_queue_and_function(string wiring, string members = "", string types = "")
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("var q = new Queue(this, \"q\"); " + CdkSnippets.Function("fn", 60) + wiring, members, types));
        var mapping = probe.One(ResourceKind.Mapping);
        var queue = probe.Named(ResourceKind.Queue, "q");
        Assert.Equal(queue, mapping.To(ResourceLink.Source).Single);
        Assert.Equal("60", ResourceProbe.Write(mapping.To(ResourceLink.Function).Single!.Get("Timeout")));
        Assert.Equal(mapping, Assert.Single(queue.From(ResourceKind.Mapping, ResourceLink.Source).Certain));
        Assert.False(queue.Lacks(ResourceKind.Mapping, ResourceLink.Source));
    }

    [Fact]
    public void Links_a_function_s_events_and_a_stack_s_public_queue()
    {
        var probe = ResourceProbe.Program(CdkSnippets.Usings + """
            internal sealed class QueueStack : Stack
            {
                public IQueue Orders { get; }
                internal QueueStack(Construct scope, string id) : base(scope, id) => Orders = new Queue(this, "q");
            }

            internal sealed class FunctionStack : Stack
            {
                internal FunctionStack(Construct scope, string id, QueueStack queues) : base(scope, id)
                {
                    new Function(this, "fn", new FunctionProps
                    {
                        Runtime = Runtime.DOTNET_8, Handler = "a", Code = Code.FromAsset("p"), Events = [new SqsEventSource(queues.Orders)],
                    });
                }
            }

            public static class Program
            {
                public static void Main()
                {
                    var app = new App();
                    var queues = new QueueStack(app, "queues");
                    new FunctionStack(app, "functions", queues);
                }
            }
            """);
        var mapping = probe.One(ResourceKind.Mapping);
        Assert.Equal(probe.One(ResourceKind.Queue), mapping.To(ResourceLink.Source).Single);
        Assert.Equal(probe.One(ResourceKind.Function), mapping.To(ResourceLink.Function).Single);
    }

    [Theory]
    [InlineData("var q = Queue.FromQueueArn(this, \"q\", \"arn:aws:sqs:eu-west-1:1:q\"); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = id == \"a\" ? Queue.FromQueueArn(this, \"i\", id) : new Queue(this, \"q\"); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("foreach (var q in new[] { new Queue(this, \"a\"), new Queue(this, \"b\") }) fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(Given));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(fn.DeadLetterQueue!));")]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) { var source = new SqsEventSource(Given); fn.AddEventSource(source); }")]
    public void A_queue_from_elsewhere_is_unknown(string statements)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack(CdkSnippets.Function("fn", 60) + statements, "public static IQueue Given { get; set; } = null!;"));
        var source = probe.One(ResourceKind.Mapping).To(ResourceLink.Source);
        Assert.True(source.IsUnknown);
        Assert.Null(source.Single);
        Assert.All(probe.All(ResourceKind.Queue), q => Assert.True(q.From(ResourceKind.Mapping, ResourceLink.Source) is { Certain.Count: 0, MayBeOthers: true }));
    }

    [Fact]
    public void Values_of_several_callers_are_all_possible_and_a_library_s_are_unknown()
    {
        var source = CdkSnippets.Usings + """
            public sealed class Buffer : Construct
            {
                ACCESS Buffer(Construct scope, string id, int seconds, Duration? retention = null) : base(scope, id) =>
                    new Queue(this, "q", new QueueProps { VisibilityTimeout = Duration.Seconds(seconds), RetentionPeriod = retention });
            }

            internal sealed class Shop : Stack
            {
                internal Shop(Construct scope, string id) : base(scope, id)
                {
                    new Buffer(this, "a", 30);
                    Buffer second = new(this, "b", 60, Duration.Days(2));
                }
            }
            """;
        foreach (var (probe, expected) in new[]
        {
            (ResourceProbe.Program(source.Replace("ACCESS", "public", StringComparison.Ordinal)), "30 60|172800 absent"),
            (ResourceProbe.Library(source.Replace("ACCESS", "internal", StringComparison.Ordinal)), "30 60|172800 absent"),
            (ResourceProbe.Library(source.Replace("ACCESS", "public", StringComparison.Ordinal)), "unknown|unknown"),
        })
        {
            var queue = probe.One(ResourceKind.Queue);
            Assert.Equal(expected, ResourceProbe.Write(queue.Get(Visibility)) + "|" + ResourceProbe.Write(queue.Get("MessageRetentionPeriod")));
        }
    }

    [Fact]
    public void Subscriptions_targets_and_alarms_know_what_they_belong_to()
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("""
            var q = new Queue(this, "q"); var dlq = new Queue(this, "dlq"); var topic = new Topic(this, "t");
            topic.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { RawMessageDelivery = true, DeadLetterQueue = dlq }));
            var rule = new Rule(this, "r", new RuleProps { Targets = [new SqsQueue(q)] });
            rule.AddTarget(new SqsQueue(dlq, new SqsQueueProps { DeadLetterQueue = dlq, RetryAttempts = 2 }));
            new Amazon.CDK.AWS.CloudWatch.Alarm(this, "a", new Amazon.CDK.AWS.CloudWatch.AlarmProps
            {
                Metric = dlq.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1,
            });
            q.MetricNumberOfMessagesSent().CreateAlarm(this, "b", new Amazon.CDK.AWS.CloudWatch.CreateAlarmOptions { Threshold = 5, EvaluationPeriods = 1 });
            """));
        var (queue, dlq) = (probe.Named(ResourceKind.Queue, "q"), probe.Named(ResourceKind.Queue, "dlq"));
        var subscription = probe.One(ResourceKind.Subscription);
        Assert.Equal((queue, dlq), (subscription.To(ResourceLink.Endpoint).Single, subscription.To(ResourceLink.DeadLetterQueue).Single));
        Assert.Equal(probe.One(ResourceKind.Topic), subscription.To(ResourceLink.Topic).Single);
        Assert.Equal("sqs|True|set", string.Join("|", new[] { "Protocol", "RawMessageDelivery", "RedrivePolicy" }.Select(p => ResourceProbe.Write(subscription.Get(p)))));
        var targets = probe.All(ResourceKind.Target);
        Assert.All(targets, t => Assert.Equal(probe.One(ResourceKind.BusRule), t.To(ResourceLink.Rule).Single));
        Assert.Equal([queue, dlq], targets.Select(t => t.To(ResourceLink.Destination).Single));
        Assert.Equal(["absent", "set"], targets.Select(t => ResourceProbe.Write(t.Get("DeadLetterConfig"))));
        var alarms = probe.All(ResourceKind.Alarm);
        Assert.Equal(
            ["ApproximateNumberOfMessagesVisible AWS/SQS 1", "NumberOfMessagesSent AWS/SQS 5"],
            alarms.Select(a => string.Join(" ", new[] { "MetricName", "Namespace", "Threshold" }.Select(p => ResourceProbe.Write(a.Get(p))))));
        Assert.Equal([dlq, queue], alarms.Select(a => a.To(ResourceLink.Watched).Single));
        Assert.False(queue.Lacks(ResourceKind.Alarm, ResourceLink.Watched));
        Assert.True(queue.Lacks(ResourceKind.Mapping, ResourceLink.Source));
    }

    /// <summary>Whether a queue takes what failed elsewhere: certainly, certainly not, or nobody can tell.</summary>
    [Theory]
    [InlineData("new Queue(this, \"q\");", false)]
    [InlineData("var q = new Queue(this, \"q\"); fn.ConfigureAsyncInvoke(new EventInvokeConfigOptions { OnFailure = new Amazon.CDK.AWS.Lambda.Destinations.SqsDestination(q) });", true)]
    [InlineData("var q = new Queue(this, \"q\"); new EventInvokeConfig(this, \"e\", new EventInvokeConfigProps { Function = fn, OnFailure = new Amazon.CDK.AWS.Lambda.Destinations.SqsDestination(q) });", true)]
    [InlineData("var q = new Queue(this, \"q\"); new CfnEventInvokeConfig(this, \"e\", new CfnEventInvokeConfigProps { FunctionName = fn.FunctionName, Qualifier = \"a\", DestinationConfig = new CfnEventInvokeConfig.DestinationConfigProperty { OnFailure = new CfnEventInvokeConfig.OnFailureProperty { Destination = q.QueueArn } } });", true)]
    [InlineData("var q = new Queue(this, \"q\"); new Queue(this, \"r\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = q, MaxReceiveCount = 3 } });", true)]
    [InlineData("new Queue(this, \"q\"); new Queue(this, \"r\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = Given, MaxReceiveCount = 3 } });", null)]
    [InlineData("new Queue(this, \"q\", new QueueProps { RedriveAllowPolicy = new RedriveAllowPolicy() });", null)]
    [InlineData("var poison = new Queue(this, \"q\");", null)]
    [InlineData("var q = new Queue(this, \"q\"); Keep(failures: q);", null)]
    public void Knows_who_sends_what_failed(string statements, bool? takes) => Assert.Equal(
        takes,
        ResourceProbe.Program(CdkSnippets.Stack(CdkSnippets.Function("fn", 60) + statements, "public static IQueue Given { get; set; } = null!; private static void Keep(IQueue failures) { }"))
            .Named(ResourceKind.Queue, "q").TakesFailures());

    [Theory]
    [InlineData("q.GrantConsumeMessages(fn);")]
    [InlineData("((IQueue)q).GrantConsumeMessages(fn);")]
    [InlineData("new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingFargateService(this, \"s\", new Amazon.CDK.AWS.ECS.Patterns.QueueProcessingFargateServiceProps { Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry(\"a\"), Queue = q });")]
    public void Knows_who_reads_a_queue(string statements)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("var q = new Queue(this, \"q\"); new Queue(this, \"alone\");" + CdkSnippets.Function("fn", 60) + statements));
        Assert.Equal(probe.Named(ResourceKind.Queue, "q"), probe.One(ResourceKind.Poller).To(ResourceLink.Polled).Single);
        Assert.False(probe.Named(ResourceKind.Queue, "q").IsReadByNobody());
        Assert.True(probe.Named(ResourceKind.Queue, "alone").IsReadByNobody());
    }

    [Theory]
    [InlineData("topic.AddSubscription(new UrlSubscription(\"http://shop.example\"));", "http")]
    [InlineData("topic.AddSubscription(new UrlSubscription(\"https://shop.example\", new UrlSubscriptionProps { RawMessageDelivery = true }));", "https")]
    [InlineData("topic.AddSubscription(new UrlSubscription($\"https://{id}\"));", "http https")]
    [InlineData("topic.AddSubscription(new EmailSubscription(\"shop@shop.example\"));", "email")]
    [InlineData("new Subscription(this, \"s\", new Amazon.CDK.AWS.SNS.SubscriptionProps { Topic = topic, Endpoint = id, Protocol = SubscriptionProtocol.EMAIL_JSON });", "email-json")]
    [InlineData("fn.AddEventSource(new SnsEventSource(topic));", "lambda")]
    [InlineData("topic.AddSubscription(new LambdaSubscription(fn));", "lambda")]
    public void A_subscription_has_a_protocol_and_a_topic(string statements, string protocol)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("var topic = new Topic(this, \"t\");\n" + CdkSnippets.Function("fn", 60) + statements));
        var subscription = probe.One(ResourceKind.Subscription);
        Assert.Equal(protocol, ResourceProbe.Write(subscription.Get("Protocol")));
        Assert.Equal(probe.One(ResourceKind.Topic), subscription.To(ResourceLink.Topic).Single);
        Assert.Equal(protocol == "lambda", probe.One(ResourceKind.Function) == subscription.To(ResourceLink.Endpoint).Single);
    }

    [Fact]
    public void A_target_can_be_an_object_in_the_props_of_its_rule()
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack("""
            var q = new Queue(this, "q");
            new Amazon.CDK.AWS.Events.CfnRule(this, "r", new Amazon.CDK.AWS.Events.CfnRuleProps
            {
                Targets = new[]
                {
                    new Amazon.CDK.AWS.Events.CfnRule.TargetProperty
                    {
                        Id = "1", Arn = q.QueueArn, DeadLetterConfig = new Amazon.CDK.AWS.Events.CfnRule.DeadLetterConfigProperty { Arn = q.QueueArn },
                    },
                },
            });
            """));
        var target = probe.One(ResourceKind.Target);
        Assert.Equal(probe.One(ResourceKind.BusRule), target.To(ResourceLink.Rule).Single);
        Assert.Equal((probe.One(ResourceKind.Queue), probe.One(ResourceKind.Queue)), (target.To(ResourceLink.Destination).Single, target.To(ResourceLink.DeadLetterQueue).Single));
        Assert.Equal(["1", "set", "absent"], new[] { "Id", "DeadLetterConfig", "RetryPolicy" }.Select(p => ResourceProbe.Write(target.Get(p))));
    }

    /// <summary>That nothing of a kind is there is said only where nobody else can have made it.</summary>
    [Theory]
    [InlineData("new Queue(this, \"q\");", true)]
    [InlineData("var q = new Queue(this, \"q\"); Own(q);", true)]
    [InlineData("var q = new Queue(this, \"q\"); Newtonsoft.Json.JsonConvert.SerializeObject(q);", false)]
    [InlineData("new Queue(this, \"q\"); new Amazon.CDK.AWS.CloudWatch.Alarm(this, \"a\", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = Given });", false)]
    [InlineData("new Queue(this, \"q\"); new Amazon.CDK.CloudFormation.Include.CfnInclude(this, \"t\", new Amazon.CDK.CloudFormation.Include.CfnIncludeProps { TemplateFile = \"alarms.yaml\" });", false)]
    [InlineData("new Queue(this, \"q\"); new CfnResource(this, \"t\", new CfnResourceProps { Type = \"AWS::CloudWatch::Alarm\" });", false)]
    [InlineData("var q = new Queue(this, \"q\"); ((CfnResource)q.Node.DefaultChild!).ApplyRemovalPolicy(RemovalPolicy.RETAIN);", true)]
    public void Knows_when_the_whole_scope_is_in_view(string statements, bool lacks)
    {
        statements = statements.Replace("Newtonsoft.Json.JsonConvert.SerializeObject(q)", "new Dapper.CommandDefinition(\"\", q)", StringComparison.Ordinal);
        var stack = CdkSnippets.Stack(statements, "private static void Own(Queue queue) { } public static Amazon.CDK.AWS.CloudWatch.IMetric Given { get; set; } = null!;");
        Assert.Equal(lacks, ResourceProbe.Program(stack).Named(ResourceKind.Queue, "q").Lacks(ResourceKind.Alarm, ResourceLink.Watched));
        Assert.False(ResourceProbe.Library(stack).Named(ResourceKind.Queue, "q").Lacks(ResourceKind.Alarm, ResourceLink.Watched));
    }

    /// <summary>A text with a piece that callers give is as many texts; with two such pieces nobody knows which go together.</summary>
    [Theory]
    [InlineData("$\"{stage}-orders\"", "live-orders test-orders")]
    [InlineData("stage + \"-\" + \"orders\"", "live-orders test-orders")]
    [InlineData("$\"{stage}-{kind}\"", "unknown")]
    [InlineData("$\"{stage}-{id}\"", "unknown")]
    [InlineData("$\"{stage}-{System.Environment.MachineName}\"", "unknown")]
    public void A_text_may_have_a_piece_that_callers_give(string name, string expected)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Usings + $$"""
            internal sealed class Buffer : Construct
            {
                internal Buffer(Construct scope, string id, string stage, string kind) : base(scope, id) => new Queue(this, "q", new QueueProps { QueueName = {{name}} });
            }

            internal sealed class Shop : Stack
            {
                internal Shop(Construct scope, string id) : base(scope, id)
                {
                    new Buffer(this, "a", "test", "x");
                    new Buffer(this, "b", "live", "y");
                }
            }
            """);
        var written = ResourceProbe.Write(probe.One(ResourceKind.Queue).Get("QueueName"));
        Assert.Equal(expected, written == "set" ? "unknown" : written);
    }

    [Theory]
    [InlineData("new QueuePolicy(this, \"p\", new QueuePolicyProps { Queues = [q] });", "q")]
    [InlineData("new QueuePolicy(this, \"p\", new QueuePolicyProps { Queues = new IQueue[] { q, r } });", "q r")]
    [InlineData("var queues = new[] { q.QueueUrl }; new CfnQueuePolicy(this, \"p\", new CfnQueuePolicyProps { Queues = queues });", "q")]
    [InlineData("var queues = new List<string> { q.QueueUrl }; new CfnQueuePolicy(this, \"p\", new CfnQueuePolicyProps { Queues = queues.ToArray() });", "unknown")]
    [InlineData("new CfnQueuePolicy(this, \"p\", new CfnQueuePolicyProps { Queues = Given });", "unknown")]
    [InlineData("new CfnQueueInlinePolicy(this, \"p\", new CfnQueueInlinePolicyProps { Queue = q.QueueUrl });", "q")]
    [InlineData("q.AddToResourcePolicy(null!);", "q")]
    [InlineData("((IQueue)q).GrantSendMessages(null!);", "q")]
    public void A_policy_is_for_queues(string statements, string expected)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack(
            "var q = new Queue(this, \"q\"); var r = new Queue(this, \"r\");\n" + statements, "public static string[] Given { get; set; } = [];"));
        var link = probe.One(ResourceKind.QueuePolicy).To(ResourceLink.Governed);
        Assert.Equal(expected, link.IsUnknown ? "unknown" : string.Join(" ", link.All.Select(r => r.Name)));
        Assert.Equal(expected == "q", link.Single is not null);
    }

    [Theory]
    [InlineData("new Watched { Queue = q }", false)]
    [InlineData("new Watched { Queues = new object[] { q } }", false)]
    [InlineData("new Watched { Queue = null }", true)]
    public void A_resource_that_an_object_of_another_assembly_holds_may_be_watched_by_that(string watched, bool lacks)
    {
        var library = Workbench.Compile([("Library.cs", "public class Watched { public object? Queue { get; set; } public object[]? Queues { get; set; } }")]).WithAssemblyName("Library");
        var compilation = Workbench.Compile(
            [("0.cs", CdkSnippets.Stack($"var q = new Queue(this, \"q\"); var watched = {watched};")), ("1.cs", "public static class Program { public static void Main() { } }")]);
        var queue = ResourceProbe.Of(compilation.AddReferences(library.ToMetadataReference())).Named(ResourceKind.Queue, "q");
        Assert.Equal(lacks, queue.Lacks(ResourceKind.Alarm, ResourceLink.Watched));
    }

    /// <summary>What an object of another assembly's type holds when nobody sets it, that assembly decides.</summary>
    [Fact]
    public void A_setting_from_a_type_of_another_assembly_is_unknown_until_it_is_set()
    {
        var (inBuild, inEditor) = Workbench.ReferencesTo(
            Workbench.Compile([("Library.cs", "public class Times { public double? Hidden { get; set; } = 40; }")]).WithAssemblyName("Library"));
        foreach (var (times, expected) in new[] { ("new Times()", "unknown"), ("new Times { Hidden = 7 }", "unknown") })
        {
            var source = CdkSnippets.Stack($"var times = {times}; new CfnQueue(this, \"q\", new CfnQueueProps {{ VisibilityTimeout = times.Hidden }});");
            foreach (var reference in new[] { inBuild, inEditor })
            {
                var probe = ResourceProbe.Of(Workbench.Compile([("0.cs", source)]).AddReferences(reference));
                Assert.Equal(expected, ResourceProbe.Write(probe.Named(ResourceKind.Queue, "q").Get(Visibility)));
            }
        }
    }

    [Fact]
    public void Types_of_the_same_names_elsewhere_are_none()
    {
        var probe = ResourceProbe.Program("""
            namespace Amazon.CDK.AWS.SQS
            {
                public class Queue { public Queue(object scope, string id) { } }
                public static class Make { public static object It() => new Queue(new object(), "q"); }
            }
            """.Replace("Amazon.CDK.AWS", "Amazon.Other", StringComparison.Ordinal));
        Assert.Empty(probe.All(ResourceKind.Queue));
    }

    [Theory]
    [InlineData("Schedule.Expression(\"rate(1 day)\")", "rate(1 day)")]
    [InlineData("Schedule.Cron(new CronOptions { Hour = \"2\" })", "cron(* 2 * * ? *)")]
    [InlineData("Schedule.Cron(new CronOptions { Minute = \"0\", WeekDay = \"MON-FRI\", Year = \"2030\" })", "cron(0 * ? * MON-FRI 2030)")]
    [InlineData("Schedule.Cron(new CronOptions { Hour = id })", "set")]
    [InlineData("Schedule.Cron(new CronOptions { Day = \"1\", WeekDay = \"2\" })", "set")]
    [InlineData("Schedule.Rate(Duration.Days(1))", "set")]
    [InlineData("Schedule.Expression(id)", "set")]
    [InlineData("null", "absent")]
    public void Reads_schedules_as_the_service_gets_them(string schedule, string expected)
    {
        var probe = ResourceProbe.Program(CdkSnippets.Stack($"new Rule(this, \"r\", new RuleProps {{ Schedule = {schedule} }});"));
        Assert.Equal(expected, ResourceProbe.Write(probe.One(ResourceKind.BusRule).Get("ScheduleExpression")));
    }

    [Fact]
    public void Reads_tasks_definitions_and_pipes()
    {
        var probe = ResourceProbe.Program("using Amazon.CDK.AWS.StepFunctions; using Amazon.CDK.AWS.StepFunctions.Tasks;" + CdkSnippets.Stack("""
            new SqsSendMessage(this, "t", new SqsSendMessageProps
            {
                IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN, HeartbeatTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.Duration(Duration.Hours(1)),
            });
            new CustomState(this, "c", new CustomStateProps { StateJson = new Dictionary<string, object> { ["Resource"] = "a.waitForTaskToken", ["TimeoutSeconds"] = 5 } });
            new StateMachine(this, "m", new StateMachineProps { DefinitionBody = DefinitionBody.FromString("{\"States\":{\"A\":{}}}") });
            new Amazon.CDK.AWS.Pipes.CfnPipe(this, "p", new Amazon.CDK.AWS.Pipes.CfnPipeProps
            {
                RoleArn = id, Source = id, Target = id, SourceParameters = new Amazon.CDK.AWS.Pipes.CfnPipe.PipeSourceParametersProperty
                {
                    DynamoDbStreamParameters = new Amazon.CDK.AWS.Pipes.CfnPipe.PipeSourceDynamoDBStreamParametersProperty { StartingPosition = "LATEST", MaximumRetryAttempts = 3 },
                },
            });
            """));
        var task = probe.Named(ResourceKind.Task, "t");
        Assert.Equal(["WAIT_FOR_TASK_TOKEN", "set", "absent", "absent"], new[] { "IntegrationPattern", "HeartbeatSeconds", "TimeoutSeconds", "Resource" }.Select(s => ResourceProbe.Write(task.Get(s))));
        var custom = probe.Named(ResourceKind.Task, "c");
        Assert.Equal(["a.waitForTaskToken", "5", "absent"], new[] { "Resource", "TimeoutSeconds", "HeartbeatSeconds" }.Select(s => ResourceProbe.Write(custom.Get(s))));
        Assert.Equal("A", Assert.Single(Assert.Single(probe.One(ResourceKind.StateMachine).JsonOf("DefinitionString")).Json.Find("States")!.Members).Name);
        var pipe = probe.One(ResourceKind.Pipe);
        Assert.Equal("3", ResourceProbe.Write(pipe.Get("SourceParameters.DynamoDBStreamParameters.MaximumRetryAttempts")));
        Assert.Equal("absent", ResourceProbe.Write(pipe.Get("SourceParameters.KinesisStreamParameters.MaximumRetryAttempts")));
    }

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(q)); fn.AddEventSource(new SqsEventSource(q));", true)]
    [InlineData("if (id == \"a\") { fn.AddEventSource(new SqsEventSource(q)); } else { fn.AddEventSource(new SqsEventSource(q)); }", false)]
    [InlineData("foreach (var i in id) { fn.AddEventSource(new SqsEventSource(q)); } fn.AddEventSource(new SqsEventSource(q));", false)]
    [InlineData("fn.AddEventSource(new SqsEventSource(q)); Wire(q, fn);", false)]
    public void Knows_whether_some_share_a_resource(string wiring, bool expected)
    {
        var probe = ResourceProbe.Library(CdkSnippets.Stack(
            "var q = new Queue(this, \"q\"); " + CdkSnippets.Function("fn", 60) + wiring,
            wiring.Contains("Wire(", StringComparison.Ordinal) ? "public static void Wire(IQueue queue, Function function) => function.AddEventSource(new SqsEventSource(queue));" : ""));
        Assert.Equal(expected, probe.Named(ResourceKind.Queue, "q").IsSharedBy(probe.All(ResourceKind.Mapping)));
    }
}
