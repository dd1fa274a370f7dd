using Amazon.Runtime;

namespace Amazon.Pipes;

public class AssignPublicIp : ConstantClass
{
    public AssignPublicIp(string value) : base(value) { }
    public static readonly AssignPublicIp DISABLED = new AssignPublicIp("DISABLED");
    public static readonly AssignPublicIp ENABLED = new AssignPublicIp("ENABLED");
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

public class BatchJobDependencyType : ConstantClass
{
    public BatchJobDependencyType(string value) : base(value) { }
    public static readonly BatchJobDependencyType N_TO_N = new BatchJobDependencyType("N_TO_N");
    public static readonly BatchJobDependencyType SEQUENTIAL = new BatchJobDependencyType("SEQUENTIAL");
    public static BatchJobDependencyType FindValue(string value) => FindValue<BatchJobDependencyType>(value);
    public static implicit operator BatchJobDependencyType(string value) => FindValue(value);
}

public class BatchResourceRequirementType : ConstantClass
{
    public BatchResourceRequirementType(string value) : base(value) { }
    public static readonly BatchResourceRequirementType GPU = new BatchResourceRequirementType("GPU");
    public static readonly BatchResourceRequirementType MEMORY = new BatchResourceRequirementType("MEMORY");
    public static readonly BatchResourceRequirementType VCPU = new BatchResourceRequirementType("VCPU");
    public static BatchResourceRequirementType FindValue(string value) => FindValue<BatchResourceRequirementType>(value);
    public static implicit operator BatchResourceRequirementType(string value) => FindValue(value);
}

public class DimensionValueType : ConstantClass
{
    public DimensionValueType(string value) : base(value) { }
    public static readonly DimensionValueType VARCHAR = new DimensionValueType("VARCHAR");
    public static DimensionValueType FindValue(string value) => FindValue<DimensionValueType>(value);
    public static implicit operator DimensionValueType(string value) => FindValue(value);
}

public class DynamoDBStreamStartPosition : ConstantClass
{
    public DynamoDBStreamStartPosition(string value) : base(value) { }
    public static readonly DynamoDBStreamStartPosition LATEST = new DynamoDBStreamStartPosition("LATEST");
    public static readonly DynamoDBStreamStartPosition TRIM_HORIZON = new DynamoDBStreamStartPosition("TRIM_HORIZON");
    public static DynamoDBStreamStartPosition FindValue(string value) => FindValue<DynamoDBStreamStartPosition>(value);
    public static implicit operator DynamoDBStreamStartPosition(string value) => FindValue(value);
}

public class EcsEnvironmentFileType : ConstantClass
{
    public EcsEnvironmentFileType(string value) : base(value) { }
    public static readonly EcsEnvironmentFileType S3 = new EcsEnvironmentFileType("s3");
    public static EcsEnvironmentFileType FindValue(string value) => FindValue<EcsEnvironmentFileType>(value);
    public static implicit operator EcsEnvironmentFileType(string value) => FindValue(value);
}

public class EcsResourceRequirementType : ConstantClass
{
    public EcsResourceRequirementType(string value) : base(value) { }
    public static readonly EcsResourceRequirementType GPU = new EcsResourceRequirementType("GPU");
    public static readonly EcsResourceRequirementType InferenceAccelerator = new EcsResourceRequirementType("InferenceAccelerator");
    public static EcsResourceRequirementType FindValue(string value) => FindValue<EcsResourceRequirementType>(value);
    public static implicit operator EcsResourceRequirementType(string value) => FindValue(value);
}

public class EpochTimeUnit : ConstantClass
{
    public EpochTimeUnit(string value) : base(value) { }
    public static readonly EpochTimeUnit MICROSECONDS = new EpochTimeUnit("MICROSECONDS");
    public static readonly EpochTimeUnit MILLISECONDS = new EpochTimeUnit("MILLISECONDS");
    public static readonly EpochTimeUnit NANOSECONDS = new EpochTimeUnit("NANOSECONDS");
    public static readonly EpochTimeUnit SECONDS = new EpochTimeUnit("SECONDS");
    public static EpochTimeUnit FindValue(string value) => FindValue<EpochTimeUnit>(value);
    public static implicit operator EpochTimeUnit(string value) => FindValue(value);
}

public class IncludeExecutionDataOption : ConstantClass
{
    public IncludeExecutionDataOption(string value) : base(value) { }
    public static readonly IncludeExecutionDataOption ALL = new IncludeExecutionDataOption("ALL");
    public static IncludeExecutionDataOption FindValue(string value) => FindValue<IncludeExecutionDataOption>(value);
    public static implicit operator IncludeExecutionDataOption(string value) => FindValue(value);
}

public class KinesisStreamStartPosition : ConstantClass
{
    public KinesisStreamStartPosition(string value) : base(value) { }
    public static readonly KinesisStreamStartPosition AT_TIMESTAMP = new KinesisStreamStartPosition("AT_TIMESTAMP");
    public static readonly KinesisStreamStartPosition LATEST = new KinesisStreamStartPosition("LATEST");
    public static readonly KinesisStreamStartPosition TRIM_HORIZON = new KinesisStreamStartPosition("TRIM_HORIZON");
    public static KinesisStreamStartPosition FindValue(string value) => FindValue<KinesisStreamStartPosition>(value);
    public static implicit operator KinesisStreamStartPosition(string value) => FindValue(value);
}

public class LaunchType : ConstantClass
{
    public LaunchType(string value) : base(value) { }
    public static readonly LaunchType EC2 = new LaunchType("EC2");
    public static readonly LaunchType EXTERNAL = new LaunchType("EXTERNAL");
    public static readonly LaunchType FARGATE = new LaunchType("FARGATE");
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);
    public static implicit operator LaunchType(string value) => FindValue(value);
}

