namespace AwsMessaging.Analyzers.Symbols;

/// <summary>An AWS service, or library, as C# code sees it: an assembly, a namespace, client types.</summary>
internal sealed class AwsService(string assembly, string @namespace, params string[] clients)
{
    private readonly Dictionary<string, AwsOperation> operations = new(StringComparer.Ordinal);

    /// <summary>Simple name of the assembly; types of the same name elsewhere are not AWS's.</summary>
    public string Assembly { get; } = assembly;

    /// <summary>Namespace of the client; requests and responses are in <c>.Model</c> below it.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>Metadata names of the types whose methods are the service's operations: interface and client class.</summary>
    public IReadOnlyList<string> Clients { get; } = clients;

    /// <summary>The operations that rules know.</summary>
    public IEnumerable<AwsOperation> Operations => operations.Values;

    /// <summary>Finds an operation by its method's name, with or without <c>Async</c>.</summary>
    public AwsOperation? Find(string method)
    {
        if (operations.TryGetValue(method, out var operation))
        {
            return operation;
        }

        const string Async = "Async";
        return method.EndsWith(Async, StringComparison.Ordinal)
            && operations.TryGetValue(method.Substring(0, method.Length - Async.Length), out operation)
            ? operation
            : null;
    }

    public AwsOperation Operation(string name, OperationKinds kinds = OperationKinds.None)
    {
        var operation = new AwsOperation(this, name, kinds);
        operations.Add(name, operation);
        return operation;
    }

    /// <summary>A request, response or entry type of the service.</summary>
    public AwsType Model(string name) => new(Assembly, Namespace + ".Model." + name);
}

/// <summary>One operation of a service.</summary>
internal sealed class AwsOperation(AwsService service, string name, OperationKinds kinds)
{
    public AwsService Service { get; } = service;

    public string Name { get; } = name;

    /// <summary>The operation makes something visible to others that no rollback takes back: a message, an event, a started run.</summary>
    public bool Publishes => (kinds & OperationKinds.Publishes) != 0;

    /// <summary>The operation takes several entries and reports failures entry by entry.</summary>
    public bool IsBatch => (kinds & OperationKinds.Batch) != 0;

    public override string ToString() => Name;
}

[Flags]
internal enum OperationKinds
{
    None = 0,
    Publishes = 1,
    Batch = 2,
}

/// <summary>A type by assembly and metadata name. Two of the same names are equal.</summary>
internal sealed record AwsType(string Assembly, string MetadataName)
{
    // Looked up at every creation of an AWS type, in two tables.
    private readonly int hash =
        unchecked((StringComparer.Ordinal.GetHashCode(Assembly) * 31) + StringComparer.Ordinal.GetHashCode(MetadataName));

    /// <summary>Its name without namespaces and containing types.</summary>
    public string SimpleName => MetadataName.Substring(MetadataName.LastIndexOfAny(['.', '+']) + 1);

    public bool Equals(AwsType? other) =>
        ReferenceEquals(this, other)
            || (other is not null && hash == other.hash && MetadataName == other.MetadataName && Assembly == other.Assembly);

    public override int GetHashCode() => hash;
}

/// <summary>The operations and types that rules name.</summary>
internal static class AwsApi
{
    public static class Sqs
    {
        public static readonly AwsService Service = new("AWSSDK.SQS", "Amazon.SQS", "IAmazonSQS", "AmazonSQSClient");
        public static readonly AwsOperation SendMessage = Service.Operation("SendMessage", OperationKinds.Publishes);
        public static readonly AwsOperation SendMessageBatch =
            Service.Operation("SendMessageBatch", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation ReceiveMessage = Service.Operation("ReceiveMessage");
        public static readonly AwsOperation DeleteMessage = Service.Operation("DeleteMessage");
        public static readonly AwsOperation DeleteMessageBatch = Service.Operation("DeleteMessageBatch", OperationKinds.Batch);
        public static readonly AwsOperation ChangeMessageVisibility = Service.Operation("ChangeMessageVisibility");
        public static readonly AwsOperation ChangeMessageVisibilityBatch =
            Service.Operation("ChangeMessageVisibilityBatch", OperationKinds.Batch);
        public static readonly AwsOperation CreateQueue = Service.Operation("CreateQueue");
        public static readonly AwsOperation GetQueueUrl = Service.Operation("GetQueueUrl");
        public static readonly AwsOperation GetQueueAttributes = Service.Operation("GetQueueAttributes");
        public static readonly AwsOperation SetQueueAttributes = Service.Operation("SetQueueAttributes");
        public static readonly AwsType ReceiveMessageRequest = Service.Model("ReceiveMessageRequest");
        public static readonly AwsType ReceiveMessageResponse = Service.Model("ReceiveMessageResponse");
        public static readonly AwsType Message = Service.Model("Message");
        public static readonly AwsType SendMessageResponse = Service.Model("SendMessageResponse");
        public static readonly AwsType DeleteMessageBatchRequestEntry = Service.Model("DeleteMessageBatchRequestEntry");
        public static readonly AwsType ChangeMessageVisibilityBatchRequestEntry = Service.Model("ChangeMessageVisibilityBatchRequestEntry");
    }

