using Amazon.Runtime;

namespace Amazon.Lambda;

public class ApplicationLogLevel : ConstantClass
{
    public ApplicationLogLevel(string value) : base(value) { }
    public static readonly ApplicationLogLevel DEBUG = new ApplicationLogLevel("DEBUG");
    public static readonly ApplicationLogLevel ERROR = new ApplicationLogLevel("ERROR");
    public static readonly ApplicationLogLevel FATAL = new ApplicationLogLevel("FATAL");
    public static readonly ApplicationLogLevel INFO = new ApplicationLogLevel("INFO");
    public static readonly ApplicationLogLevel TRACE = new ApplicationLogLevel("TRACE");
    public static readonly ApplicationLogLevel WARN = new ApplicationLogLevel("WARN");
    public static ApplicationLogLevel FindValue(string value) => FindValue<ApplicationLogLevel>(value);
    public static implicit operator ApplicationLogLevel(string value) => FindValue(value);
}

public class Architecture : ConstantClass
{
    public Architecture(string value) : base(value) { }
    public static readonly Architecture Arm64 = new Architecture("arm64");
    public static readonly Architecture X86_64 = new Architecture("x86_64");
    public static Architecture FindValue(string value) => FindValue<Architecture>(value);
    public static implicit operator Architecture(string value) => FindValue(value);
}

public class EndPointType : ConstantClass
{
    public EndPointType(string value) : base(value) { }
    public static readonly EndPointType KAFKA_BOOTSTRAP_SERVERS = new EndPointType("KAFKA_BOOTSTRAP_SERVERS");
    public static EndPointType FindValue(string value) => FindValue<EndPointType>(value);
    public static implicit operator EndPointType(string value) => FindValue(value);
}

public class EventSourceMappingMetric : ConstantClass
{
    public EventSourceMappingMetric(string value) : base(value) { }
    public static readonly EventSourceMappingMetric ErrorCount = new EventSourceMappingMetric("ErrorCount");
    public static readonly EventSourceMappingMetric EventCount = new EventSourceMappingMetric("EventCount");
    public static readonly EventSourceMappingMetric KafkaMetrics = new EventSourceMappingMetric("KafkaMetrics");
    public static EventSourceMappingMetric FindValue(string value) => FindValue<EventSourceMappingMetric>(value);
    public static implicit operator EventSourceMappingMetric(string value) => FindValue(value);
}

public class EventSourceMappingSystemLogLevel : ConstantClass
{
    public EventSourceMappingSystemLogLevel(string value) : base(value) { }
    public static readonly EventSourceMappingSystemLogLevel DEBUG = new EventSourceMappingSystemLogLevel("DEBUG");
    public static readonly EventSourceMappingSystemLogLevel INFO = new EventSourceMappingSystemLogLevel("INFO");
    public static readonly EventSourceMappingSystemLogLevel WARN = new EventSourceMappingSystemLogLevel("WARN");
    public static EventSourceMappingSystemLogLevel FindValue(string value) => FindValue<EventSourceMappingSystemLogLevel>(value);
    public static implicit operator EventSourceMappingSystemLogLevel(string value) => FindValue(value);
}

public class EventSourcePosition : ConstantClass
{
    public EventSourcePosition(string value) : base(value) { }
    public static readonly EventSourcePosition AT_TIMESTAMP = new EventSourcePosition("AT_TIMESTAMP");
    public static readonly EventSourcePosition LATEST = new EventSourcePosition("LATEST");
    public static readonly EventSourcePosition TRIM_HORIZON = new EventSourcePosition("TRIM_HORIZON");
    public static EventSourcePosition FindValue(string value) => FindValue<EventSourcePosition>(value);
    public static implicit operator EventSourcePosition(string value) => FindValue(value);
}

public class FullDocument : ConstantClass
{
    public FullDocument(string value) : base(value) { }
    public static readonly FullDocument Default = new FullDocument("Default");
    public static readonly FullDocument UpdateLookup = new FullDocument("UpdateLookup");
    public static FullDocument FindValue(string value) => FindValue<FullDocument>(value);
    public static implicit operator FullDocument(string value) => FindValue(value);
}

public class FunctionResponseType : ConstantClass
{
    public FunctionResponseType(string value) : base(value) { }
    public static readonly FunctionResponseType ReportBatchItemFailures = new FunctionResponseType("ReportBatchItemFailures");
    public static FunctionResponseType FindValue(string value) => FindValue<FunctionResponseType>(value);
    public static implicit operator FunctionResponseType(string value) => FindValue(value);
}

