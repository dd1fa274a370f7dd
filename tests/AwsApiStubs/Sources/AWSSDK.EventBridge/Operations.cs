using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

public class CreateArchiveRequest : AmazonEventBridgeRequest
{
    public string ArchiveName { get; set; }
    public string Description { get; set; }
    public string EventPattern { get; set; }
    public string EventSourceArn { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public OptInt RetentionDays { get; set; }
}

public class CreateArchiveResponse : AmazonWebServiceResponse
{
    public string ArchiveArn { get; set; }
    public OptTime CreationTime { get; set; }
    public ArchiveState State { get; set; }
    public string StateReason { get; set; }
}

public class CreateEventBusRequest : AmazonEventBridgeRequest
{
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public string EventSourceName { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public LogConfig LogConfig { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; }
}

public class CreateEventBusResponse : AmazonWebServiceResponse
{
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public string EventBusArn { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public LogConfig LogConfig { get; set; }
}

public class DeleteArchiveRequest : AmazonEventBridgeRequest
{
    public string ArchiveName { get; set; }
}

public class DeleteArchiveResponse : AmazonWebServiceResponse { }

public class DeleteEventBusRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }
}

public class DeleteEventBusResponse : AmazonWebServiceResponse { }

public class DeleteRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptBool Force { get; set; }
    public string Name { get; set; }
}

public class DeleteRuleResponse : AmazonWebServiceResponse { }

public class DescribeArchiveRequest : AmazonEventBridgeRequest
{
    public string ArchiveName { get; set; }
}

public class DescribeArchiveResponse : AmazonWebServiceResponse
{
    public string ArchiveArn { get; set; }
    public string ArchiveName { get; set; }
    public OptTime CreationTime { get; set; }
    public string Description { get; set; }
    public OptLong EventCount { get; set; }
    public string EventPattern { get; set; }
    public string EventSourceArn { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public OptInt RetentionDays { get; set; }
    public OptLong SizeBytes { get; set; }
    public ArchiveState State { get; set; }
    public string StateReason { get; set; }
}

public class DescribeEventBusRequest : AmazonEventBridgeRequest
{
    public string Name { get; set; }
}

public class DescribeEventBusResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public LogConfig LogConfig { get; set; }
    public string Name { get; set; }
    public string Policy { get; set; }
}

public class DescribeRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

public class DescribeRuleResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public string CreatedBy { get; set; }
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string ManagedBy { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
}

public class DisableRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

public class DisableRuleResponse : AmazonWebServiceResponse { }

public class EnableRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

public class EnableRuleResponse : AmazonWebServiceResponse { }

public class ListEventBusesRequest : AmazonEventBridgeRequest
{
    public OptInt Limit { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
}

public class ListEventBusesResponse : AmazonWebServiceResponse
{
    public List<EventBus> EventBuses { get; set; }
    public string NextToken { get; set; }
}

public class ListRuleNamesByTargetRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptInt Limit { get; set; }
    public string NextToken { get; set; }
    public string TargetArn { get; set; }
}

public class ListRuleNamesByTargetResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<string> RuleNames { get; set; }
}

public class ListRulesRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptInt Limit { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
}

public class ListRulesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Rule> Rules { get; set; }
}

public class ListTargetsByRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptInt Limit { get; set; }
    public string NextToken { get; set; }
    public string Rule { get; set; }
}

public class ListTargetsByRuleResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Target> Targets { get; set; }
}

public class PutEventsRequest : AmazonEventBridgeRequest
{
    public string EndpointId { get; set; }
    public List<PutEventsRequestEntry> Entries { get; set; }
}

public class PutEventsResponse : AmazonWebServiceResponse
{
    public List<PutEventsResultEntry> Entries { get; set; }
    public OptInt FailedEntryCount { get; set; }
}

public class PutPartnerEventsRequest : AmazonEventBridgeRequest
{
    public List<PutPartnerEventsRequestEntry> Entries { get; set; }
}

public class PutPartnerEventsResponse : AmazonWebServiceResponse
{
    public List<PutPartnerEventsResultEntry> Entries { get; set; }
    public OptInt FailedEntryCount { get; set; }
}

public class PutPermissionRequest : AmazonEventBridgeRequest
{
    public string Action { get; set; }
    public Condition Condition { get; set; }
    public string EventBusName { get; set; }
    public string Policy { get; set; }
    public string Principal { get; set; }
    public string StatementId { get; set; }
}

public class PutPermissionResponse : AmazonWebServiceResponse { }

public class PutRuleRequest : AmazonEventBridgeRequest
{
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
    public List<Tag> Tags { get; set; }
}

public class PutRuleResponse : AmazonWebServiceResponse
{
    public string RuleArn { get; set; }
}

public class PutTargetsRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Rule { get; set; }
    public List<Target> Targets { get; set; }
}

public class PutTargetsResponse : AmazonWebServiceResponse
{
    public List<PutTargetsResultEntry> FailedEntries { get; set; }
    public OptInt FailedEntryCount { get; set; }
}

public class RemovePermissionRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptBool RemoveAllPermissions { get; set; }
    public string StatementId { get; set; }
}

public class RemovePermissionResponse : AmazonWebServiceResponse { }

public class RemoveTargetsRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public OptBool Force { get; set; }
    public List<string> Ids { get; set; }
    public string Rule { get; set; }
}

public class RemoveTargetsResponse : AmazonWebServiceResponse
{
    public List<RemoveTargetsResultEntry> FailedEntries { get; set; }
    public OptInt FailedEntryCount { get; set; }
}

public class StartReplayRequest : AmazonEventBridgeRequest
{
    public string Description { get; set; }
    public ReplayDestination Destination { get; set; }
    public OptTime EventEndTime { get; set; }
    public string EventSourceArn { get; set; }
    public OptTime EventStartTime { get; set; }
    public string ReplayName { get; set; }
}

public class StartReplayResponse : AmazonWebServiceResponse
{
    public string ReplayArn { get; set; }
    public OptTime ReplayStartTime { get; set; }
    public ReplayState State { get; set; }
    public string StateReason { get; set; }
}

public class TagResourceRequest : AmazonEventBridgeRequest
{
    public string ResourceARN { get; set; }
    public List<Tag> Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse { }

public class TestEventPatternRequest : AmazonEventBridgeRequest
{
    public string Event { get; set; }
    public string EventPattern { get; set; }
}

public class TestEventPatternResponse : AmazonWebServiceResponse
{
    public OptBool Result { get; set; }
}

public class UpdateArchiveRequest : AmazonEventBridgeRequest
{
    public string ArchiveName { get; set; }
    public string Description { get; set; }
    public string EventPattern { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public OptInt RetentionDays { get; set; }
}

public class UpdateArchiveResponse : AmazonWebServiceResponse
{
    public string ArchiveArn { get; set; }
    public OptTime CreationTime { get; set; }
    public ArchiveState State { get; set; }
    public string StateReason { get; set; }
}

public class UpdateEventBusRequest : AmazonEventBridgeRequest
{
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public LogConfig LogConfig { get; set; }
    public string Name { get; set; }
}

public class UpdateEventBusResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Description { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public LogConfig LogConfig { get; set; }
    public string Name { get; set; }
}
