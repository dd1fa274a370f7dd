using AwsMessaging.Analyzers.Symbols;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>Calls of the SDK that create or change resources.</summary>
internal static class SdkShapes
{
    private const string Attributes = "Attributes";

    public static IReadOnlyDictionary<AwsOperation, Shape> Operations { get; } = new Dictionary<AwsOperation, Shape>
    {
        [AwsApi.Sqs.CreateQueue] = new Shape(ResourceKind.Queue, Form.Request).WithBag(Attributes)
            .Has("QueueName", "QueueName")
            .Link(ResourceLink.DeadLetterQueue, "RedrivePolicy.deadLetterTargetArn"),
        [AwsApi.Sqs.SetQueueAttributes] = new Shape(ResourceKind.Queue, Form.Request).WithBag(Attributes).Partial()
            .Has("QueueUrl", "QueueUrl")
            .Link(ResourceLink.Changed, "QueueUrl")
            .Link(ResourceLink.DeadLetterQueue, "RedrivePolicy.deadLetterTargetArn"),
        [AwsApi.Sqs.ReceiveMessage] = new Shape(ResourceKind.Poller, Form.Request)
            .Link(ResourceLink.Polled, "QueueUrl"),
        [AwsApi.Sns.CreateTopic] = new Shape(ResourceKind.Topic, Form.Request).WithBag(Attributes)
            .Has("TopicName", "Name").ChangedBy("SetTopicAttributes"),
        [AwsApi.Sns.Subscribe] = new Shape(ResourceKind.Subscription, Form.Request).WithBag(Attributes)
            .Has("TopicArn", "TopicArn").Has("Protocol", "Protocol").Has("Endpoint", "Endpoint").ChangedBy("SetSubscriptionAttributes")
            .Link(ResourceLink.Topic, "TopicArn").Link(ResourceLink.Endpoint, "Endpoint")
            .Link(ResourceLink.DeadLetterQueue, "RedrivePolicy.deadLetterTargetArn"),
        [AwsApi.Lambda.CreateFunction] = new Shape(ResourceKind.Function, Form.Request).Has("Runtime", "Runtime", Unit.Runtime),
        [AwsApi.Sns.Publish] = new Shape(ResourceKind.Publication, Form.Request).Link(ResourceLink.Topic, "TopicArn"),
        [AwsApi.Sns.PublishBatch] = new Shape(ResourceKind.Publication, Form.Request).WithElements("PublishBatchRequestEntries")
            .Link(ResourceLink.Topic, "#call.TopicArn"),
        [AwsApi.Lambda.CreateEventSourceMapping] = Mapping(),
        [AwsApi.Lambda.UpdateEventSourceMapping] = Mapping().Partial().Link(ResourceLink.Changed, "UUID"),
        [AwsApi.Kinesis.CreateStream] = new Shape(ResourceKind.Stream, Form.Request).Has("Name", "StreamName"),
        [AwsApi.EventBridge.CreateEventBus] = new Shape(ResourceKind.Bus, Form.Request),
        [AwsApi.EventBridge.PutRule] = BusRule(),
        [AwsApi.CloudWatchEvents.PutRule] = BusRule(),
        [AwsApi.EventBridge.PutTargets] = Targets(),
        [AwsApi.CloudWatchEvents.PutTargets] = Targets(),
        [AwsApi.EventBridge.CreateArchive] = new Shape(ResourceKind.Archive, Form.Request)
            .Link(ResourceLink.Bus, "EventSourceArn"),
        [AwsApi.Scheduler.CreateSchedule] = Schedule(),
        [AwsApi.Scheduler.UpdateSchedule] = Schedule(), // replaces all of it
        [AwsApi.Pipes.CreatePipe] = new Shape(ResourceKind.Pipe, Form.Request)
            .Link(ResourceLink.Source, "Source").Link(ResourceLink.Destination, "Target"),
        [AwsApi.Pipes.UpdatePipe] = new Shape(ResourceKind.Pipe, Form.Request).Partial()
            .Link(ResourceLink.Destination, "Target"),
        [AwsApi.CloudWatch.PutMetricAlarm] = new Shape(ResourceKind.Alarm, Form.Request)
            .Link(ResourceLink.Watched, "Dimensions"),
        [AwsApi.StepFunctions.CreateStateMachine] = new Shape(ResourceKind.StateMachine, Form.Request)
            .Has("StateMachineName", "Name").Has("StateMachineType", "Type").Has("DefinitionString", "Definition"),
        [AwsApi.StepFunctions.UpdateStateMachine] = new Shape(ResourceKind.StateMachine, Form.Request).Partial()
            .Has("DefinitionString", "Definition"),
    };

    private static Shape Mapping() => new Shape(ResourceKind.Mapping, Form.Request)
        .Link(ResourceLink.Source, "EventSourceArn").Link(ResourceLink.Function, "FunctionName")
        .Link(ResourceLink.FailureDestination, "DestinationConfig.OnFailure.Destination");

    private static Shape Schedule() => new Shape(ResourceKind.Schedule, Form.Request)
        .Link(ResourceLink.Destination, "Target.Arn").Link(ResourceLink.DeadLetterQueue, "Target.DeadLetterConfig.Arn");

    private static Shape BusRule() => new Shape(ResourceKind.BusRule, Form.Request)
        .Link(ResourceLink.Bus, "EventBusName");

    private static Shape Targets() => new Shape(ResourceKind.Target, Form.Request).WithElements("Targets")
        .Link(ResourceLink.Rule, "#call.Rule").Link(ResourceLink.Destination, "Arn")
        .Link(ResourceLink.DeadLetterQueue, "DeadLetterConfig.Arn");
}