public class FunctionVersion : ConstantClass
{
    public FunctionVersion(string value) : base(value) { }
    public static readonly FunctionVersion ALL = new FunctionVersion("ALL");
    public static FunctionVersion FindValue(string value) => FindValue<FunctionVersion>(value);
    public static implicit operator FunctionVersion(string value) => FindValue(value);
}

public class FunctionVersionLatestPublished : ConstantClass
{
    public FunctionVersionLatestPublished(string value) : base(value) { }
    public static readonly FunctionVersionLatestPublished LATEST_PUBLISHED = new FunctionVersionLatestPublished("LATEST_PUBLISHED");
    public static FunctionVersionLatestPublished FindValue(string value) => FindValue<FunctionVersionLatestPublished>(value);
    public static implicit operator FunctionVersionLatestPublished(string value) => FindValue(value);
}

public class InvocationType : ConstantClass
{
    public InvocationType(string value) : base(value) { }
    public static readonly InvocationType DryRun = new InvocationType("DryRun");
    public static readonly InvocationType Event = new InvocationType("Event");
    public static readonly InvocationType RequestResponse = new InvocationType("RequestResponse");
    public static InvocationType FindValue(string value) => FindValue<InvocationType>(value);
    public static implicit operator InvocationType(string value) => FindValue(value);
}

public class KafkaSchemaRegistryAuthType : ConstantClass
{
    public KafkaSchemaRegistryAuthType(string value) : base(value) { }
    public static readonly KafkaSchemaRegistryAuthType BASIC_AUTH = new KafkaSchemaRegistryAuthType("BASIC_AUTH");
    public static readonly KafkaSchemaRegistryAuthType CLIENT_CERTIFICATE_TLS_AUTH = new KafkaSchemaRegistryAuthType("CLIENT_CERTIFICATE_TLS_AUTH");
    public static readonly KafkaSchemaRegistryAuthType SERVER_ROOT_CA_CERTIFICATE = new KafkaSchemaRegistryAuthType("SERVER_ROOT_CA_CERTIFICATE");
    public static KafkaSchemaRegistryAuthType FindValue(string value) => FindValue<KafkaSchemaRegistryAuthType>(value);
    public static implicit operator KafkaSchemaRegistryAuthType(string value) => FindValue(value);
}

public class KafkaSchemaValidationAttribute : ConstantClass
{
    public KafkaSchemaValidationAttribute(string value) : base(value) { }
    public static readonly KafkaSchemaValidationAttribute KEY = new KafkaSchemaValidationAttribute("KEY");
    public static readonly KafkaSchemaValidationAttribute VALUE = new KafkaSchemaValidationAttribute("VALUE");
    public static KafkaSchemaValidationAttribute FindValue(string value) => FindValue<KafkaSchemaValidationAttribute>(value);
    public static implicit operator KafkaSchemaValidationAttribute(string value) => FindValue(value);
}

public class LastUpdateStatus : ConstantClass
{
    public LastUpdateStatus(string value) : base(value) { }
    public static readonly LastUpdateStatus Failed = new LastUpdateStatus("Failed");
    public static readonly LastUpdateStatus InProgress = new LastUpdateStatus("InProgress");
    public static readonly LastUpdateStatus Successful = new LastUpdateStatus("Successful");
    public static LastUpdateStatus FindValue(string value) => FindValue<LastUpdateStatus>(value);
    public static implicit operator LastUpdateStatus(string value) => FindValue(value);
}

