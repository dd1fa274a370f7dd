using AwsMessaging.Analyzers.Symbols;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Constructs of the CDK, and what is given to them.</summary>
internal static class CdkShapes
{
    private const string Targets = "AWS.Events.Targets.";
    private const string Sources = "AWS.Lambda.EventSources.";
    private const string Subscriptions = "AWS.SNS.Subscriptions.";
    private const string Tasks = "AWS.StepFunctions.Tasks.";

    /// <summary>CloudFormation's name, and what became of its letters in C#.</summary>
    private const string TableStream = "SourceParameters.DynamoDBStreamParameters";
    private const string TableStreamPath = "SourceParameters.DynamoDbStreamParameters";

    public static IReadOnlyDictionary<AwsType, Shape> Types { get; } = new Dictionary<AwsType, Shape>
    {
        [Cdk("AWS.SQS.Queue")] = Construct(ResourceKind.Queue).InferringFifo()
            .Has("QueueName", "QueueName").Has("FifoQueue", "Fifo").Has("ContentBasedDeduplication", "ContentBasedDeduplication")
            .Has("DeduplicationScope", "DeduplicationScope", Unit.CamelCase, "AWS.SQS.DeduplicationScope")
            .Has("FifoThroughputLimit", "FifoThroughputLimit", Unit.CamelCase, "AWS.SQS.FifoThroughputLimit")
            .Seconds("VisibilityTimeout", "VisibilityTimeout").Seconds("MessageRetentionPeriod", "RetentionPeriod")
            .Seconds("ReceiveMessageWaitTimeSeconds", "ReceiveMessageWaitTime").Seconds("DelaySeconds", "DeliveryDelay")
            .Seconds("KmsDataKeyReusePeriodSeconds", "DataKeyReuse")
            .Has("MaximumMessageSize", "MaxMessageSizeBytes").Has("RedrivePolicy", "DeadLetterQueue")
            .Has("RedrivePolicy.maxReceiveCount", "DeadLetterQueue.MaxReceiveCount").Has("RedriveAllowPolicy", "RedriveAllowPolicy")
            .Link(ResourceLink.DeadLetterQueue, "DeadLetterQueue.Queue"),
        [Cdk("AWS.SQS.CfnQueue")] = Cfn(ResourceKind.Queue)
            .Link(ResourceLink.DeadLetterQueue, "RedrivePolicy.deadLetterTargetArn"),

        [Cdk("AWS.SQS.QueuePolicy")] = Construct(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, "Queues"),
        [Cdk("AWS.SQS.CfnQueuePolicy")] = Cfn(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, "Queues"),
        [Cdk("AWS.SQS.CfnQueueInlinePolicy")] = Cfn(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, "Queue"),

        [Cdk("AWS.SNS.Topic")] = Construct(ResourceKind.Topic).InferringFifo()
            .Has("TopicName", "TopicName").Has("FifoTopic", "Fifo").Has("ContentBasedDeduplication", "ContentBasedDeduplication"),
        [Cdk("AWS.SNS.CfnTopic")] = Cfn(ResourceKind.Topic),
        [Cdk("AWS.SNS.Subscription")] = Subscription(Construct(ResourceKind.Subscription))
            .Has("Protocol", "Protocol", Unit.LowerCase).Has("Endpoint", "Endpoint")
            .Link(ResourceLink.Topic, "Topic").Link(ResourceLink.Endpoint, "Endpoint"),
        [Cdk("AWS.SNS.CfnSubscription")] = Cfn(ResourceKind.Subscription)
            .Link(ResourceLink.Topic, "TopicArn").Link(ResourceLink.Endpoint, "Endpoint")
            .Link(ResourceLink.DeadLetterQueue, "RedrivePolicy.deadLetterTargetArn"),
        [Cdk(Subscriptions + "SqsSubscription")] = AttachedSubscription("sqs").Link(ResourceLink.Endpoint, "queue"),
        [Cdk(Subscriptions + "LambdaSubscription")] = AttachedSubscription("lambda").Link(ResourceLink.Endpoint, "fn"),
        [Cdk(Subscriptions + "UrlSubscription")] = Subscription(Attachment(ResourceKind.Subscription).AttachedBy("AddSubscription"))
            .Has("Endpoint", "url").Has("Protocol", "url", Unit.Scheme).Link(ResourceLink.Topic, Shape.Owner),
        [Cdk(Sources + "SnsEventSource")] = Subscription(Attachment(ResourceKind.Subscription).AttachedBy("AddEventSource", "Events"))
            .Always("Protocol", "lambda").Link(ResourceLink.Topic, "topic").Link(ResourceLink.Endpoint, Shape.Owner),
        [Cdk(Subscriptions + "EmailSubscription")] = AttachedSubscription("email").Has("Endpoint", "emailAddress"),
        [Cdk(Subscriptions + "SmsSubscription")] = AttachedSubscription("sms").Has("Endpoint", "phoneNumber"),

        [Cdk("AWS.Kinesis.Stream")] = Construct(ResourceKind.Stream)
            .Has("Name", "StreamName").Has("ShardCount", "ShardCount").Has("StreamModeDetails.StreamMode", "StreamMode")
            .Has("RetentionPeriodHours", "RetentionPeriod", Unit.Hours),
        [Cdk("AWS.Kinesis.CfnStream")] = Cfn(ResourceKind.Stream),

        [Cdk("AWS.Events.EventBus")] = Construct(ResourceKind.Bus).Has("Name", "EventBusName"),
        [Cdk("AWS.Events.CfnEventBus")] = Cfn(ResourceKind.Bus),
        [Cdk("AWS.Events.Rule")] = Construct(ResourceKind.BusRule)
            .Has("Name", "RuleName").Has("Enabled", "Enabled").Has("EventPattern", "EventPattern")
            .Has("EventPattern.detail-type", "EventPattern.DetailType").Has("ScheduleExpression", "Schedule").Has("Targets", "Targets")
            .Link(ResourceLink.Bus, "EventBus"),
        [Cdk("AWS.Events.CfnRule")] = Cfn(ResourceKind.BusRule).Link(ResourceLink.Bus, "EventBusName"),
        [Cdk("AWS.Events.Archive")] = Construct(ResourceKind.Archive)
            .Has("EventPattern", "EventPattern").Link(ResourceLink.Bus, "SourceEventBus"),
        [Cdk("AWS.Events.CfnArchive")] = Cfn(ResourceKind.Archive).Link(ResourceLink.Bus, "SourceArn"),
        [Cdk(Targets + "SqsQueue")] = Target("queue").Has("SqsParameters.MessageGroupId", "MessageGroupId"),
        [Cdk(Targets + "LambdaFunction")] = Target("handler"),
        [Cdk(Targets + "SnsTopic")] = Target("topic"),
        [Cdk(Targets + "KinesisStream")] = Target("stream"),
        [Cdk(Targets + "SfnStateMachine")] = Target("machine"),
        [Cdk(Targets + "EventBus")] = Target("eventBus"),
        [Cdk(Targets + "ApiGateway")] = Target("restApi"),
        [Cdk(Targets + "ApiDestination")] = Target("apiDestination"),
        [Cdk(Targets + "EcsTask")] = Target("TaskDefinition"),
        [Cdk(Targets + "BatchJob")] = Target("jobQueueArn"),
        [Cdk(Targets + "CloudWatchLogGroup")] = Target("logGroup"),
        [Cdk(Targets + "CodeBuildProject")] = Target("project"),
        [Cdk("AWS.Events.CfnRule+TargetProperty")] = Cfn(ResourceKind.Target).OnObject().AttachedBy("Targets")
            .Link(ResourceLink.Rule, Shape.Owner).Link(ResourceLink.Destination, "Arn")
            .Link(ResourceLink.DeadLetterQueue, "DeadLetterConfig.Arn"),

        [Cdk("AWS.Lambda.Function")] = Function().Has("Handler", "Handler").Has("Runtime", "Runtime", Unit.Runtime),
        [new(AwsApi.CdkDotNetAssembly, "Amazon.CDK.AWS.Lambda.DotNet.DotNetFunction")] =
            Function().Has("Handler", "Handler").Has("Runtime", "Runtime", Unit.Runtime),
        [Cdk("AWS.Lambda.DockerImageFunction")] = Function().Has("ImageConfig.Command", "Code.Cmd"),
        [Cdk("AWS.Lambda.CfnFunction")] = Cfn(ResourceKind.Function),

        [Cdk(Sources + "SqsEventSource")] = Mapping(Attachment(ResourceKind.Mapping).AttachedBy("AddEventSource", "Events"))
            .Always("SourceKind", "Queue").Link(ResourceLink.Source, "queue").Link(ResourceLink.Function, Shape.Owner),
        [Cdk(Sources + "KinesisEventSource")] = Mapping(Attachment(ResourceKind.Mapping).AttachedBy("AddEventSource", "Events"))
            .Always("SourceKind", "Stream").Link(ResourceLink.Source, "stream").Link(ResourceLink.Function, Shape.Owner),
        [Cdk(Sources + "DynamoEventSource")] = Mapping(Attachment(ResourceKind.Mapping).AttachedBy("AddEventSource", "Events"))
            .Always("SourceKind", "Table").Link(ResourceLink.Source, "table").Link(ResourceLink.Function, Shape.Owner),
        [Cdk(Sources + "ManagedKafkaEventSource")] = Mapping(Attachment(ResourceKind.Mapping).AttachedBy("AddEventSource", "Events"))
            .Always("SourceKind", "Kafka").Link(ResourceLink.Function, Shape.Owner),
        [Cdk(Sources + "SelfManagedKafkaEventSource")] = Mapping(Attachment(ResourceKind.Mapping).AttachedBy("AddEventSource", "Events"))
            .Always("SourceKind", "Kafka").Link(ResourceLink.Function, Shape.Owner),
        [Cdk("AWS.Lambda.EventSourceMapping")] = Mapping(Construct(ResourceKind.Mapping)).Has("EventSourceArn", "EventSourceArn")
            .Link(ResourceLink.Source, "EventSourceArn").Link(ResourceLink.Function, "Target"),
        [Cdk("AWS.Lambda.CfnEventSourceMapping")] = Cfn(ResourceKind.Mapping)
            .Link(ResourceLink.Source, "EventSourceArn").Link(ResourceLink.Function, "FunctionName")
            .Link(ResourceLink.FailureDestination, "DestinationConfig.OnFailure.Destination"),

        [Cdk("AWS.ECS.Patterns.QueueProcessingFargateService")] = QueueService(),
        [Cdk("AWS.ECS.Patterns.QueueProcessingEc2Service")] = QueueService(),
        [Cdk("AWS.Lambda.EventInvokeConfig")] = Construct(ResourceKind.AsyncInvocation)
            .Link(ResourceLink.Function, "Function").Link(ResourceLink.FailureDestination, "OnFailure"),
        [Cdk("AWS.Lambda.CfnEventInvokeConfig")] = Cfn(ResourceKind.AsyncInvocation)
            .Link(ResourceLink.Function, "FunctionName").Link(ResourceLink.FailureDestination, "DestinationConfig.OnFailure.Destination"),

        [Cdk("AWS.CloudWatch.Alarm")] = Alarm("Metric"),
        [Cdk("AWS.CloudWatch.CfnAlarm")] = Cfn(ResourceKind.Alarm).Link(ResourceLink.Watched, "Dimensions"),
        [Cdk("AWS.Scheduler.CfnSchedule")] = Cfn(ResourceKind.Schedule)
            .Link(ResourceLink.Destination, "Target.Arn").Link(ResourceLink.DeadLetterQueue, "Target.DeadLetterConfig.Arn"),
        [Cdk("AWS.Pipes.CfnPipe")] = Cfn(ResourceKind.Pipe)
            .Has(TableStream, TableStreamPath).Has(TableStream + ".MaximumRetryAttempts", TableStreamPath + ".MaximumRetryAttempts")
            .Has(TableStream + ".MaximumRecordAgeInSeconds", TableStreamPath + ".MaximumRecordAgeInSeconds")
            .Link(ResourceLink.Source, "Source").Link(ResourceLink.Destination, "Target"),
        [Cdk("AWS.StepFunctions.StateMachine")] = Construct(ResourceKind.StateMachine)
            .Has("StateMachineName", "StateMachineName").Has("StateMachineType", "StateMachineType").Seconds("TimeoutSeconds", "Timeout")
            .Has("DefinitionString", "DefinitionBody"),
        [Cdk("AWS.StepFunctions.CfnStateMachine")] = Cfn(ResourceKind.StateMachine),
        [Cdk("AWS.StepFunctions.CustomState")] = Construct(ResourceKind.Task)
            .Has("Resource", "StateJson.Resource").Has("TimeoutSeconds", "StateJson.TimeoutSeconds")
            .Has("TimeoutSecondsPath", "StateJson.TimeoutSecondsPath")
            .Has("HeartbeatSeconds", "StateJson.HeartbeatSeconds").Has("HeartbeatSecondsPath", "StateJson.HeartbeatSecondsPath"),
        [Cdk(Tasks + "SqsSendMessage")] = Task(),
        [Cdk(Tasks + "SnsPublish")] = Task(),
        [Cdk(Tasks + "EventBridgePutEvents")] = Task(),
        [Cdk(Tasks + "LambdaInvoke")] = Task(),
        [Cdk(Tasks + "EcsRunTask")] = Task(),
        [Cdk(Tasks + "StepFunctionsStartExecution")] = Task(),
        [Cdk(Tasks + "CallAwsService")] = Task(),
        [Cdk(Tasks + "CallApiGatewayRestApiEndpoint")] = Task(),
        [Cdk(Tasks + "CallApiGatewayHttpApiEndpoint")] = Task(),
    };

