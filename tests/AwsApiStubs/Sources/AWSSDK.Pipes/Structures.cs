using System.Collections.Generic;

namespace Amazon.Pipes.Model;

public class AwsVpcConfiguration
{
    public AssignPublicIp AssignPublicIp { get; set; }
    public List<string> SecurityGroups { get; set; }
    public List<string> Subnets { get; set; }
}

public class BatchArrayProperties
{
    public OptInt Size { get; set; }
}

public class BatchContainerOverrides
{
    public List<string> Command { get; set; }
    public List<BatchEnvironmentVariable> Environment { get; set; }
    public string InstanceType { get; set; }
    public List<BatchResourceRequirement> ResourceRequirements { get; set; }
}

public class BatchEnvironmentVariable
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class BatchJobDependency
{
    public string JobId { get; set; }
    public BatchJobDependencyType Type { get; set; }
}

public class BatchResourceRequirement
{
    public BatchResourceRequirementType Type { get; set; }
    public string Value { get; set; }
}

public class BatchRetryStrategy
{
    public OptInt Attempts { get; set; }
}

public class CapacityProviderStrategyItem
{
    public OptInt Base { get; set; }
    public string CapacityProvider { get; set; }
    public OptInt Weight { get; set; }
}

public class CloudwatchLogsLogDestination
{
    public string LogGroupArn { get; set; }
}

public class CloudwatchLogsLogDestinationParameters
{
    public string LogGroupArn { get; set; }
}

public class DeadLetterConfig
{
    public string Arn { get; set; }
}

public class DimensionMapping
{
    public string DimensionName { get; set; }
    public string DimensionValue { get; set; }
    public DimensionValueType DimensionValueType { get; set; }
}

public class EcsContainerOverride
{
    public List<string> Command { get; set; }
    public OptInt Cpu { get; set; }
    public List<EcsEnvironmentVariable> Environment { get; set; }
    public List<EcsEnvironmentFile> EnvironmentFiles { get; set; }
    public OptInt Memory { get; set; }
    public OptInt MemoryReservation { get; set; }
    public string Name { get; set; }
    public List<EcsResourceRequirement> ResourceRequirements { get; set; }
}

public class EcsEnvironmentFile
{
    public EcsEnvironmentFileType Type { get; set; }
    public string Value { get; set; }
}

public class EcsEnvironmentVariable
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class EcsEphemeralStorage
{
    public OptInt SizeInGiB { get; set; }
}

public class EcsInferenceAcceleratorOverride
{
    public string DeviceName { get; set; }
    public string DeviceType { get; set; }
}

public class EcsResourceRequirement
{
    public EcsResourceRequirementType Type { get; set; }
    public string Value { get; set; }
}

public class EcsTaskOverride
{
    public List<EcsContainerOverride> ContainerOverrides { get; set; }
    public string Cpu { get; set; }
    public EcsEphemeralStorage EphemeralStorage { get; set; }
    public string ExecutionRoleArn { get; set; }
    public List<EcsInferenceAcceleratorOverride> InferenceAcceleratorOverrides { get; set; }
    public string Memory { get; set; }
    public string TaskRoleArn { get; set; }
}

public class Filter
{
    public string Pattern { get; set; }
}

public class FilterCriteria
{
    public List<Filter> Filters { get; set; }
}

public class FirehoseLogDestination
{
    public string DeliveryStreamArn { get; set; }
}

public class FirehoseLogDestinationParameters
{
    public string DeliveryStreamArn { get; set; }
}

public class MQBrokerAccessCredentials
{
    public string BasicAuth { get; set; }
}

public class MSKAccessCredentials
{
    public string ClientCertificateTlsAuth { get; set; }
    public string SaslScram512Auth { get; set; }
}

public class MultiMeasureAttributeMapping
{
    public string MeasureValue { get; set; }
    public MeasureValueType MeasureValueType { get; set; }
    public string MultiMeasureAttributeName { get; set; }
}

public class MultiMeasureMapping
{
    public List<MultiMeasureAttributeMapping> MultiMeasureAttributeMappings { get; set; }
    public string MultiMeasureName { get; set; }
}