public class LastUpdateStatusReasonCode : ConstantClass
{
    public LastUpdateStatusReasonCode(string value) : base(value) { }
    public static readonly LastUpdateStatusReasonCode CapacityProviderScalingLimitExceeded = new LastUpdateStatusReasonCode("CapacityProviderScalingLimitExceeded");
    public static readonly LastUpdateStatusReasonCode DependencyError = new LastUpdateStatusReasonCode("DependencyError");
    public static readonly LastUpdateStatusReasonCode DisabledKMSKey = new LastUpdateStatusReasonCode("DisabledKMSKey");
    public static readonly LastUpdateStatusReasonCode DisallowedByVpcEncryptionControl = new LastUpdateStatusReasonCode("DisallowedByVpcEncryptionControl");
    public static readonly LastUpdateStatusReasonCode EC2RequestLimitExceeded = new LastUpdateStatusReasonCode("EC2RequestLimitExceeded");
    public static readonly LastUpdateStatusReasonCode EFSIOError = new LastUpdateStatusReasonCode("EFSIOError");
    public static readonly LastUpdateStatusReasonCode EFSMountConnectivityError = new LastUpdateStatusReasonCode("EFSMountConnectivityError");
    public static readonly LastUpdateStatusReasonCode EFSMountFailure = new LastUpdateStatusReasonCode("EFSMountFailure");
    public static readonly LastUpdateStatusReasonCode EFSMountTimeout = new LastUpdateStatusReasonCode("EFSMountTimeout");
    public static readonly LastUpdateStatusReasonCode EniLimitExceeded = new LastUpdateStatusReasonCode("EniLimitExceeded");
    public static readonly LastUpdateStatusReasonCode FunctionError = new LastUpdateStatusReasonCode("FunctionError");
    public static readonly LastUpdateStatusReasonCode FunctionErrorExtensionInitError = new LastUpdateStatusReasonCode("FunctionError.ExtensionInitError");
    public static readonly LastUpdateStatusReasonCode FunctionErrorInitResourceExhausted = new LastUpdateStatusReasonCode("FunctionError.InitResourceExhausted");
    public static readonly LastUpdateStatusReasonCode FunctionErrorInitTimeout = new LastUpdateStatusReasonCode("FunctionError.InitTimeout");
    public static readonly LastUpdateStatusReasonCode FunctionErrorInvalidEntryPoint = new LastUpdateStatusReasonCode("FunctionError.InvalidEntryPoint");
    public static readonly LastUpdateStatusReasonCode FunctionErrorInvalidWorkingDirectory = new LastUpdateStatusReasonCode("FunctionError.InvalidWorkingDirectory");
    public static readonly LastUpdateStatusReasonCode FunctionErrorPermissionDenied = new LastUpdateStatusReasonCode("FunctionError.PermissionDenied");
    public static readonly LastUpdateStatusReasonCode FunctionErrorRuntimeInitError = new LastUpdateStatusReasonCode("FunctionError.RuntimeInitError");
    public static readonly LastUpdateStatusReasonCode FunctionErrorTooManyExtensions = new LastUpdateStatusReasonCode("FunctionError.TooManyExtensions");
    public static readonly LastUpdateStatusReasonCode ImageAccessDenied = new LastUpdateStatusReasonCode("ImageAccessDenied");
    public static readonly LastUpdateStatusReasonCode ImageDeleted = new LastUpdateStatusReasonCode("ImageDeleted");
    public static readonly LastUpdateStatusReasonCode InsufficientCapacity = new LastUpdateStatusReasonCode("InsufficientCapacity");
    public static readonly LastUpdateStatusReasonCode InsufficientRolePermissions = new LastUpdateStatusReasonCode("InsufficientRolePermissions");
    public static readonly LastUpdateStatusReasonCode InternalError = new LastUpdateStatusReasonCode("InternalError");
    public static readonly LastUpdateStatusReasonCode InvalidConfiguration = new LastUpdateStatusReasonCode("InvalidConfiguration");
    public static readonly LastUpdateStatusReasonCode InvalidImage = new LastUpdateStatusReasonCode("InvalidImage");
    public static readonly LastUpdateStatusReasonCode InvalidRuntime = new LastUpdateStatusReasonCode("InvalidRuntime");
    public static readonly LastUpdateStatusReasonCode InvalidSecurityGroup = new LastUpdateStatusReasonCode("InvalidSecurityGroup");
    public static readonly LastUpdateStatusReasonCode InvalidStateKMSKey = new LastUpdateStatusReasonCode("InvalidStateKMSKey");
    public static readonly LastUpdateStatusReasonCode InvalidSubnet = new LastUpdateStatusReasonCode("InvalidSubnet");
    public static readonly LastUpdateStatusReasonCode InvalidZipFileException = new LastUpdateStatusReasonCode("InvalidZipFileException");
    public static readonly LastUpdateStatusReasonCode KMSKeyAccessDenied = new LastUpdateStatusReasonCode("KMSKeyAccessDenied");
    public static readonly LastUpdateStatusReasonCode KMSKeyNotFound = new LastUpdateStatusReasonCode("KMSKeyNotFound");
    public static readonly LastUpdateStatusReasonCode ServiceQuotaExceededException = new LastUpdateStatusReasonCode("ServiceQuotaExceededException");
    public static readonly LastUpdateStatusReasonCode SubnetOutOfIPAddresses = new LastUpdateStatusReasonCode("SubnetOutOfIPAddresses");
    public static readonly LastUpdateStatusReasonCode VcpuLimitExceeded = new LastUpdateStatusReasonCode("VcpuLimitExceeded");
    public static LastUpdateStatusReasonCode FindValue(string value) => FindValue<LastUpdateStatusReasonCode>(value);
    public static implicit operator LastUpdateStatusReasonCode(string value) => FindValue(value);
}

