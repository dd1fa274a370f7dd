namespace AwsMessaging.AwsApiStubs.Tests;

/// <summary>The types and members that rules look up, kept by hand: metadata name, then the names of its members.</summary>
internal static class EssentialApi
{
    internal const string Text = """
        Amazon.AWSConfigs: RegionEndpoint
        Amazon.RegionEndpoint: EUWest1 USEast1 GetBySystemName
        Amazon.Runtime.AmazonServiceClient: Config Dispose
        Amazon.Runtime.AmazonServiceException: ErrorCode StatusCode
        Amazon.Runtime.AmazonWebServiceRequest:
        Amazon.Runtime.AmazonWebServiceResponse: HttpStatusCode ResponseMetadata
        Amazon.Runtime.ClientConfig: MaxErrorRetry RegionEndpoint ServiceURL Timeout
        Amazon.Runtime.ConstantClass: Value

        Amazon.SQS.IAmazonSQS: SendMessageAsync SendMessageBatchAsync ReceiveMessageAsync DeleteMessageAsync DeleteMessageBatchAsync ChangeMessageVisibilityAsync ChangeMessageVisibilityBatchAsync CreateQueueAsync SetQueueAttributesAsync GetQueueUrlAsync ListQueuesAsync PurgeQueueAsync StartMessageMoveTaskAsync Paginators
        Amazon.SQS.AmazonSQSClient: SendMessageAsync SendMessageBatchAsync ReceiveMessageAsync DeleteMessageAsync
        Amazon.SQS.AmazonSQSConfig:
        Amazon.SQS.QueueAttributeName: All FifoQueue RedrivePolicy ReceiveMessageWaitTimeSeconds VisibilityTimeout ContentBasedDeduplication
        Amazon.SQS.MessageSystemAttributeName: All ApproximateReceiveCount MessageGroupId MessageDeduplicationId
        Amazon.SQS.Model.ISQSPaginatorFactory: ListQueues
        Amazon.SQS.Model.SendMessageRequest: QueueUrl MessageBody DelaySeconds MessageAttributes MessageSystemAttributes MessageDeduplicationId MessageGroupId
        Amazon.SQS.Model.SendMessageBatchRequest: QueueUrl Entries
        Amazon.SQS.Model.SendMessageBatchRequestEntry: Id MessageBody DelaySeconds MessageAttributes MessageDeduplicationId MessageGroupId
        Amazon.SQS.Model.SendMessageBatchResponse: Failed Successful
        Amazon.SQS.Model.DeleteMessageBatchResponse: Failed Successful
        Amazon.SQS.Model.ChangeMessageVisibilityBatchResponse: Failed Successful
        Amazon.SQS.Model.BatchResultErrorEntry: Id Code Message SenderFault
        Amazon.SQS.Model.ReceiveMessageRequest: QueueUrl MaxNumberOfMessages WaitTimeSeconds VisibilityTimeout AttributeNames MessageSystemAttributeNames MessageAttributeNames ReceiveRequestAttemptId
        Amazon.SQS.Model.ReceiveMessageResponse: Messages
        Amazon.SQS.Model.Message: MessageId ReceiptHandle Body Attributes MessageAttributes
        Amazon.SQS.Model.DeleteMessageRequest: QueueUrl ReceiptHandle
        Amazon.SQS.Model.ChangeMessageVisibilityRequest: QueueUrl ReceiptHandle VisibilityTimeout
        Amazon.SQS.Model.CreateQueueRequest: QueueName Attributes Tags
        Amazon.SQS.Model.SetQueueAttributesRequest: Attributes
        Amazon.SQS.Model.StartMessageMoveTaskRequest: SourceArn
        Amazon.SQS.Model.PurgeQueueRequest: QueueUrl
        Amazon.SQS.Model.GetQueueUrlRequest: QueueName
        Amazon.SQS.Model.ListQueuesRequest: QueueNamePrefix
        Amazon.SQS.Model.MessageNotInflightException:
        Amazon.SQS.Model.ReceiptHandleIsInvalidException:
        Amazon.SQS.Model.QueueDoesNotExistException:
        Amazon.SQS.Model.OverLimitException:
        Amazon.SQS.Model.TooManyEntriesInBatchRequestException:

        Amazon.SimpleNotificationService.IAmazonSimpleNotificationService: PublishAsync PublishBatchAsync SubscribeAsync SetSubscriptionAttributesAsync ConfirmSubscriptionAsync CreateTopicAsync SubscribeQueueAsync
        Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient: PublishAsync PublishBatchAsync SubscribeQueueAsync
        Amazon.SimpleNotificationService.Model.PublishRequest: TopicArn TargetArn PhoneNumber Message Subject MessageStructure MessageAttributes MessageDeduplicationId MessageGroupId
        Amazon.SimpleNotificationService.Model.PublishBatchRequest: TopicArn PublishBatchRequestEntries
        Amazon.SimpleNotificationService.Model.PublishBatchRequestEntry: Id Message MessageDeduplicationId MessageGroupId
        Amazon.SimpleNotificationService.Model.PublishBatchResponse: Failed Successful
        Amazon.SimpleNotificationService.Model.BatchResultErrorEntry: Id Code
        Amazon.SimpleNotificationService.Model.SubscribeRequest: TopicArn Protocol Endpoint Attributes ReturnSubscriptionArn
        Amazon.SimpleNotificationService.Model.SetSubscriptionAttributesRequest: AttributeName AttributeValue
        Amazon.SimpleNotificationService.Model.ConfirmSubscriptionRequest: AuthenticateOnUnsubscribe
        Amazon.SimpleNotificationService.Model.CreateTopicRequest: Name Attributes
        Amazon.SimpleNotificationService.Util.Message: ParseMessage IsMessageSignatureValid

        Amazon.EventBridge.IAmazonEventBridge: PutEventsAsync PutPartnerEventsAsync PutRuleAsync PutTargetsAsync RemoveTargetsAsync CreateArchiveAsync TestEventPatternAsync PutPermissionAsync
        Amazon.EventBridge.AmazonEventBridgeClient: PutEventsAsync
        Amazon.EventBridge.Model.PutEventsRequest: Entries EndpointId
        Amazon.EventBridge.Model.PutEventsRequestEntry: Time Source Resources DetailType Detail EventBusName TraceHeader
        Amazon.EventBridge.Model.PutEventsResponse: FailedEntryCount Entries
        Amazon.EventBridge.Model.PutEventsResultEntry: EventId ErrorCode ErrorMessage
        Amazon.EventBridge.Model.PutPartnerEventsResponse: FailedEntryCount Entries
        Amazon.EventBridge.Model.PutRuleRequest: EventPattern ScheduleExpression EventBusName
        Amazon.EventBridge.Model.PutTargetsRequest: Targets
        Amazon.EventBridge.Model.Target: DeadLetterConfig RetryPolicy SqsParameters
        Amazon.EventBridge.Model.PutTargetsResponse: FailedEntryCount FailedEntries
        Amazon.EventBridge.Model.RemoveTargetsResponse: FailedEntryCount FailedEntries
        Amazon.EventBridge.Model.CreateArchiveRequest: EventPattern
        Amazon.EventBridge.Model.TestEventPatternRequest: EventPattern Event
        Amazon.EventBridge.Model.PutPermissionRequest: Policy
        Amazon.CloudWatchEvents.IAmazonCloudWatchEvents: PutEventsAsync PutRuleAsync PutTargetsAsync
        Amazon.CloudWatchEvents.AmazonCloudWatchEventsClient: PutEventsAsync
        Amazon.CloudWatchEvents.Model.PutEventsResponse: FailedEntryCount Entries

        Amazon.Kinesis.IAmazonKinesis: PutRecordAsync PutRecordsAsync GetRecordsAsync GetShardIteratorAsync CreateStreamAsync
        Amazon.Kinesis.AmazonKinesisClient: PutRecordAsync PutRecordsAsync
        Amazon.Kinesis.Model.PutRecordRequest: StreamName StreamARN Data PartitionKey ExplicitHashKey SequenceNumberForOrdering
        Amazon.Kinesis.Model.PutRecordsRequest: Records StreamName StreamARN
        Amazon.Kinesis.Model.PutRecordsRequestEntry: Data PartitionKey ExplicitHashKey
        Amazon.Kinesis.Model.PutRecordsResponse: FailedRecordCount Records
        Amazon.Kinesis.Model.PutRecordsResultEntry: ErrorCode ErrorMessage SequenceNumber
        Amazon.Kinesis.Model.GetRecordsResponse: Records NextShardIterator MillisBehindLatest
        Amazon.Kinesis.Model.CreateStreamRequest: ShardCount StreamModeDetails MaxRecordSizeInKiB WarmThroughputMiBps
        Amazon.Kinesis.Model.Record: Data PartitionKey SequenceNumber
        Amazon.KinesisFirehose.IAmazonKinesisFirehose: PutRecordAsync PutRecordBatchAsync
        Amazon.KinesisFirehose.Model.PutRecordRequest: DeliveryStreamName Record
        Amazon.KinesisFirehose.Model.PutRecordBatchRequest: DeliveryStreamName Records
        Amazon.KinesisFirehose.Model.PutRecordBatchResponse: FailedPutCount RequestResponses
        Amazon.Lambda.IAmazonLambda: InvokeAsync CreateEventSourceMappingAsync UpdateEventSourceMappingAsync PutFunctionEventInvokeConfigAsync
        Amazon.Lambda.InvocationType: RequestResponse Event DryRun
        Amazon.Lambda.Model.InvokeRequest: FunctionName InvocationType Payload PayloadStream
        Amazon.Lambda.Model.InvokeResponse: StatusCode FunctionError Payload
        Amazon.Lambda.Model.CreateEventSourceMappingRequest: EventSourceArn FunctionName BatchSize FunctionResponseTypes MaximumBatchingWindowInSeconds BisectBatchOnFunctionError DestinationConfig FilterCriteria ScalingConfig
        Amazon.Lambda.Model.UpdateEventSourceMappingRequest: UUID BatchSize FunctionResponseTypes
        Amazon.Lambda.Model.PutFunctionEventInvokeConfigRequest: DestinationConfig MaximumRetryAttempts
        Amazon.Scheduler.IAmazonScheduler: CreateScheduleAsync
        Amazon.Scheduler.Model.CreateScheduleRequest: ScheduleExpression ScheduleExpressionTimezone FlexibleTimeWindow Target ActionAfterCompletion
        Amazon.Scheduler.Model.Target: Arn RoleArn DeadLetterConfig RetryPolicy SqsParameters
        Amazon.Pipes.IAmazonPipes: CreatePipeAsync
        Amazon.Pipes.Model.CreatePipeRequest: Source SourceParameters Target TargetParameters
        Amazon.Pipes.Model.PipeSourceParameters: FilterCriteria SqsQueueParameters KinesisStreamParameters
        Amazon.Pipes.Model.PipeTargetSqsQueueParameters: MessageGroupId MessageDeduplicationId
        Amazon.StepFunctions.IAmazonStepFunctions: StartExecutionAsync StartSyncExecutionAsync SendTaskSuccessAsync SendTaskFailureAsync SendTaskHeartbeatAsync
        Amazon.StepFunctions.Model.StartExecutionRequest: Name StateMachineArn Input
        Amazon.StepFunctions.Model.StartSyncExecutionResponse: Status Error Cause
        Amazon.StepFunctions.Model.SendTaskSuccessRequest: TaskToken
        Amazon.CloudWatch.IAmazonCloudWatch: PutMetricDataAsync PutMetricAlarmAsync
        Amazon.CloudWatch.Model.PutMetricAlarmRequest: Namespace MetricName Dimensions
        Amazon.DynamoDBv2.IAmazonDynamoDB: PutItemAsync UpdateItemAsync TransactWriteItemsAsync
        Amazon.DynamoDBv2.Model.TransactWriteItemsRequest: TransactItems ClientRequestToken
        Amazon.DynamoDBv2.DataModel.IDynamoDBContext: SaveAsync CreateTransactWrite
        Amazon.DynamoDBv2.DocumentModel.Table: CreateTransactWrite PutItemAsync

        Amazon.Lambda.Core.ILambdaContext: AwsRequestId RemainingTime Logger
        Amazon.Lambda.Core.LambdaSerializerAttribute:
        Amazon.Lambda.SQSEvents.SQSEvent: Records
        Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage: MessageId ReceiptHandle Body Attributes MessageAttributes EventSourceArn
        Amazon.Lambda.SQSEvents.SQSBatchResponse: BatchItemFailures
        Amazon.Lambda.SQSEvents.SQSBatchResponse+BatchItemFailure: ItemIdentifier
        Amazon.Lambda.KinesisEvents.KinesisEvent: Records
        Amazon.Lambda.KinesisEvents.KinesisEvent+KinesisEventRecord: EventId Kinesis
        Amazon.Lambda.KinesisEvents.KinesisEvent+Record: KinesisSchemaVersion
        Amazon.Lambda.KinesisEvents.StreamsEventResponse: BatchItemFailures
        Amazon.Lambda.KinesisEvents.StreamsEventResponse+BatchItemFailure: ItemIdentifier
        Amazon.Lambda.KinesisEvents.KinesisTimeWindowEvent: State
        Amazon.Lambda.KinesisEvents.KinesisTimeWindowResponse: BatchItemFailures
        Amazon.Lambda.DynamoDBEvents.DynamoDBEvent: Records
        Amazon.Lambda.DynamoDBEvents.DynamoDBEvent+DynamodbStreamRecord: EventID Dynamodb
        Amazon.Lambda.DynamoDBEvents.DynamoDBEvent+StreamRecord: SequenceNumber NewImage
        Amazon.Lambda.DynamoDBEvents.StreamsEventResponse: BatchItemFailures
        Amazon.Lambda.DynamoDBEvents.DynamoDBTimeWindowResponse: BatchItemFailures
        Amazon.Lambda.KafkaEvents.KafkaEvent: Records
        Amazon.Lambda.KafkaEvents.KafkaEvent+KafkaEventRecord: Topic Partition Offset Key Value
        Amazon.Lambda.SNSEvents.SNSEvent+SNSRecord: Sns
        Amazon.Lambda.SNSEvents.SNSEvent+SNSMessage: Message
        Amazon.Lambda.S3Events.S3Event: Records
        Amazon.Lambda.CloudWatchEvents.CloudWatchEvent`1: Source DetailType Detail
        Amazon.Lambda.CloudWatchEvents.ScheduledEvents.ScheduledEvent:
        Amazon.Lambda.KinesisFirehoseEvents.KinesisFirehoseEvent+FirehoseRecord: RecordId Base64EncodedData DecodeData
        Amazon.Lambda.KinesisFirehoseEvents.KinesisFirehoseResponse+FirehoseRecord: RecordId Result
        Amazon.Lambda.MQEvents.ActiveMQEvent: Messages
        Amazon.Lambda.MQEvents.RabbitMQEvent: RmqMessagesByQueue
        Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest: Body
        Amazon.Lambda.Annotations.LambdaFunctionAttribute: Timeout MemorySize
        Amazon.Lambda.Annotations.SQS.SQSEventAttribute: Queue BatchSize MaximumBatchingWindowInSeconds MaximumConcurrency Filters Enabled
        Amazon.Lambda.Annotations.SNS.SNSEventAttribute: Topic FilterPolicy
        Amazon.Lambda.Annotations.DynamoDB.DynamoDBEventAttribute: Stream BatchSize
        Amazon.Lambda.Annotations.Schedule.ScheduleEventAttribute: Schedule
        Amazon.Lambda.Annotations.S3.S3EventAttribute: Bucket
        Amazon.Lambda.Annotations.DurableExecutionAttribute: ExecutionTimeout
        Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder: Create Build
        Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer:
        AWS.Lambda.Powertools.BatchProcessing.BatchProcessorAttribute: RecordHandler BatchProcessor ErrorHandlingPolicy
        AWS.Lambda.Powertools.BatchProcessing.BatchItemFailuresResponse: BatchItemFailures
        AWS.Lambda.Powertools.BatchProcessing.IRecordHandler`1: HandleAsync
        AWS.Lambda.Powertools.BatchProcessing.Sqs.SqsBatchProcessor: Result
        AWS.Lambda.Powertools.BatchProcessing.Kinesis.KinesisEventBatchProcessor: Result
        AWS.Lambda.Powertools.BatchProcessing.DynamoDb.DynamoDbStreamBatchProcessor: Result
        AWS.Lambda.Powertools.Idempotency.IdempotentAttribute:
        AWS.Lambda.Powertools.Idempotency.IdempotencyKeyAttribute:
        AWS.Lambda.Powertools.Idempotency.Idempotency: Configure
        AWS.Messaging.IMessageHandler`1: HandleAsync
        AWS.Messaging.MessageProcessStatus: Success Failed
        AWS.Messaging.IMessagePublisher: PublishAsync
        AWS.Messaging.Lambda.ILambdaMessaging: ProcessLambdaEventAsync ProcessLambdaEventWithBatchResponseAsync
        """;

    internal static IEnumerable<(string Type, string[] Members)> All => Text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(':'))
        .Select(parts => (parts[0], parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