public class NetworkConfiguration
{
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}

public class Pipe
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public string Enrichment { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
    public string Source { get; set; }
    public string StateReason { get; set; }
    public string Target { get; set; }
}

public class PipeEnrichmentHttpParameters
{
    public Dictionary<string, string> HeaderParameters { get; set; }
    public List<string> PathParameterValues { get; set; }
    public Dictionary<string, string> QueryStringParameters { get; set; }
}

public class PipeEnrichmentParameters
{
    public PipeEnrichmentHttpParameters HttpParameters { get; set; }
    public string InputTemplate { get; set; }
}

public class PipeLogConfiguration
{
    public CloudwatchLogsLogDestination CloudwatchLogsLogDestination { get; set; }
    public FirehoseLogDestination FirehoseLogDestination { get; set; }
    public List<string> IncludeExecutionData { get; set; }
    public LogLevel Level { get; set; }
    public S3LogDestination S3LogDestination { get; set; }
}

public class PipeLogConfigurationParameters
{
    public CloudwatchLogsLogDestinationParameters CloudwatchLogsLogDestination { get; set; }
    public FirehoseLogDestinationParameters FirehoseLogDestination { get; set; }
    public List<string> IncludeExecutionData { get; set; }
    public LogLevel Level { get; set; }
    public S3LogDestinationParameters S3LogDestination { get; set; }
}

public class PipeSourceActiveMQBrokerParameters
{
    public OptInt BatchSize { get; set; }
    public MQBrokerAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public string QueueName { get; set; }
}