public class LogFormat : ConstantClass
{
    public LogFormat(string value) : base(value) { }
    public static readonly LogFormat JSON = new LogFormat("JSON");
    public static readonly LogFormat Text = new LogFormat("Text");
    public static LogFormat FindValue(string value) => FindValue<LogFormat>(value);
    public static implicit operator LogFormat(string value) => FindValue(value);
}

public class LogType : ConstantClass
{
    public LogType(string value) : base(value) { }
    public static readonly LogType None = new LogType("None");
    public static readonly LogType Tail = new LogType("Tail");
    public static LogType FindValue(string value) => FindValue<LogType>(value);
    public static implicit operator LogType(string value) => FindValue(value);
}

public class PackageType : ConstantClass
{
    public PackageType(string value) : base(value) { }
    public static readonly PackageType Image = new PackageType("Image");
    public static readonly PackageType Zip = new PackageType("Zip");
    public static PackageType FindValue(string value) => FindValue<PackageType>(value);
    public static implicit operator PackageType(string value) => FindValue(value);
}

public class Runtime : ConstantClass
{
    public Runtime(string value) : base(value) { }
    public static readonly Runtime Dotnet10 = new Runtime("dotnet10");
    public static readonly Runtime Dotnet6 = new Runtime("dotnet6");
    public static readonly Runtime Dotnet8 = new Runtime("dotnet8");
    public static readonly Runtime Dotnetcore10 = new Runtime("dotnetcore1.0");
    public static readonly Runtime Dotnetcore20 = new Runtime("dotnetcore2.0");
    public static readonly Runtime Dotnetcore21 = new Runtime("dotnetcore2.1");
    public static readonly Runtime Dotnetcore31 = new Runtime("dotnetcore3.1");
    public static readonly Runtime Go1X = new Runtime("go1.x");
    public static readonly Runtime Java11 = new Runtime("java11");
    public static readonly Runtime Java11Al2023 = new Runtime("java11.al2023");
    public static readonly Runtime Java17 = new Runtime("java17");
    public static readonly Runtime Java17Al2023 = new Runtime("java17.al2023");
    public static readonly Runtime Java21 = new Runtime("java21");
    public static readonly Runtime Java25 = new Runtime("java25");
    public static readonly Runtime Java8 = new Runtime("java8");
    public static readonly Runtime Java8Al2 = new Runtime("java8.al2");
    public static readonly Runtime Java8Al2023 = new Runtime("java8.al2023");
    public static readonly Runtime Nodejs = new Runtime("nodejs");
    public static readonly Runtime Nodejs10X = new Runtime("nodejs10.x");
    public static readonly Runtime Nodejs12X = new Runtime("nodejs12.x");
    public static readonly Runtime Nodejs14X = new Runtime("nodejs14.x");
    public static readonly Runtime Nodejs16X = new Runtime("nodejs16.x");
    public static readonly Runtime Nodejs18X = new Runtime("nodejs18.x");
    public static readonly Runtime Nodejs20X = new Runtime("nodejs20.x");
    public static readonly Runtime Nodejs22X = new Runtime("nodejs22.x");
    public static readonly Runtime Nodejs24X = new Runtime("nodejs24.x");
    public static readonly Runtime Nodejs26X = new Runtime("nodejs26.x");
    public static readonly Runtime Nodejs43 = new Runtime("nodejs4.3");
    public static readonly Runtime Nodejs43Edge = new Runtime("nodejs4.3-edge");
    public static readonly Runtime Nodejs610 = new Runtime("nodejs6.10");
    public static readonly Runtime Nodejs810 = new Runtime("nodejs8.10");
    public static readonly Runtime Provided = new Runtime("provided");
    public static readonly Runtime ProvidedAl2 = new Runtime("provided.al2");
    public static readonly Runtime ProvidedAl2023 = new Runtime("provided.al2023");
    public static readonly Runtime Python27 = new Runtime("python2.7");
    public static readonly Runtime Python310 = new Runtime("python3.10");
    public static readonly Runtime Python311 = new Runtime("python3.11");
    public static readonly Runtime Python312 = new Runtime("python3.12");
    public static readonly Runtime Python313 = new Runtime("python3.13");
    public static readonly Runtime Python314 = new Runtime("python3.14");
    public static readonly Runtime Python315 = new Runtime("python3.15");
    public static readonly Runtime Python36 = new Runtime("python3.6");
    public static readonly Runtime Python37 = new Runtime("python3.7");
    public static readonly Runtime Python38 = new Runtime("python3.8");
    public static readonly Runtime Python39 = new Runtime("python3.9");
    public static readonly Runtime Ruby25 = new Runtime("ruby2.5");
    public static readonly Runtime Ruby27 = new Runtime("ruby2.7");
    public static readonly Runtime Ruby32 = new Runtime("ruby3.2");
    public static readonly Runtime Ruby33 = new Runtime("ruby3.3");
    public static readonly Runtime Ruby34 = new Runtime("ruby3.4");
    public static readonly Runtime Ruby40 = new Runtime("ruby4.0");
    public static Runtime FindValue(string value) => FindValue<Runtime>(value);
    public static implicit operator Runtime(string value) => FindValue(value);
}

