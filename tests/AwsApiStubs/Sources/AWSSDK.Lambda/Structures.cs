using System.Collections.Generic;
using System.IO;

namespace Amazon.Lambda.Model;

public class AmazonManagedKafkaEventSourceConfig
{
    public string ConsumerGroupId { get; set; }
    public KafkaSchemaRegistryConfig SchemaRegistryConfig { get; set; }
}

public class CapacityProviderConfig
{
    public LambdaManagedInstancesCapacityProviderConfig LambdaManagedInstancesCapacityProviderConfig { get; set; }
}

public class Concurrency
{
    public OptInt ReservedConcurrentExecutions { get; set; }
}

public class DeadLetterConfig
{
    public string TargetArn { get; set; }
}

public class DestinationConfig
{
    public OnFailure OnFailure { get; set; }
    public OnSuccess OnSuccess { get; set; }
}

public class DocumentDBEventSourceConfig
{
    public string CollectionName { get; set; }
    public string DatabaseName { get; set; }
    public FullDocument FullDocument { get; set; }
}

public class DurableConfig
{
    public OptInt ExecutionTimeout { get; set; }
    public string KMSKeyArn { get; set; }
    public OptInt RetentionPeriodInDays { get; set; }
}

public class Environment
{
    public Dictionary<string, string> Variables { get; set; }
}

public class EnvironmentError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class EnvironmentResponse
{
    public EnvironmentError Error { get; set; }
    public Dictionary<string, string> Variables { get; set; }
}

public class EphemeralStorage
{
    public OptInt Size { get; set; }
}

public class EventSourceMappingConfiguration
{
    public AmazonManagedKafkaEventSourceConfig AmazonManagedKafkaEventSourceConfig { get; set; }
    public OptInt BatchSize { get; set; }
    public OptBool BisectBatchOnFunctionError { get; set; }
    public DestinationConfig DestinationConfig { get; set; }
    public DocumentDBEventSourceConfig DocumentDBEventSourceConfig { get; set; }
    public string EventSourceArn { get; set; }
    public string EventSourceMappingArn { get; set; }
    public FilterCriteria FilterCriteria { get; set; }
    public FilterCriteriaError FilterCriteriaError { get; set; }
    public string FunctionArn { get; set; }
    public List<string> FunctionResponseTypes { get; set; }
    public string KMSKeyArn { get; set; }
    public OptTime LastModified { get; set; }
    public string LastProcessingResult { get; set; }
    public EventSourceMappingLoggingConfig LoggingConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public EventSourceMappingMetricsConfig MetricsConfig { get; set; }
    public OptInt ParallelizationFactor { get; set; }
    public ProvisionedPollerConfig ProvisionedPollerConfig { get; set; }
    public List<string> Queues { get; set; }
    public ScalingConfig ScalingConfig { get; set; }
    public SelfManagedEventSource SelfManagedEventSource { get; set; }
    public SelfManagedKafkaEventSourceConfig SelfManagedKafkaEventSourceConfig { get; set; }
    public List<SourceAccessConfiguration> SourceAccessConfigurations { get; set; }
    public EventSourcePosition StartingPosition { get; set; }
    public OptTime StartingPositionTimestamp { get; set; }
    public string State { get; set; }
    public string StateTransitionReason { get; set; }
    public List<string> Topics { get; set; }
    public OptInt TumblingWindowInSeconds { get; set; }
    public string UUID { get; set; }
}

public class EventSourceMappingLoggingConfig
{
    public EventSourceMappingSystemLogLevel SystemLogLevel { get; set; }
}

public class EventSourceMappingMetricsConfig
{
    public List<string> Metrics { get; set; }
}

public class FileSystemConfig
{
    public string Arn { get; set; }
    public string LocalMountPath { get; set; }
}

public class Filter
{
    public string Pattern { get; set; }
}

public class FilterCriteria
{
    public List<Filter> Filters { get; set; }
}

public class FilterCriteriaError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class FunctionCode
{
    public string ImageUri { get; set; }
    public string S3Bucket { get; set; }
    public string S3Key { get; set; }
    public S3ObjectStorageMode S3ObjectStorageMode { get; set; }
    public string S3ObjectVersion { get; set; }
    public string SourceKMSKeyArn { get; set; }
    public MemoryStream ZipFile { get; set; }
}

public class FunctionCodeLocation
{
    public FunctionCodeLocationError Error { get; set; }
    public string ImageUri { get; set; }
    public string Location { get; set; }
    public string RepositoryType { get; set; }
    public string ResolvedImageUri { get; set; }
    public ResolvedS3Object ResolvedS3Object { get; set; }
    public string SourceKMSKeyArn { get; set; }
}