public class LogLevel : ConstantClass
{
    public LogLevel(string value) : base(value) { }
    public static readonly LogLevel ERROR = new LogLevel("ERROR");
    public static readonly LogLevel INFO = new LogLevel("INFO");
    public static readonly LogLevel OFF = new LogLevel("OFF");
    public static readonly LogLevel TRACE = new LogLevel("TRACE");
    public static LogLevel FindValue(string value) => FindValue<LogLevel>(value);
    public static implicit operator LogLevel(string value) => FindValue(value);
}

public class MSKStartPosition : ConstantClass
{
    public MSKStartPosition(string value) : base(value) { }
    public static readonly MSKStartPosition LATEST = new MSKStartPosition("LATEST");
    public static readonly MSKStartPosition TRIM_HORIZON = new MSKStartPosition("TRIM_HORIZON");
    public static MSKStartPosition FindValue(string value) => FindValue<MSKStartPosition>(value);
    public static implicit operator MSKStartPosition(string value) => FindValue(value);
}

public class MeasureValueType : ConstantClass
{
    public MeasureValueType(string value) : base(value) { }
    public static readonly MeasureValueType BIGINT = new MeasureValueType("BIGINT");
    public static readonly MeasureValueType BOOLEAN = new MeasureValueType("BOOLEAN");
    public static readonly MeasureValueType DOUBLE = new MeasureValueType("DOUBLE");
    public static readonly MeasureValueType TIMESTAMP = new MeasureValueType("TIMESTAMP");
    public static readonly MeasureValueType VARCHAR = new MeasureValueType("VARCHAR");
    public static MeasureValueType FindValue(string value) => FindValue<MeasureValueType>(value);
    public static implicit operator MeasureValueType(string value) => FindValue(value);
}

public class OnPartialBatchItemFailureStreams : ConstantClass
{
    public OnPartialBatchItemFailureStreams(string value) : base(value) { }
    public static readonly OnPartialBatchItemFailureStreams AUTOMATIC_BISECT = new OnPartialBatchItemFailureStreams("AUTOMATIC_BISECT");
    public static OnPartialBatchItemFailureStreams FindValue(string value) => FindValue<OnPartialBatchItemFailureStreams>(value);
    public static implicit operator OnPartialBatchItemFailureStreams(string value) => FindValue(value);
}

public class PipeState : ConstantClass
{
    public PipeState(string value) : base(value) { }
    public static readonly PipeState CREATE_FAILED = new PipeState("CREATE_FAILED");
    public static readonly PipeState CREATE_ROLLBACK_FAILED = new PipeState("CREATE_ROLLBACK_FAILED");
    public static readonly PipeState CREATING = new PipeState("CREATING");
    public static readonly PipeState DELETE_FAILED = new PipeState("DELETE_FAILED");
    public static readonly PipeState DELETE_ROLLBACK_FAILED = new PipeState("DELETE_ROLLBACK_FAILED");
    public static readonly PipeState DELETING = new PipeState("DELETING");
    public static readonly PipeState RUNNING = new PipeState("RUNNING");
    public static readonly PipeState STARTING = new PipeState("STARTING");
    public static readonly PipeState START_FAILED = new PipeState("START_FAILED");
    public static readonly PipeState STOPPED = new PipeState("STOPPED");
    public static readonly PipeState STOPPING = new PipeState("STOPPING");
    public static readonly PipeState STOP_FAILED = new PipeState("STOP_FAILED");
    public static readonly PipeState UPDATE_FAILED = new PipeState("UPDATE_FAILED");
    public static readonly PipeState UPDATE_ROLLBACK_FAILED = new PipeState("UPDATE_ROLLBACK_FAILED");
    public static readonly PipeState UPDATING = new PipeState("UPDATING");
    public static PipeState FindValue(string value) => FindValue<PipeState>(value);
    public static implicit operator PipeState(string value) => FindValue(value);
}