public class S3ObjectStorageMode : ConstantClass
{
    public S3ObjectStorageMode(string value) : base(value) { }
    public static readonly S3ObjectStorageMode COPY = new S3ObjectStorageMode("COPY");
    public static readonly S3ObjectStorageMode REFERENCE = new S3ObjectStorageMode("REFERENCE");
    public static S3ObjectStorageMode FindValue(string value) => FindValue<S3ObjectStorageMode>(value);
    public static implicit operator S3ObjectStorageMode(string value) => FindValue(value);
}

public class SchemaRegistryEventRecordFormat : ConstantClass
{
    public SchemaRegistryEventRecordFormat(string value) : base(value) { }
    public static readonly SchemaRegistryEventRecordFormat JSON = new SchemaRegistryEventRecordFormat("JSON");
    public static readonly SchemaRegistryEventRecordFormat SOURCE = new SchemaRegistryEventRecordFormat("SOURCE");
    public static SchemaRegistryEventRecordFormat FindValue(string value) => FindValue<SchemaRegistryEventRecordFormat>(value);
    public static implicit operator SchemaRegistryEventRecordFormat(string value) => FindValue(value);
}

public class SnapStartApplyOn : ConstantClass
{
    public SnapStartApplyOn(string value) : base(value) { }
    public static readonly SnapStartApplyOn None = new SnapStartApplyOn("None");
    public static readonly SnapStartApplyOn PublishedVersions = new SnapStartApplyOn("PublishedVersions");
    public static SnapStartApplyOn FindValue(string value) => FindValue<SnapStartApplyOn>(value);
    public static implicit operator SnapStartApplyOn(string value) => FindValue(value);
}

public class SnapStartOptimizationStatus : ConstantClass
{
    public SnapStartOptimizationStatus(string value) : base(value) { }
    public static readonly SnapStartOptimizationStatus Off = new SnapStartOptimizationStatus("Off");
    public static readonly SnapStartOptimizationStatus On = new SnapStartOptimizationStatus("On");
    public static SnapStartOptimizationStatus FindValue(string value) => FindValue<SnapStartOptimizationStatus>(value);
    public static implicit operator SnapStartOptimizationStatus(string value) => FindValue(value);
}