public class PipeSourceDynamoDBStreamParameters
{
    public OptInt BatchSize { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public OnPartialBatchItemFailureStreams OnPartialBatchItemFailure { get; set; }
    public OptInt ParallelizationFactor { get; set; }
    public DynamoDBStreamStartPosition StartingPosition { get; set; }
}

public class PipeSourceKinesisStreamParameters
{
    public OptInt BatchSize { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public OnPartialBatchItemFailureStreams OnPartialBatchItemFailure { get; set; }
    public OptInt ParallelizationFactor { get; set; }
    public KinesisStreamStartPosition StartingPosition { get; set; }
    public OptTime StartingPositionTimestamp { get; set; }
}

public class PipeSourceManagedStreamingKafkaParameters
{
    public OptInt BatchSize { get; set; }
    public string ConsumerGroupID { get; set; }
    public MSKAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public MSKStartPosition StartingPosition { get; set; }
    public string TopicName { get; set; }
}

public class PipeSourceParameters
{
    public PipeSourceActiveMQBrokerParameters ActiveMQBrokerParameters { get; set; }
    public PipeSourceDynamoDBStreamParameters DynamoDBStreamParameters { get; set; }
    public FilterCriteria FilterCriteria { get; set; }
    public PipeSourceKinesisStreamParameters KinesisStreamParameters { get; set; }
    public PipeSourceManagedStreamingKafkaParameters ManagedStreamingKafkaParameters { get; set; }
    public PipeSourceRabbitMQBrokerParameters RabbitMQBrokerParameters { get; set; }
    public PipeSourceSelfManagedKafkaParameters SelfManagedKafkaParameters { get; set; }
    public PipeSourceSqsQueueParameters SqsQueueParameters { get; set; }
}

public class PipeSourceRabbitMQBrokerParameters
{
    public OptInt BatchSize { get; set; }
    public MQBrokerAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public string QueueName { get; set; }
    public string VirtualHost { get; set; }
}

public class PipeSourceSelfManagedKafkaParameters
{
    public List<string> AdditionalBootstrapServers { get; set; }
    public OptInt BatchSize { get; set; }
    public string ConsumerGroupID { get; set; }
    public SelfManagedKafkaAccessConfigurationCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public string ServerRootCaCertificate { get; set; }
    public SelfManagedKafkaStartPosition StartingPosition { get; set; }
    public string TopicName { get; set; }
    public SelfManagedKafkaAccessConfigurationVpc Vpc { get; set; }
}

public class PipeSourceSqsQueueParameters
{
    public OptInt BatchSize { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
}

public class PipeTargetBatchJobParameters
{
    public BatchArrayProperties ArrayProperties { get; set; }
    public BatchContainerOverrides ContainerOverrides { get; set; }
    public List<BatchJobDependency> DependsOn { get; set; }
    public string JobDefinition { get; set; }
    public string JobName { get; set; }
    public Dictionary<string, string> Parameters { get; set; }
    public BatchRetryStrategy RetryStrategy { get; set; }
}

public class PipeTargetCloudWatchLogsParameters
{
    public string LogStreamName { get; set; }
    public string Timestamp { get; set; }
}

public class PipeTargetEcsTaskParameters
{
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }
    public OptBool EnableECSManagedTags { get; set; }
    public OptBool EnableExecuteCommand { get; set; }
    public string Group { get; set; }
    public LaunchType LaunchType { get; set; }
    public NetworkConfiguration NetworkConfiguration { get; set; }
    public EcsTaskOverride Overrides { get; set; }
    public List<PlacementConstraint> PlacementConstraints { get; set; }
    public List<PlacementStrategy> PlacementStrategy { get; set; }
    public string PlatformVersion { get; set; }
    public PropagateTags PropagateTags { get; set; }
    public string ReferenceId { get; set; }
    public List<Tag> Tags { get; set; }
    public OptInt TaskCount { get; set; }
    public string TaskDefinitionArn { get; set; }
}

public class PipeTargetEventBridgeEventBusParameters
{
    public string DetailType { get; set; }
    public string EndpointId { get; set; }
    public List<string> Resources { get; set; }
    public string Source { get; set; }
    public string Time { get; set; }
}

public class PipeTargetHttpParameters
{
    public Dictionary<string, string> HeaderParameters { get; set; }
    public List<string> PathParameterValues { get; set; }
    public Dictionary<string, string> QueryStringParameters { get; set; }
}

public class PipeTargetKinesisStreamParameters
{
    public string PartitionKey { get; set; }
}

public class PipeTargetLambdaFunctionParameters
{
    public PipeTargetInvocationType InvocationType { get; set; }
}

public class PipeTargetParameters
{
    public PipeTargetBatchJobParameters BatchJobParameters { get; set; }
    public PipeTargetCloudWatchLogsParameters CloudWatchLogsParameters { get; set; }
    public PipeTargetEcsTaskParameters EcsTaskParameters { get; set; }
    public PipeTargetEventBridgeEventBusParameters EventBridgeEventBusParameters { get; set; }
    public PipeTargetHttpParameters HttpParameters { get; set; }
    public string InputTemplate { get; set; }
    public PipeTargetKinesisStreamParameters KinesisStreamParameters { get; set; }
    public PipeTargetLambdaFunctionParameters LambdaFunctionParameters { get; set; }
    public PipeTargetRedshiftDataParameters RedshiftDataParameters { get; set; }
    public PipeTargetSageMakerPipelineParameters SageMakerPipelineParameters { get; set; }
    public PipeTargetSqsQueueParameters SqsQueueParameters { get; set; }
    public PipeTargetStateMachineParameters StepFunctionStateMachineParameters { get; set; }
    public PipeTargetTimestreamParameters TimestreamParameters { get; set; }
}

public class PipeTargetRedshiftDataParameters
{
    public string Database { get; set; }
    public string DbUser { get; set; }
    public string SecretManagerArn { get; set; }
    public List<string> Sqls { get; set; }
    public string StatementName { get; set; }
    public OptBool WithEvent { get; set; }
}

public class PipeTargetSageMakerPipelineParameters
{
    public List<SageMakerPipelineParameter> PipelineParameterList { get; set; }
}

public class PipeTargetSqsQueueParameters
{
    public string MessageDeduplicationId { get; set; }
    public string MessageGroupId { get; set; }
}

public class PipeTargetStateMachineParameters
{
    public PipeTargetInvocationType InvocationType { get; set; }
}

public class PipeTargetTimestreamParameters
{
    public List<DimensionMapping> DimensionMappings { get; set; }
    public EpochTimeUnit EpochTimeUnit { get; set; }
    public List<MultiMeasureMapping> MultiMeasureMappings { get; set; }
    public List<SingleMeasureMapping> SingleMeasureMappings { get; set; }
    public TimeFieldType TimeFieldType { get; set; }
    public string TimeValue { get; set; }
    public string TimestampFormat { get; set; }
    public string VersionValue { get; set; }
}

public class PlacementConstraint
{
    public string Expression { get; set; }
    public PlacementConstraintType Type { get; set; }
}

public class PlacementStrategy
{
    public string Field { get; set; }
    public PlacementStrategyType Type { get; set; }
}

public class S3LogDestination
{
    public string BucketName { get; set; }
    public string BucketOwner { get; set; }
    public S3OutputFormat OutputFormat { get; set; }
    public string Prefix { get; set; }
}

public class S3LogDestinationParameters
{
    public string BucketName { get; set; }
    public string BucketOwner { get; set; }
    public S3OutputFormat OutputFormat { get; set; }
    public string Prefix { get; set; }
}

public class SageMakerPipelineParameter
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class SelfManagedKafkaAccessConfigurationCredentials
{
    public string BasicAuth { get; set; }
    public string ClientCertificateTlsAuth { get; set; }
    public string SaslScram256Auth { get; set; }
    public string SaslScram512Auth { get; set; }
}

public class SelfManagedKafkaAccessConfigurationVpc
{
    public List<string> SecurityGroup { get; set; }
    public List<string> Subnets { get; set; }
}

public class SingleMeasureMapping
{
    public string MeasureName { get; set; }
    public string MeasureValue { get; set; }
    public MeasureValueType MeasureValueType { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public class UpdatePipeSourceActiveMQBrokerParameters
{
    public OptInt BatchSize { get; set; }
    public MQBrokerAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
}

public class UpdatePipeSourceDynamoDBStreamParameters
{
    public OptInt BatchSize { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public OnPartialBatchItemFailureStreams OnPartialBatchItemFailure { get; set; }
    public OptInt ParallelizationFactor { get; set; }
}

public class UpdatePipeSourceKinesisStreamParameters
{
    public OptInt BatchSize { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public OnPartialBatchItemFailureStreams OnPartialBatchItemFailure { get; set; }
    public OptInt ParallelizationFactor { get; set; }
}

public class UpdatePipeSourceManagedStreamingKafkaParameters
{
    public OptInt BatchSize { get; set; }
    public MSKAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
}

public class UpdatePipeSourceParameters
{
    public UpdatePipeSourceActiveMQBrokerParameters ActiveMQBrokerParameters { get; set; }
    public UpdatePipeSourceDynamoDBStreamParameters DynamoDBStreamParameters { get; set; }
    public FilterCriteria FilterCriteria { get; set; }
    public UpdatePipeSourceKinesisStreamParameters KinesisStreamParameters { get; set; }
    public UpdatePipeSourceManagedStreamingKafkaParameters ManagedStreamingKafkaParameters { get; set; }
    public UpdatePipeSourceRabbitMQBrokerParameters RabbitMQBrokerParameters { get; set; }
    public UpdatePipeSourceSelfManagedKafkaParameters SelfManagedKafkaParameters { get; set; }
    public UpdatePipeSourceSqsQueueParameters SqsQueueParameters { get; set; }
}

public class UpdatePipeSourceRabbitMQBrokerParameters
{
    public OptInt BatchSize { get; set; }
    public MQBrokerAccessCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
}

public class UpdatePipeSourceSelfManagedKafkaParameters
{
    public OptInt BatchSize { get; set; }
    public SelfManagedKafkaAccessConfigurationCredentials Credentials { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public string ServerRootCaCertificate { get; set; }
    public SelfManagedKafkaAccessConfigurationVpc Vpc { get; set; }
}

public class UpdatePipeSourceSqsQueueParameters
{
    public OptInt BatchSize { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
}

public class ValidationExceptionField
{
    public string Message { get; set; }
    public string Name { get; set; }
}