public class PipeTargetInvocationType : ConstantClass
{
    public PipeTargetInvocationType(string value) : base(value) { }
    public static readonly PipeTargetInvocationType FIRE_AND_FORGET = new PipeTargetInvocationType("FIRE_AND_FORGET");
    public static readonly PipeTargetInvocationType REQUEST_RESPONSE = new PipeTargetInvocationType("REQUEST_RESPONSE");
    public static PipeTargetInvocationType FindValue(string value) => FindValue<PipeTargetInvocationType>(value);
    public static implicit operator PipeTargetInvocationType(string value) => FindValue(value);
}

public class PlacementConstraintType : ConstantClass
{
    public PlacementConstraintType(string value) : base(value) { }
    public static readonly PlacementConstraintType DistinctInstance = new PlacementConstraintType("distinctInstance");
    public static readonly PlacementConstraintType MemberOf = new PlacementConstraintType("memberOf");
    public static PlacementConstraintType FindValue(string value) => FindValue<PlacementConstraintType>(value);
    public static implicit operator PlacementConstraintType(string value) => FindValue(value);
}

public class PlacementStrategyType : ConstantClass
{
    public PlacementStrategyType(string value) : base(value) { }
    public static readonly PlacementStrategyType Binpack = new PlacementStrategyType("binpack");
    public static readonly PlacementStrategyType Random = new PlacementStrategyType("random");
    public static readonly PlacementStrategyType Spread = new PlacementStrategyType("spread");
    public static PlacementStrategyType FindValue(string value) => FindValue<PlacementStrategyType>(value);
    public static implicit operator PlacementStrategyType(string value) => FindValue(value);
}

public class PropagateTags : ConstantClass
{
    public PropagateTags(string value) : base(value) { }
    public static readonly PropagateTags TASK_DEFINITION = new PropagateTags("TASK_DEFINITION");
    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);
    public static implicit operator PropagateTags(string value) => FindValue(value);
}

public class RequestedPipeState : ConstantClass
{
    public RequestedPipeState(string value) : base(value) { }
    public static readonly RequestedPipeState RUNNING = new RequestedPipeState("RUNNING");
    public static readonly RequestedPipeState STOPPED = new RequestedPipeState("STOPPED");
    public static RequestedPipeState FindValue(string value) => FindValue<RequestedPipeState>(value);
    public static implicit operator RequestedPipeState(string value) => FindValue(value);
}

public class RequestedPipeStateDescribeResponse : ConstantClass
{
    public RequestedPipeStateDescribeResponse(string value) : base(value) { }
    public static readonly RequestedPipeStateDescribeResponse DELETED = new RequestedPipeStateDescribeResponse("DELETED");
    public static readonly RequestedPipeStateDescribeResponse RUNNING = new RequestedPipeStateDescribeResponse("RUNNING");
    public static readonly RequestedPipeStateDescribeResponse STOPPED = new RequestedPipeStateDescribeResponse("STOPPED");
    public static RequestedPipeStateDescribeResponse FindValue(string value) => FindValue<RequestedPipeStateDescribeResponse>(value);
    public static implicit operator RequestedPipeStateDescribeResponse(string value) => FindValue(value);
}

public class S3OutputFormat : ConstantClass
{
    public S3OutputFormat(string value) : base(value) { }
    public static readonly S3OutputFormat Json = new S3OutputFormat("json");
    public static readonly S3OutputFormat Plain = new S3OutputFormat("plain");
    public static readonly S3OutputFormat W3c = new S3OutputFormat("w3c");
    public static S3OutputFormat FindValue(string value) => FindValue<S3OutputFormat>(value);
    public static implicit operator S3OutputFormat(string value) => FindValue(value);
}

public class SelfManagedKafkaStartPosition : ConstantClass
{
    public SelfManagedKafkaStartPosition(string value) : base(value) { }
    public static readonly SelfManagedKafkaStartPosition LATEST = new SelfManagedKafkaStartPosition("LATEST");
    public static readonly SelfManagedKafkaStartPosition TRIM_HORIZON = new SelfManagedKafkaStartPosition("TRIM_HORIZON");
    public static SelfManagedKafkaStartPosition FindValue(string value) => FindValue<SelfManagedKafkaStartPosition>(value);
    public static implicit operator SelfManagedKafkaStartPosition(string value) => FindValue(value);
}

public class TimeFieldType : ConstantClass
{
    public TimeFieldType(string value) : base(value) { }
    public static readonly TimeFieldType EPOCH = new TimeFieldType("EPOCH");
    public static readonly TimeFieldType TIMESTAMP_FORMAT = new TimeFieldType("TIMESTAMP_FORMAT");
    public static TimeFieldType FindValue(string value) => FindValue<TimeFieldType>(value);
    public static implicit operator TimeFieldType(string value) => FindValue(value);
}