public class SourceAccessType : ConstantClass
{
    public SourceAccessType(string value) : base(value) { }
    public static readonly SourceAccessType BASIC_AUTH = new SourceAccessType("BASIC_AUTH");
    public static readonly SourceAccessType CLIENT_CERTIFICATE_TLS_AUTH = new SourceAccessType("CLIENT_CERTIFICATE_TLS_AUTH");
    public static readonly SourceAccessType SASL_SCRAM_256_AUTH = new SourceAccessType("SASL_SCRAM_256_AUTH");
    public static readonly SourceAccessType SASL_SCRAM_512_AUTH = new SourceAccessType("SASL_SCRAM_512_AUTH");
    public static readonly SourceAccessType SERVER_ROOT_CA_CERTIFICATE = new SourceAccessType("SERVER_ROOT_CA_CERTIFICATE");
    public static readonly SourceAccessType VIRTUAL_HOST = new SourceAccessType("VIRTUAL_HOST");
    public static readonly SourceAccessType VPC_SECURITY_GROUP = new SourceAccessType("VPC_SECURITY_GROUP");
    public static readonly SourceAccessType VPC_SUBNET = new SourceAccessType("VPC_SUBNET");
    public static SourceAccessType FindValue(string value) => FindValue<SourceAccessType>(value);
    public static implicit operator SourceAccessType(string value) => FindValue(value);
}

public class State : ConstantClass
{
    public State(string value) : base(value) { }
    public static readonly State Active = new State("Active");
    public static readonly State ActiveNonInvocable = new State("ActiveNonInvocable");
    public static readonly State Deactivated = new State("Deactivated");
    public static readonly State Deactivating = new State("Deactivating");
    public static readonly State Deleting = new State("Deleting");
    public static readonly State Failed = new State("Failed");
    public static readonly State Inactive = new State("Inactive");
    public static readonly State Pending = new State("Pending");
    public static State FindValue(string value) => FindValue<State>(value);
    public static implicit operator State(string value) => FindValue(value);
}

public class StateReasonCode : ConstantClass
{
    public StateReasonCode(string value) : base(value) { }
    public static readonly StateReasonCode CapacityProviderScalingLimitExceeded = new StateReasonCode("CapacityProviderScalingLimitExceeded");
    public static readonly StateReasonCode Creating = new StateReasonCode("Creating");
    public static readonly StateReasonCode DependencyError = new StateReasonCode("DependencyError");
    public static readonly StateReasonCode DisabledKMSKey = new StateReasonCode("DisabledKMSKey");
    public static readonly StateReasonCode DisallowedByVpcEncryptionControl = new StateReasonCode("DisallowedByVpcEncryptionControl");
    public static readonly StateReasonCode DrainingDurableExecutions = new StateReasonCode("DrainingDurableExecutions");
    public static readonly StateReasonCode EC2RequestLimitExceeded = new StateReasonCode("EC2RequestLimitExceeded");
    public static readonly StateReasonCode EFSIOError = new StateReasonCode("EFSIOError");
    public static readonly StateReasonCode EFSMountConnectivityError = new StateReasonCode("EFSMountConnectivityError");
    public static readonly StateReasonCode EFSMountFailure = new StateReasonCode("EFSMountFailure");
    public static readonly StateReasonCode EFSMountTimeout = new StateReasonCode("EFSMountTimeout");
    public static readonly StateReasonCode EniLimitExceeded = new StateReasonCode("EniLimitExceeded");
    public static readonly StateReasonCode FunctionError = new StateReasonCode("FunctionError");
    public static readonly StateReasonCode FunctionErrorExtensionInitError = new StateReasonCode("FunctionError.ExtensionInitError");
    public static readonly StateReasonCode FunctionErrorInitResourceExhausted = new StateReasonCode("FunctionError.InitResourceExhausted");
    public static readonly StateReasonCode FunctionErrorInitTimeout = new StateReasonCode("FunctionError.InitTimeout");
    public static readonly StateReasonCode FunctionErrorInvalidEntryPoint = new StateReasonCode("FunctionError.InvalidEntryPoint");
    public static readonly StateReasonCode FunctionErrorInvalidWorkingDirectory = new StateReasonCode("FunctionError.InvalidWorkingDirectory");
    public static readonly StateReasonCode FunctionErrorPermissionDenied = new StateReasonCode("FunctionError.PermissionDenied");
    public static readonly StateReasonCode FunctionErrorRuntimeInitError = new StateReasonCode("FunctionError.RuntimeInitError");
    public static readonly StateReasonCode FunctionErrorTooManyExtensions = new StateReasonCode("FunctionError.TooManyExtensions");
    public static readonly StateReasonCode Idle = new StateReasonCode("Idle");
    public static readonly StateReasonCode ImageAccessDenied = new StateReasonCode("ImageAccessDenied");
    public static readonly StateReasonCode ImageDeleted = new StateReasonCode("ImageDeleted");
    public static readonly StateReasonCode InsufficientCapacity = new StateReasonCode("InsufficientCapacity");
    public static readonly StateReasonCode InsufficientRolePermissions = new StateReasonCode("InsufficientRolePermissions");
    public static readonly StateReasonCode InternalError = new StateReasonCode("InternalError");
    public static readonly StateReasonCode InvalidConfiguration = new StateReasonCode("InvalidConfiguration");
    public static readonly StateReasonCode InvalidImage = new StateReasonCode("InvalidImage");
    public static readonly StateReasonCode InvalidRuntime = new StateReasonCode("InvalidRuntime");
    public static readonly StateReasonCode InvalidSecurityGroup = new StateReasonCode("InvalidSecurityGroup");
    public static readonly StateReasonCode InvalidStateKMSKey = new StateReasonCode("InvalidStateKMSKey");
    public static readonly StateReasonCode InvalidSubnet = new StateReasonCode("InvalidSubnet");
    public static readonly StateReasonCode InvalidZipFileException = new StateReasonCode("InvalidZipFileException");
    public static readonly StateReasonCode KMSKeyAccessDenied = new StateReasonCode("KMSKeyAccessDenied");
    public static readonly StateReasonCode KMSKeyNotFound = new StateReasonCode("KMSKeyNotFound");
    public static readonly StateReasonCode Restoring = new StateReasonCode("Restoring");
    public static readonly StateReasonCode ServiceQuotaExceededException = new StateReasonCode("ServiceQuotaExceededException");
    public static readonly StateReasonCode SubnetOutOfIPAddresses = new StateReasonCode("SubnetOutOfIPAddresses");
    public static readonly StateReasonCode VcpuLimitExceeded = new StateReasonCode("VcpuLimitExceeded");
    public static StateReasonCode FindValue(string value) => FindValue<StateReasonCode>(value);
    public static implicit operator StateReasonCode(string value) => FindValue(value);
}