    public static IReadOnlyDictionary<AwsOperation, Shape> Operations { get; } = new Dictionary<AwsOperation, Shape>
    {
        [AwsApi.Cdk.AddEventSourceMapping] = Mapping(Construct(ResourceKind.Mapping)).Has("EventSourceArn", "EventSourceArn")
            .Link(ResourceLink.Source, "EventSourceArn").Link(ResourceLink.Function, Shape.Instance),
        [AwsApi.Cdk.CreateAlarm] = Alarm(Shape.Instance),
        [AwsApi.Cdk.GrantConsumeMessages] = Construct(ResourceKind.Poller).Link(ResourceLink.Polled, Shape.Instance),
        [AwsApi.Cdk.ConfigureAsyncInvoke] = Construct(ResourceKind.AsyncInvocation)
            .Link(ResourceLink.Function, Shape.Instance).Link(ResourceLink.FailureDestination, "OnFailure"),
        [AwsApi.Cdk.AddToResourcePolicy] = Construct(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, Shape.Instance),
        [AwsApi.Cdk.Grant] = Construct(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, Shape.Instance),
        [AwsApi.Cdk.GrantSendMessages] = Construct(ResourceKind.QueuePolicy).Link(ResourceLink.Governed, Shape.Instance),
    };

    private static AwsType Cdk(string name) => new(AwsApi.CdkAssembly, "Amazon.CDK." + name);

