using Amazon.Runtime;

namespace Amazon.StepFunctions;

public class EncryptionType : ConstantClass
{
    public EncryptionType(string value) : base(value) { }
    public static readonly EncryptionType AWS_OWNED_KEY = new EncryptionType("AWS_OWNED_KEY");
    public static readonly EncryptionType CUSTOMER_MANAGED_KMS_KEY = new EncryptionType("CUSTOMER_MANAGED_KMS_KEY");
    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);
    public static implicit operator EncryptionType(string value) => FindValue(value);
}

public class ExecutionRedriveFilter : ConstantClass
{
    public ExecutionRedriveFilter(string value) : base(value) { }
    public static readonly ExecutionRedriveFilter NOT_REDRIVEN = new ExecutionRedriveFilter("NOT_REDRIVEN");
    public static readonly ExecutionRedriveFilter REDRIVEN = new ExecutionRedriveFilter("REDRIVEN");
    public static ExecutionRedriveFilter FindValue(string value) => FindValue<ExecutionRedriveFilter>(value);
    public static implicit operator ExecutionRedriveFilter(string value) => FindValue(value);
}

public class ExecutionRedriveStatus : ConstantClass
{
    public ExecutionRedriveStatus(string value) : base(value) { }
    public static readonly ExecutionRedriveStatus NOT_REDRIVABLE = new ExecutionRedriveStatus("NOT_REDRIVABLE");
    public static readonly ExecutionRedriveStatus REDRIVABLE = new ExecutionRedriveStatus("REDRIVABLE");
    public static readonly ExecutionRedriveStatus REDRIVABLE_BY_MAP_RUN = new ExecutionRedriveStatus("REDRIVABLE_BY_MAP_RUN");
    public static ExecutionRedriveStatus FindValue(string value) => FindValue<ExecutionRedriveStatus>(value);
    public static implicit operator ExecutionRedriveStatus(string value) => FindValue(value);
}

public class ExecutionStatus : ConstantClass
{
    public ExecutionStatus(string value) : base(value) { }
    public static readonly ExecutionStatus ABORTED = new ExecutionStatus("ABORTED");
    public static readonly ExecutionStatus FAILED = new ExecutionStatus("FAILED");
    public static readonly ExecutionStatus PENDING_REDRIVE = new ExecutionStatus("PENDING_REDRIVE");
    public static readonly ExecutionStatus RUNNING = new ExecutionStatus("RUNNING");
    public static readonly ExecutionStatus SUCCEEDED = new ExecutionStatus("SUCCEEDED");
    public static readonly ExecutionStatus TIMED_OUT = new ExecutionStatus("TIMED_OUT");
    public static ExecutionStatus FindValue(string value) => FindValue<ExecutionStatus>(value);
    public static implicit operator ExecutionStatus(string value) => FindValue(value);
}

public class IncludedData : ConstantClass
{
    public IncludedData(string value) : base(value) { }
    public static readonly IncludedData ALL_DATA = new IncludedData("ALL_DATA");
    public static readonly IncludedData METADATA_ONLY = new IncludedData("METADATA_ONLY");
    public static IncludedData FindValue(string value) => FindValue<IncludedData>(value);
    public static implicit operator IncludedData(string value) => FindValue(value);
}

public class KmsKeyState : ConstantClass
{
    public KmsKeyState(string value) : base(value) { }
    public static readonly KmsKeyState CREATING = new KmsKeyState("CREATING");
    public static readonly KmsKeyState DISABLED = new KmsKeyState("DISABLED");
    public static readonly KmsKeyState PENDING_DELETION = new KmsKeyState("PENDING_DELETION");
    public static readonly KmsKeyState PENDING_IMPORT = new KmsKeyState("PENDING_IMPORT");
    public static readonly KmsKeyState UNAVAILABLE = new KmsKeyState("UNAVAILABLE");
    public static KmsKeyState FindValue(string value) => FindValue<KmsKeyState>(value);
    public static implicit operator KmsKeyState(string value) => FindValue(value);
}

public class LogLevel : ConstantClass
{
    public LogLevel(string value) : base(value) { }
    public static readonly LogLevel ALL = new LogLevel("ALL");
    public static readonly LogLevel ERROR = new LogLevel("ERROR");
    public static readonly LogLevel FATAL = new LogLevel("FATAL");
    public static readonly LogLevel OFF = new LogLevel("OFF");
    public static LogLevel FindValue(string value) => FindValue<LogLevel>(value);
    public static implicit operator LogLevel(string value) => FindValue(value);
}

public class StateMachineStatus : ConstantClass
{
    public StateMachineStatus(string value) : base(value) { }
    public static readonly StateMachineStatus ACTIVE = new StateMachineStatus("ACTIVE");
    public static readonly StateMachineStatus DELETING = new StateMachineStatus("DELETING");
    public static StateMachineStatus FindValue(string value) => FindValue<StateMachineStatus>(value);
    public static implicit operator StateMachineStatus(string value) => FindValue(value);
}

public class StateMachineType : ConstantClass
{
    public StateMachineType(string value) : base(value) { }
    public static readonly StateMachineType EXPRESS = new StateMachineType("EXPRESS");
    public static readonly StateMachineType STANDARD = new StateMachineType("STANDARD");
    public static StateMachineType FindValue(string value) => FindValue<StateMachineType>(value);
    public static implicit operator StateMachineType(string value) => FindValue(value);
}

public class SyncExecutionStatus : ConstantClass
{
    public SyncExecutionStatus(string value) : base(value) { }
    public static readonly SyncExecutionStatus FAILED = new SyncExecutionStatus("FAILED");
    public static readonly SyncExecutionStatus SUCCEEDED = new SyncExecutionStatus("SUCCEEDED");
    public static readonly SyncExecutionStatus TIMED_OUT = new SyncExecutionStatus("TIMED_OUT");
    public static SyncExecutionStatus FindValue(string value) => FindValue<SyncExecutionStatus>(value);
    public static implicit operator SyncExecutionStatus(string value) => FindValue(value);
}

public class ValidationExceptionReason : ConstantClass
{
    public ValidationExceptionReason(string value) : base(value) { }
    public static readonly ValidationExceptionReason API_DOES_NOT_SUPPORT_LABELED_ARNS = new ValidationExceptionReason("API_DOES_NOT_SUPPORT_LABELED_ARNS");
    public static readonly ValidationExceptionReason CANNOT_UPDATE_COMPLETED_MAP_RUN = new ValidationExceptionReason("CANNOT_UPDATE_COMPLETED_MAP_RUN");
    public static readonly ValidationExceptionReason INVALID_ROUTING_CONFIGURATION = new ValidationExceptionReason("INVALID_ROUTING_CONFIGURATION");
    public static readonly ValidationExceptionReason MISSING_REQUIRED_PARAMETER = new ValidationExceptionReason("MISSING_REQUIRED_PARAMETER");
    public static ValidationExceptionReason FindValue(string value) => FindValue<ValidationExceptionReason>(value);
    public static implicit operator ValidationExceptionReason(string value) => FindValue(value);
}