    public static class Sns
    {
        public static readonly AwsService Service = new(
            "AWSSDK.SimpleNotificationService",
            "Amazon.SimpleNotificationService",
            "IAmazonSimpleNotificationService",
            "AmazonSimpleNotificationServiceClient");
        public static readonly AwsOperation Publish = Service.Operation("Publish", OperationKinds.Publishes);
        public static readonly AwsOperation PublishBatch =
            Service.Operation("PublishBatch", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation CreateTopic = Service.Operation("CreateTopic");
        public static readonly AwsOperation Subscribe = Service.Operation("Subscribe");
        public static readonly AwsOperation SetSubscriptionAttributes = Service.Operation("SetSubscriptionAttributes");
    }

    public static class EventBridge
    {
        public static readonly AwsService Service = new(
            "AWSSDK.EventBridge", "Amazon.EventBridge", "IAmazonEventBridge", "AmazonEventBridgeClient");
        public static readonly AwsOperation PutEvents = Service.Operation("PutEvents", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation PutRule = Service.Operation("PutRule");
        public static readonly AwsOperation CreateEventBus = Service.Operation("CreateEventBus");
        public static readonly AwsOperation CreateArchive = Service.Operation("CreateArchive");
        public static readonly AwsOperation PutPartnerEvents =
            Service.Operation("PutPartnerEvents", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation PutTargets = Service.Operation("PutTargets", OperationKinds.Batch);
        public static readonly AwsOperation RemoveTargets = Service.Operation("RemoveTargets", OperationKinds.Batch);
    }

    /// <summary>EventBridge under its first name.</summary>
    public static class CloudWatchEvents
    {
        public static readonly AwsService Service = new(
            "AWSSDK.CloudWatchEvents", "Amazon.CloudWatchEvents", "IAmazonCloudWatchEvents", "AmazonCloudWatchEventsClient");
        public static readonly AwsOperation PutRule = Service.Operation("PutRule");
        public static readonly AwsOperation PutEvents = Service.Operation("PutEvents", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation PutTargets = Service.Operation("PutTargets", OperationKinds.Batch);
        public static readonly AwsOperation RemoveTargets = Service.Operation("RemoveTargets", OperationKinds.Batch);
    }

    public static class Kinesis
    {
        public static readonly AwsService Service = new("AWSSDK.Kinesis", "Amazon.Kinesis", "IAmazonKinesis", "AmazonKinesisClient");
        public static readonly AwsOperation PutRecord = Service.Operation("PutRecord", OperationKinds.Publishes);
        public static readonly AwsOperation PutRecords = Service.Operation("PutRecords", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsOperation CreateStream = Service.Operation("CreateStream");
        public static readonly AwsType PutRecordRequest = Service.Model("PutRecordRequest");
        public static readonly AwsType PutRecordsRequestEntry = Service.Model("PutRecordsRequestEntry");
        public static readonly AwsType PutRecordsRequest = Service.Model("PutRecordsRequest");
        public static readonly AwsType CreateStreamRequest = Service.Model("CreateStreamRequest");
    }

    public static class Firehose
    {
        public static readonly AwsService Service = new(
            "AWSSDK.KinesisFirehose", "Amazon.KinesisFirehose", "IAmazonKinesisFirehose", "AmazonKinesisFirehoseClient");
        public static readonly AwsOperation PutRecord = Service.Operation("PutRecord", OperationKinds.Publishes);
        public static readonly AwsOperation PutRecordBatch =
            Service.Operation("PutRecordBatch", OperationKinds.Publishes | OperationKinds.Batch);
        public static readonly AwsType Record = Service.Model("Record");
    }

    public static class StepFunctions
    {
        public static readonly AwsService Service = new(
            "AWSSDK.StepFunctions", "Amazon.StepFunctions", "IAmazonStepFunctions", "AmazonStepFunctionsClient");
        public static readonly AwsOperation StartExecution = Service.Operation("StartExecution", OperationKinds.Publishes);
        public static readonly AwsOperation StartSyncExecution = Service.Operation("StartSyncExecution");
        public static readonly AwsOperation CreateStateMachine = Service.Operation("CreateStateMachine");
        public static readonly AwsOperation UpdateStateMachine = Service.Operation("UpdateStateMachine");
    }

    public static class Scheduler
    {
        public static readonly AwsService Service =
            new("AWSSDK.Scheduler", "Amazon.Scheduler", "IAmazonScheduler", "AmazonSchedulerClient");
        public static readonly AwsOperation CreateSchedule = Service.Operation("CreateSchedule");
        public static readonly AwsOperation UpdateSchedule = Service.Operation("UpdateSchedule");
    }

    public static class Pipes
    {
        public static readonly AwsService Service = new("AWSSDK.Pipes", "Amazon.Pipes", "IAmazonPipes", "AmazonPipesClient");
        public static readonly AwsOperation CreatePipe = Service.Operation("CreatePipe");
        public static readonly AwsOperation UpdatePipe = Service.Operation("UpdatePipe");
    }

    public static class CloudWatch
    {
        public static readonly AwsService Service =
            new("AWSSDK.CloudWatch", "Amazon.CloudWatch", "IAmazonCloudWatch", "AmazonCloudWatchClient");
        public static readonly AwsOperation PutMetricAlarm = Service.Operation("PutMetricAlarm");
    }

    public static class Lambda
    {
        public static readonly AwsService Service = new("AWSSDK.Lambda", "Amazon.Lambda", "IAmazonLambda", "AmazonLambdaClient");
        public static readonly AwsOperation Invoke = Service.Operation("Invoke");
        public static readonly AwsOperation CreateFunction = Service.Operation("CreateFunction");
        public static readonly AwsOperation CreateEventSourceMapping = Service.Operation("CreateEventSourceMapping");
        public static readonly AwsOperation UpdateEventSourceMapping = Service.Operation("UpdateEventSourceMapping");
    }

    public static class Kafka
    {
        public static readonly AwsService Service = new("Confluent.Kafka", "Confluent.Kafka", "IProducer`2", "IConsumer`2");
        public static readonly AwsOperation Produce = Service.Operation("Produce", OperationKinds.Publishes);
        public static readonly AwsOperation InitTransactions = Service.Operation("InitTransactions");
        public static readonly AwsOperation BeginTransaction = Service.Operation("BeginTransaction");
        public static readonly AwsOperation Subscribe = Service.Operation("Subscribe");
        public static readonly AwsOperation Consume = Service.Operation("Consume");
        public static readonly AwsOperation Commit = Service.Operation("Commit");
        public static readonly AwsOperation StoreOffset = Service.Operation("StoreOffset");
        public static readonly AwsType ProducerConfig = new(Service.Assembly, "Confluent.Kafka.ProducerConfig");
    }

    /// <summary>A delegate that becomes the handler of a custom runtime.</summary>
    public static class LambdaRuntime
    {
        public static readonly AwsService Service = new(
            "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.RuntimeSupport", "LambdaBootstrapBuilder");
        public static readonly AwsOperation Create = Service.Operation("Create");
    }

    public static readonly IReadOnlyList<AwsService> Services =
    [
        Sqs.Service, Sns.Service, EventBridge.Service, CloudWatchEvents.Service, Kinesis.Service, Firehose.Service, StepFunctions.Service,
        Lambda.Service, Scheduler.Service, Pipes.Service, CloudWatch.Service, Kafka.Service, LambdaRuntime.Service,
    ];

    /// <summary>What the names of the SDK's assemblies begin with.</summary>
    public const string SdkAssemblies = "AWSSDK";

    /// <summary>Assemblies with the events that Lambda hands to a handler.</summary>
    public static readonly IReadOnlyList<string> EventAssemblies =
    [
        "Amazon.Lambda.SQSEvents", "Amazon.Lambda.KinesisEvents", "Amazon.Lambda.DynamoDBEvents", "Amazon.Lambda.KafkaEvents",
    ];

    /// <summary>The CDK: nearly all of it is created, not called.</summary>
    public const string CdkAssembly = "Amazon.CDK.Lib";

    /// <summary>The construct that builds a .NET project and makes a function of it, which is a package of its own.</summary>
    public const string CdkDotNetAssembly = "Amazon.CDK.AWS.Lambda.DotNet";

    /// <summary>The few methods of the CDK that make resources.</summary>
    public static class Cdk
    {
        public static readonly AwsService Service =
            new(CdkAssembly, "Amazon.CDK", "IFunction", "FunctionBase", "IMetric", "Metric", "IQueue", "QueueBase");
        public static readonly AwsOperation AddEventSourceMapping = Service.Operation("AddEventSourceMapping");
        public static readonly AwsOperation CreateAlarm = Service.Operation("CreateAlarm");
        public static readonly AwsOperation GrantConsumeMessages = Service.Operation("GrantConsumeMessages");
        public static readonly AwsOperation ConfigureAsyncInvoke = Service.Operation("ConfigureAsyncInvoke");
        public static readonly AwsOperation AddToResourcePolicy = Service.Operation("AddToResourcePolicy");
        public static readonly AwsOperation Grant = Service.Operation("Grant");
        public static readonly AwsOperation GrantSendMessages = Service.Operation("GrantSendMessages");
    }

    /// <summary>Properties of a stream in the CDK.</summary>
    public static readonly AwsType CdkStreamProps = new(CdkAssembly, "Amazon.CDK.AWS.Kinesis.StreamProps");
}