    private static Shape Construct(ResourceKind kind) => new(kind, Form.Construct);

    private static Shape Cfn(ResourceKind kind) => new(kind, Form.CfnConstruct);

    private static Shape Attachment(ResourceKind kind) => new(kind, Form.Attachment);

    private static Shape Subscription(Shape shape) => shape
        .Has("RawMessageDelivery", "RawMessageDelivery").Has("FilterPolicy", "FilterPolicy")
        .Has("FilterPolicyWithMessageBody", "FilterPolicyWithMessageBody").Has("RedrivePolicy", "DeadLetterQueue")
        .Link(ResourceLink.DeadLetterQueue, "DeadLetterQueue");

    private static Shape AttachedSubscription(string protocol) =>
        Subscription(Attachment(ResourceKind.Subscription).AttachedBy("AddSubscription"))
            .Always("Protocol", protocol).Link(ResourceLink.Topic, Shape.Owner);

    private static Shape Target(string destination) => Attachment(ResourceKind.Target).AttachedBy("AddTarget", "Targets")
        .Has("DeadLetterConfig", "DeadLetterQueue").Has("RetryPolicy.MaximumRetryAttempts", "RetryAttempts")
        .Seconds("RetryPolicy.MaximumEventAgeInSeconds", "MaxEventAge")
        .Link(ResourceLink.Rule, Shape.Owner).Link(ResourceLink.Destination, destination)
        .Link(ResourceLink.DeadLetterQueue, "DeadLetterQueue");

