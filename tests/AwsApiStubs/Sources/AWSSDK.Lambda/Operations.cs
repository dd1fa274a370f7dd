using System;
using System.Collections.Generic;
using System.IO;
using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class CreateEventSourceMappingRequest : AmazonLambdaRequest
{
    public AmazonManagedKafkaEventSourceConfig AmazonManagedKafkaEventSourceConfig { get; set; }
    public OptInt BatchSize { get; set; }
    public OptBool BisectBatchOnFunctionError { get; set; }
    public DestinationConfig DestinationConfig { get; set; }
    public DocumentDBEventSourceConfig DocumentDBEventSourceConfig { get; set; }
    public OptBool Enabled { get; set; }
    public string EventSourceArn { get; set; }
    public FilterCriteria FilterCriteria { get; set; }
    public string FunctionName { get; set; }
    public List<string> FunctionResponseTypes { get; set; }
    public string KMSKeyArn { get; set; }
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
#if AWSSDK_V3
    public DateTime StartingPositionTimestampUtc { get; set; }
#endif
    public Dictionary<string, string> Tags { get; set; }
    public List<string> Topics { get; set; }
    public OptInt TumblingWindowInSeconds { get; set; }
}

public class CreateEventSourceMappingResponse : AmazonWebServiceResponse
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

public class CreateFunctionRequest : AmazonLambdaRequest
{
    public List<string> Architectures { get; set; }
    public CapacityProviderConfig CapacityProviderConfig { get; set; }
    public FunctionCode Code { get; set; }
    public string CodeSigningConfigArn { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public DurableConfig DurableConfig { get; set; }
    public Environment Environment { get; set; }
    public EphemeralStorage EphemeralStorage { get; set; }
    public List<FileSystemConfig> FileSystemConfigs { get; set; }
    public string FunctionName { get; set; }
    public string Handler { get; set; }
    public ImageConfig ImageConfig { get; set; }
    public string KMSKeyArn { get; set; }
    public List<string> Layers { get; set; }
    public LoggingConfig LoggingConfig { get; set; }
    public OptInt MemorySize { get; set; }
    public PackageType PackageType { get; set; }
    public OptBool Publish { get; set; }
    public FunctionVersionLatestPublished PublishTo { get; set; }
    public string Role { get; set; }
    public Runtime Runtime { get; set; }
    public SnapStart SnapStart { get; set; }
    public Dictionary<string, string> Tags { get; set; }
    public TenancyConfig TenancyConfig { get; set; }
    public OptInt Timeout { get; set; }
    public TracingConfig TracingConfig { get; set; }
    public VpcConfig VpcConfig { get; set; }
}

public class CreateFunctionResponse : AmazonWebServiceResponse
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

public class DeleteEventSourceMappingRequest : AmazonLambdaRequest
{
    public string UUID { get; set; }
}

public class DeleteEventSourceMappingResponse : AmazonWebServiceResponse
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

public class DeleteFunctionRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }
    public string Qualifier { get; set; }
}

public class DeleteFunctionResponse : AmazonWebServiceResponse
{
    public OptInt StatusCode { get; set; }
}

public class GetEventSourceMappingRequest : AmazonLambdaRequest
{
    public string UUID { get; set; }
}

public class GetEventSourceMappingResponse : AmazonWebServiceResponse
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

public class GetFunctionRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }
    public string Qualifier { get; set; }
}

public class GetFunctionResponse : AmazonWebServiceResponse
{
    public FunctionCodeLocation Code { get; set; }
    public Concurrency Concurrency { get; set; }
    public FunctionConfiguration Configuration { get; set; }
    public Dictionary<string, string> Tags { get; set; }
    public TagsError TagsError { get; set; }
}

public class GetFunctionConfigurationRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }
    public string Qualifier { get; set; }
}

public class GetFunctionConfigurationResponse : AmazonWebServiceResponse
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

public class GetFunctionEventInvokeConfigRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }
    public string Qualifier { get; set; }
}

public class GetFunctionEventInvokeConfigResponse : AmazonWebServiceResponse
{
    public DestinationConfig DestinationConfig { get; set; }
    public string FunctionArn { get; set; }
    public OptTime LastModified { get; set; }
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
}

public class InvokeRequest : AmazonLambdaRequest
{
    public string ClientContextBase64 { get; set; }
    public string DurableExecutionName { get; set; }
    public string FunctionName { get; set; }
    public InvocationType InvocationType { get; set; }
    public LogType LogType { get; set; }
    public MemoryStream PayloadStream { get; set; }
    public string Qualifier { get; set; }
    public string TenantId { get; set; }
    public string Payload { get; set; }
    public string ClientContext { get; set; }
}

public class InvokeResponse : AmazonWebServiceResponse
{
    public string DurableExecutionArn { get; set; }
    public string ExecutedVersion { get; set; }
    public string FunctionError { get; set; }
    public string LogResult { get; set; }
    public MemoryStream Payload { get; set; }
    public OptInt StatusCode { get; set; }
}

