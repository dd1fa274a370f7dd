using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.CloudWatchEvents.Model;

public class DeleteRuleRequest : AmazonCloudWatchEventsRequest
{
    public string EventBusName { get; set; }
    public OptBool Force { get; set; }
    public string Name { get; set; }
}

public class DeleteRuleResponse : AmazonWebServiceResponse { }

public class ListRulesRequest : AmazonCloudWatchEventsRequest
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

public class ListTargetsByRuleRequest : AmazonCloudWatchEventsRequest
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

public class PutEventsRequest : AmazonCloudWatchEventsRequest
{
    public string EndpointId { get; set; }
    public List<PutEventsRequestEntry> Entries { get; set; }
}

public class PutEventsResponse : AmazonWebServiceResponse
{
    public List<PutEventsResultEntry> Entries { get; set; }
    public OptInt FailedEntryCount { get; set; }
}

public class PutPermissionRequest : AmazonCloudWatchEventsRequest
{
    public string Action { get; set; }
    public Condition Condition { get; set; }
    public string EventBusName { get; set; }
    public string Policy { get; set; }
    public string Principal { get; set; }
    public string StatementId { get; set; }
}

public class PutPermissionResponse : AmazonWebServiceResponse { }

public class PutRuleRequest : AmazonCloudWatchEventsRequest
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

public class PutTargetsRequest : AmazonCloudWatchEventsRequest
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

public class RemoveTargetsRequest : AmazonCloudWatchEventsRequest
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
