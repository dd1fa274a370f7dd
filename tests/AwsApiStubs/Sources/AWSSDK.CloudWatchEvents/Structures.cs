using System;
using System.Collections.Generic;

namespace Amazon.CloudWatchEvents.Model;

public class AppSyncParameters
{
    public string GraphQLOperation { get; set; }
}

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

public class BatchParameters
{
    public BatchArrayProperties ArrayProperties { get; set; }
    public string JobDefinition { get; set; }
    public string JobName { get; set; }
    public BatchRetryStrategy RetryStrategy { get; set; }
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

public class Condition
{
    public string Key { get; set; }
    public string Type { get; set; }
    public string Value { get; set; }
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
    public List<Tag> Tags { get; set; }
    public OptInt TaskCount { get; set; }
    public string TaskDefinitionArn { get; set; }
}

public class HttpParameters
{
    public Dictionary<string, string> HeaderParameters { get; set; }
    public List<string> PathParameterValues { get; set; }
    public Dictionary<string, string> QueryStringParameters { get; set; }
}

public class InputTransformer
{
    public Dictionary<string, string> InputPathsMap { get; set; }
    public string InputTemplate { get; set; }
}

public class KinesisParameters
{
    public string PartitionKeyPath { get; set; }
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

public class PutEventsRequestEntry
{
    public string Detail { get; set; }
    public string DetailType { get; set; }
    public string EventBusName { get; set; }
    public List<string> Resources { get; set; }
    public string Source { get; set; }
    public OptTime Time { get; set; }
#if AWSSDK_V3
    public DateTime TimeUtc { get; set; }
#endif
    public string TraceHeader { get; set; }
}

public class PutEventsResultEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string EventId { get; set; }
}

public class PutTargetsResultEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string TargetId { get; set; }
}

public class RedshiftDataParameters
{
    public string Database { get; set; }
    public string DbUser { get; set; }
    public string SecretManagerArn { get; set; }
    public string Sql { get; set; }
    public List<string> Sqls { get; set; }
    public string StatementName { get; set; }
    public OptBool WithEvent { get; set; }
}

public class RemoveTargetsResultEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string TargetId { get; set; }
}

public class RetryPolicy
{
    public OptInt MaximumEventAgeInSeconds { get; set; }
    public OptInt MaximumRetryAttempts { get; set; }
}

public class Rule
{
    public string Arn { get; set; }
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string ManagedBy { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
}

public class RunCommandParameters
{
    public List<RunCommandTarget> RunCommandTargets { get; set; }
}

public class RunCommandTarget
{
    public string Key { get; set; }
    public List<string> Values { get; set; }
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
    public AppSyncParameters AppSyncParameters { get; set; }
    public string Arn { get; set; }
    public BatchParameters BatchParameters { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public EcsParameters EcsParameters { get; set; }
    public HttpParameters HttpParameters { get; set; }
    public string Id { get; set; }
    public string Input { get; set; }
    public string InputPath { get; set; }
    public InputTransformer InputTransformer { get; set; }
    public KinesisParameters KinesisParameters { get; set; }
    public RedshiftDataParameters RedshiftDataParameters { get; set; }
    public RetryPolicy RetryPolicy { get; set; }
    public string RoleArn { get; set; }
    public RunCommandParameters RunCommandParameters { get; set; }
    public SageMakerPipelineParameters SageMakerPipelineParameters { get; set; }
    public SqsParameters SqsParameters { get; set; }
}