public class ListEventSourceMappingsRequest : AmazonLambdaRequest
{
    public string EventSourceArn { get; set; }
    public string FunctionName { get; set; }
    public string Marker { get; set; }
    public OptInt MaxItems { get; set; }
}

public class ListEventSourceMappingsResponse : AmazonWebServiceResponse
{
    public List<EventSourceMappingConfiguration> EventSourceMappings { get; set; }
    public string NextMarker { get; set; }
}

public class ListFunctionsRequest : AmazonLambdaRequest
{
    public FunctionVersion FunctionVersion { get; set; }
    public string Marker { get; set; }
    public string MasterRegion { get; set; }
    public OptInt MaxItems { get; set; }
}

public class ListFunctionsResponse : AmazonWebServiceResponse
{
    public List<FunctionConfiguration> Functions { get; set; }
    public string NextMarker { get; set; }
}

public class PutFunctionConcurrencyRequest : AmazonLambdaRequest
{
    public string FunctionName { get; set; }
    public OptInt ReservedConcurrentExecutions { get; set; }
}

public class PutFunctionConcurrencyResponse : AmazonWebServiceResponse
{
    public OptInt ReservedConcurrentExecutions { get; set; }
}

public class PutFunctionEventInvokeConfigRequest : AmazonLambdaRequest
{
    public DestinationConfig DestinationConfig { get; set; }
    public string FunctionName { get; set; }
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public string Qualifier { get; set; }
}

public class PutFunctionEventInvokeConfigResponse : AmazonWebServiceResponse
{
    public DestinationConfig DestinationConfig { get; set; }
    public string FunctionArn { get; set; }
    public OptTime LastModified { get; set; }
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
}

public class UpdateEventSourceMappingRequest : AmazonLambdaRequest
{
    public AmazonManagedKafkaEventSourceConfig AmazonManagedKafkaEventSourceConfig { get; set; }
    public OptInt BatchSize { get; set; }
    public OptBool BisectBatchOnFunctionError { get; set; }
    public DestinationConfig DestinationConfig { get; set; }
    public DocumentDBEventSourceConfig DocumentDBEventSourceConfig { get; set; }
    public OptBool Enabled { get; set; }
    public FilterCriteria FilterCriteria { get; set; }
    public string FunctionName { get; set; }
    public List<string> FunctionResponseTypes { get; set; }
    public string KMSKeyArn { get; set; }
    public EventSourceMappingLoggingConfig LoggingConfig { get; set; }
    public OptInt MaximumBatchingWindowInSeconds { get; set; }
    public OptInt MaximumRecordAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public EventSourceMappingMetricsConfig MetricsConfig { get; set; }
    public OptInt ParallelizationFactor { get; set; }
    public ProvisionedPollerConfig ProvisionedPollerConfig { get; set; }
    public ScalingConfig ScalingConfig { get; set; }
    public SelfManagedKafkaEventSourceConfig SelfManagedKafkaEventSourceConfig { get; set; }
    public List<SourceAccessConfiguration> SourceAccessConfigurations { get; set; }
    public OptInt TumblingWindowInSeconds { get; set; }
    public string UUID { get; set; }
}

public class UpdateEventSourceMappingResponse : AmazonWebServiceResponse
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

public class UpdateFunctionConfigurationRequest : AmazonLambdaRequest
{
    public CapacityProviderConfig CapacityProviderConfig { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public DurableConfig DurableConfig { get; set; }
    public Environment Environment { get; set; }
    public EphemeralStorage EphemeralStorage { get; set; }
    public List<FileSystemConfig> FileSystemConfigs { get; set; }
    public string FunctionName { get; set; }
    public string Handler { get; set; }
    public ImageConfig ImageConfig { get; set; }
    public string KMSKeyArn { get; set; }
    public List<string> Layers { get; set; }
    public LoggingConfig LoggingConfig { get; set; }
    public OptInt MemorySize { get; set; }
    public string RevisionId { get; set; }
    public string Role { get; set; }
    public Runtime Runtime { get; set; }
    public SnapStart SnapStart { get; set; }
    public OptInt Timeout { get; set; }
    public TracingConfig TracingConfig { get; set; }
    public VpcConfig VpcConfig { get; set; }
}

public class UpdateFunctionConfigurationResponse : AmazonWebServiceResponse
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

public class UpdateFunctionEventInvokeConfigRequest : AmazonLambdaRequest
{
    public DestinationConfig DestinationConfig { get; set; }
    public string FunctionName { get; set; }
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
    public string Qualifier { get; set; }
}

public class UpdateFunctionEventInvokeConfigResponse : AmazonWebServiceResponse
{
    public DestinationConfig DestinationConfig { get; set; }
    public string FunctionArn { get; set; }
    public OptTime LastModified { get; set; }
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
}
