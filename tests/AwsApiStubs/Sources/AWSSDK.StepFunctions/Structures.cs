using System.Collections.Generic;

namespace Amazon.StepFunctions.Model;

public class BillingDetails
{
    public OptLong BilledDurationInMilliseconds { get; set; }
    public OptLong BilledMemoryUsedInMB { get; set; }
}

public class CloudWatchEventsExecutionDataDetails
{
    public OptBool Included { get; set; }
}

public class CloudWatchLogsLogGroup
{
    public string LogGroupArn { get; set; }
}

public class EncryptionConfiguration
{
    public OptInt KmsDataKeyReusePeriodSeconds { get; set; }
    public string KmsKeyId { get; set; }
    public EncryptionType Type { get; set; }
}

public class ExecutionListItem
{
    public string ExecutionArn { get; set; }
    public OptInt ItemCount { get; set; }
    public string MapRunArn { get; set; }
    public string Name { get; set; }
    public OptInt RedriveCount { get; set; }
    public OptTime RedriveDate { get; set; }
    public OptTime StartDate { get; set; }
    public string StateMachineAliasArn { get; set; }
    public string StateMachineArn { get; set; }
    public string StateMachineVersionArn { get; set; }
    public ExecutionStatus Status { get; set; }
    public OptTime StopDate { get; set; }
}

public class LogDestination
{
    public CloudWatchLogsLogGroup CloudWatchLogsLogGroup { get; set; }
}

public class LoggingConfiguration
{
    public List<LogDestination> Destinations { get; set; }
    public OptBool IncludeExecutionData { get; set; }
    public LogLevel Level { get; set; }
}

public class StateMachineListItem
{
    public OptTime CreationDate { get; set; }
    public string Name { get; set; }
    public string StateMachineArn { get; set; }
    public StateMachineType Type { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public class TracingConfiguration
{
    public OptBool Enabled { get; set; }
}