public class SystemLogLevel : ConstantClass
{
    public SystemLogLevel(string value) : base(value) { }
    public static readonly SystemLogLevel DEBUG = new SystemLogLevel("DEBUG");
    public static readonly SystemLogLevel INFO = new SystemLogLevel("INFO");
    public static readonly SystemLogLevel WARN = new SystemLogLevel("WARN");
    public static SystemLogLevel FindValue(string value) => FindValue<SystemLogLevel>(value);
    public static implicit operator SystemLogLevel(string value) => FindValue(value);
}

public class TenantIsolationMode : ConstantClass
{
    public TenantIsolationMode(string value) : base(value) { }
    public static readonly TenantIsolationMode PER_TENANT = new TenantIsolationMode("PER_TENANT");
    public static TenantIsolationMode FindValue(string value) => FindValue<TenantIsolationMode>(value);
    public static implicit operator TenantIsolationMode(string value) => FindValue(value);
}

public class ThrottleReason : ConstantClass
{
    public ThrottleReason(string value) : base(value) { }
    public static readonly ThrottleReason CallerRateLimitExceeded = new ThrottleReason("CallerRateLimitExceeded");
    public static readonly ThrottleReason ConcurrentInvocationLimitExceeded = new ThrottleReason("ConcurrentInvocationLimitExceeded");
    public static readonly ThrottleReason ConcurrentSnapshotCreateLimitExceeded = new ThrottleReason("ConcurrentSnapshotCreateLimitExceeded");
    public static readonly ThrottleReason FunctionInvocationRateLimitExceeded = new ThrottleReason("FunctionInvocationRateLimitExceeded");
    public static readonly ThrottleReason ReservedFunctionConcurrentInvocationLimitExceeded = new ThrottleReason("ReservedFunctionConcurrentInvocationLimitExceeded");
    public static readonly ThrottleReason ReservedFunctionInvocationRateLimitExceeded = new ThrottleReason("ReservedFunctionInvocationRateLimitExceeded");
    public static ThrottleReason FindValue(string value) => FindValue<ThrottleReason>(value);
    public static implicit operator ThrottleReason(string value) => FindValue(value);
}

public class TracingMode : ConstantClass
{
    public TracingMode(string value) : base(value) { }
    public static readonly TracingMode Active = new TracingMode("Active");
    public static readonly TracingMode PassThrough = new TracingMode("PassThrough");
    public static TracingMode FindValue(string value) => FindValue<TracingMode>(value);
    public static implicit operator TracingMode(string value) => FindValue(value);
}