public class FunctionCodeLocationError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class FunctionConfiguration
{
    public List<string> Architectures { get; set; }
    public CapacityProviderConfig CapacityProviderConfig { get; set; }
    public string CodeSha256 { get; set; }
    public OptLong CodeSize { get; set; }
    public string ConfigSha256 { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public DurableConfig DurableConfig { get; set; }
    public EnvironmentResponse Environment { get; set; }
    public EphemeralStorage EphemeralStorage { get; set; }
    public List<FileSystemConfig> FileSystemConfigs { get; set; }
    public string FunctionArn { get; set; }
    public string FunctionName { get; set; }
    public string Handler { get; set; }
    public ImageConfigResponse ImageConfigResponse { get; set; }
    public string KMSKeyArn { get; set; }
    public string LastModified { get; set; }
    public LastUpdateStatus LastUpdateStatus { get; set; }
    public string LastUpdateStatusReason { get; set; }
    public LastUpdateStatusReasonCode LastUpdateStatusReasonCode { get; set; }
    public List<Layer> Layers { get; set; }
    public LoggingConfig LoggingConfig { get; set; }
    public string MasterArn { get; set; }
    public OptInt MemorySize { get; set; }
    public PackageType PackageType { get; set; }
    public string RevisionId { get; set; }
    public string Role { get; set; }
    public Runtime Runtime { get; set; }
    public RuntimeVersionConfig RuntimeVersionConfig { get; set; }
    public string SigningJobArn { get; set; }
    public string SigningProfileVersionArn { get; set; }
    public SnapStartResponse SnapStart { get; set; }
    public State State { get; set; }
    public string StateReason { get; set; }
    public StateReasonCode StateReasonCode { get; set; }
    public TenancyConfig TenancyConfig { get; set; }
    public OptInt Timeout { get; set; }
    public TracingConfigResponse TracingConfig { get; set; }
    public string Version { get; set; }
    public VpcConfigDetail VpcConfig { get; set; }
}

public class ImageConfig
{
    public List<string> Command { get; set; }
    public List<string> EntryPoint { get; set; }
    public string WorkingDirectory { get; set; }
}

public class ImageConfigError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class ImageConfigResponse
{
    public ImageConfigError Error { get; set; }
    public ImageConfig ImageConfig { get; set; }
}

public class KafkaSchemaRegistryAccessConfig
{
    public KafkaSchemaRegistryAuthType Type { get; set; }
    public string URI { get; set; }
}

public class KafkaSchemaRegistryConfig
{
    public List<KafkaSchemaRegistryAccessConfig> AccessConfigs { get; set; }
    public SchemaRegistryEventRecordFormat EventRecordFormat { get; set; }
    public string SchemaRegistryURI { get; set; }
    public List<KafkaSchemaValidationConfig> SchemaValidationConfigs { get; set; }
}

public class KafkaSchemaValidationConfig
{
    public KafkaSchemaValidationAttribute Attribute { get; set; }
}

public class LambdaManagedInstancesCapacityProviderConfig
{
    public string CapacityProviderArn { get; set; }
    public OptDouble ExecutionEnvironmentMemoryGiBPerVCpu { get; set; }
    public OptInt PerExecutionEnvironmentMaxConcurrency { get; set; }
}

public class Layer
{
    public string Arn { get; set; }
    public OptLong CodeSize { get; set; }
    public string SigningJobArn { get; set; }
    public string SigningProfileVersionArn { get; set; }
}

public class LoggingConfig
{
    public ApplicationLogLevel ApplicationLogLevel { get; set; }
    public LogFormat LogFormat { get; set; }
    public string LogGroup { get; set; }
    public SystemLogLevel SystemLogLevel { get; set; }
}

public class OnFailure
{
    public string Destination { get; set; }
}

public class OnSuccess
{
    public string Destination { get; set; }
}

public class ProvisionedPollerConfig
{
    public OptInt MaximumPollers { get; set; }
    public OptInt MinimumPollers { get; set; }
    public string PollerGroupName { get; set; }
}

public class ResolvedS3Object
{
    public string S3Bucket { get; set; }
    public string S3Key { get; set; }
    public string S3ObjectVersion { get; set; }
}

public class RuntimeVersionConfig
{
    public RuntimeVersionError Error { get; set; }
    public string RuntimeVersionArn { get; set; }
}

public class RuntimeVersionError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class ScalingConfig
{
    public OptInt MaximumConcurrency { get; set; }
}

public class SelfManagedEventSource
{
    public Dictionary<string, List<string>> Endpoints { get; set; }
}

public class SelfManagedKafkaEventSourceConfig
{
    public string ConsumerGroupId { get; set; }
    public KafkaSchemaRegistryConfig SchemaRegistryConfig { get; set; }
}

public class SnapStart
{
    public SnapStartApplyOn ApplyOn { get; set; }
}

public class SnapStartResponse
{
    public SnapStartApplyOn ApplyOn { get; set; }
    public SnapStartOptimizationStatus OptimizationStatus { get; set; }
}

public class SourceAccessConfiguration
{
    public SourceAccessType Type { get; set; }
    public string URI { get; set; }
}

public class TagsError
{
    public string ErrorCode { get; set; }
    public string Message { get; set; }
}

public class TenancyConfig
{
    public TenantIsolationMode TenantIsolationMode { get; set; }
}

public class TracingConfig
{
    public TracingMode Mode { get; set; }
}

public class TracingConfigResponse
{
    public TracingMode Mode { get; set; }
}

public class VpcConfig
{
    public OptBool Ipv6AllowedForDualStack { get; set; }
    public List<string> SecurityGroupIds { get; set; }
    public List<string> SubnetIds { get; set; }
}

public class VpcConfigDetail
{
    public OptBool Ipv6AllowedForDualStack { get; set; }
    public List<string> SecurityGroupIds { get; set; }
    public List<string> SubnetIds { get; set; }
    public string VpcId { get; set; }
}
