using System.Collections.Generic;

namespace Amazon.Scheduler.Model;

public class AwsVpcConfiguration
{
    public AssignPublicIp AssignPublicIp { get; set; }
    public List<string> SecurityGroups { get; set; }
    public List<string> Subnets { get; set; }
}

public class CapacityProviderStrategyItem
{
    public OptInt Base { get; set; }
    public string CapacityProvider { get; set; }
    public OptInt Weight { get; set; }
}

public class DeadLetterConfig
{
    public string Arn { get; set; }
}

public class EcsParameters
{
    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; }
    public OptBool EnableECSManagedTags { get; set; }
    public OptBool EnableExecuteCommand { get; set; }
    public string Group { get; set; }
    public LaunchType LaunchType { get; set; }
    public NetworkConfiguration NetworkConfiguration { get; set; }
    public List<PlacementConstraint> PlacementConstraints { get; set; }
    public List<PlacementStrategy> PlacementStrategy { get; set; }
    public string PlatformVersion { get; set; }
    public PropagateTags PropagateTags { get; set; }
    public string ReferenceId { get; set; }
    public List<Dictionary<string, string>> Tags { get; set; }
    public OptInt TaskCount { get; set; }
    public string TaskDefinitionArn { get; set; }
}

public class EventBridgeParameters
{
    public string DetailType { get; set; }
    public string Source { get; set; }
}

public class FlexibleTimeWindow
{
    public OptInt MaximumWindowInMinutes { get; set; }
    public FlexibleTimeWindowMode Mode { get; set; }
}

public class KinesisParameters
{
    public string PartitionKey { get; set; }
}

public class NetworkConfiguration
{
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
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

public class RetryPolicy
{
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
}

public class SageMakerPipelineParameter
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class SageMakerPipelineParameters
{
    public List<SageMakerPipelineParameter> PipelineParameterList { get; set; }
}

public class ScheduleGroupSummary
{
    public string Arn { get; set; }
    public OptTime CreationDate { get; set; }
    public OptTime LastModificationDate { get; set; }
    public string Name { get; set; }
    public ScheduleGroupState State { get; set; }
}

public class ScheduleSummary
{
    public string Arn { get; set; }
    public OptTime CreationDate { get; set; }
    public string GroupName { get; set; }
    public OptTime LastModificationDate { get; set; }
    public string Name { get; set; }
    public ScheduleState State { get; set; }
    public TargetSummary Target { get; set; }
}

public class SqsParameters
{
    public string MessageGroupId { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public class Target
{
    public string Arn { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public EcsParameters EcsParameters { get; set; }
    public EventBridgeParameters EventBridgeParameters { get; set; }
    public string Input { get; set; }
    public KinesisParameters KinesisParameters { get; set; }
    public RetryPolicy RetryPolicy { get; set; }
    public string RoleArn { get; set; }
    public SageMakerPipelineParameters SageMakerPipelineParameters { get; set; }
    public SqsParameters SqsParameters { get; set; }
}

public class TargetSummary
{
    public string Arn { get; set; }
}