    /// <summary>Containers that read a queue. What their image is called or made of tells one job from another one.</summary>
    private static Shape QueueService() => Construct(ResourceKind.Poller).Link(ResourceLink.Polled, "Queue")
        .Has("MaxCapacity", "MaxScalingCapacity").Has("Image", "Image.name").Has("ImageFolder", "Image.directory");

    private static Shape Function() => Construct(ResourceKind.Function)
        .Has("FunctionName", "FunctionName").Seconds("Timeout", "Timeout").Has("MemorySize", "MemorySize")
        .Has("ReservedConcurrentExecutions", "ReservedConcurrentExecutions").Has("DeadLetterConfig", "DeadLetterQueue")
        .Has("Environment.Variables", "Environment").Link(ResourceLink.DeadLetterQueue, "DeadLetterQueue")
        .Link(ResourceLink.FailureDestination, "OnFailure");

    /// <summary>A timeout and a heartbeat each have two names in the CDK, of which one is out of use.</summary>
    private static Shape Task() => Construct(ResourceKind.Task)
        .Has("IntegrationPattern", "IntegrationPattern").Has("TimeoutSeconds", "TaskTimeout").Has("TimeoutSecondsPath", "Timeout")
        .Has("HeartbeatSeconds", "HeartbeatTimeout").Has("HeartbeatSecondsPath", "Heartbeat");

    private static Shape Mapping(Shape shape) => shape
        .Has("BatchSize", "BatchSize").Seconds("MaximumBatchingWindowInSeconds", "MaxBatchingWindow").Has("Enabled", "Enabled")
        .Has("ScalingConfig.MaximumConcurrency", "MaxConcurrency").Has("ProvisionedPollerConfig", "ProvisionedPollerConfig")
        .Has("FilterCriteria", "Filters")
        .Has("FunctionResponseTypes", "ReportBatchItemFailures", Unit.Word, "ReportBatchItemFailures")
        .Has("BisectBatchOnFunctionError", "BisectBatchOnError").Has("MaximumRetryAttempts", "RetryAttempts")
        .Seconds("MaximumRecordAgeInSeconds", "MaxRecordAge").Has("ParallelizationFactor", "ParallelizationFactor")
        .Has("StartingPosition", "StartingPosition").Seconds("TumblingWindowInSeconds", "TumblingWindow")
        .Has("SelfManagedEventSource", "KafkaBootstrapServers")
        .Has("DestinationConfig", "OnFailure").Link(ResourceLink.FailureDestination, "OnFailure");

    private static Shape Alarm(string metric) => Construct(ResourceKind.Alarm)
        .Has("AlarmName", "AlarmName").Has("Threshold", "Threshold").Has("EvaluationPeriods", "EvaluationPeriods")
        .Has("ComparisonOperator", "ComparisonOperator").Has("TreatMissingData", "TreatMissingData", Unit.CamelCase)
        .Has("MetricName", metric + ".MetricName").Has("Namespace", metric + ".Namespace").Has("Statistic", metric + ".Statistic")
        .Link(ResourceLink.Watched, metric);
}
