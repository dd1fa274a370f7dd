using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.Scheduler.Model;

public class CreateScheduleRequest : AmazonSchedulerRequest
{
    public ActionAfterCompletion ActionAfterCompletion { get; set; }
    public string ClientToken { get; set; }
    public string Description { get; set; }
    public OptTime EndDate { get; set; }
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }
    public string GroupName { get; set; }
    public string KmsKeyArn { get; set; }
    public string Name { get; set; }
    public string ScheduleExpression { get; set; }
    public string ScheduleExpressionTimezone { get; set; }
    public OptTime StartDate { get; set; }
    public ScheduleState State { get; set; }
    public Target Target { get; set; }
}

public class CreateScheduleResponse : AmazonWebServiceResponse
{
    public string ScheduleArn { get; set; }
}

public class CreateScheduleGroupRequest : AmazonSchedulerRequest
{
    public string ClientToken { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; }
}

public class CreateScheduleGroupResponse : AmazonWebServiceResponse
{
    public string ScheduleGroupArn { get; set; }
}

public class DeleteScheduleRequest : AmazonSchedulerRequest
{
    public string ClientToken { get; set; }
    public string GroupName { get; set; }
    public string Name { get; set; }
}

public class DeleteScheduleResponse : AmazonWebServiceResponse { }

public class DeleteScheduleGroupRequest : AmazonSchedulerRequest
{
    public string ClientToken { get; set; }
    public string Name { get; set; }
}

public class DeleteScheduleGroupResponse : AmazonWebServiceResponse { }

public class GetScheduleRequest : AmazonSchedulerRequest
{
    public string GroupName { get; set; }
    public string Name { get; set; }
}

public class GetScheduleResponse : AmazonWebServiceResponse
{
    public ActionAfterCompletion ActionAfterCompletion { get; set; }
    public string Arn { get; set; }
    public OptTime CreationDate { get; set; }
    public string Description { get; set; }
    public OptTime EndDate { get; set; }
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }
    public string GroupName { get; set; }
    public string KmsKeyArn { get; set; }
    public OptTime LastModificationDate { get; set; }
    public string Name { get; set; }
    public string ScheduleExpression { get; set; }
    public string ScheduleExpressionTimezone { get; set; }
    public OptTime StartDate { get; set; }
    public ScheduleState State { get; set; }
    public Target Target { get; set; }
}

public class GetScheduleGroupRequest : AmazonSchedulerRequest
{
    public string Name { get; set; }
}

public class GetScheduleGroupResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationDate { get; set; }
    public OptTime LastModificationDate { get; set; }
    public string Name { get; set; }
    public ScheduleGroupState State { get; set; }
}

public class ListScheduleGroupsRequest : AmazonSchedulerRequest
{
    public OptInt MaxResults { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
}

public class ListScheduleGroupsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<ScheduleGroupSummary> ScheduleGroups { get; set; }
}

public class ListSchedulesRequest : AmazonSchedulerRequest
{
    public string GroupName { get; set; }
    public OptInt MaxResults { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
    public ScheduleState State { get; set; }
}

public class ListSchedulesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<ScheduleSummary> Schedules { get; set; }
}

public class ListTagsForResourceRequest : AmazonSchedulerRequest
{
    public string ResourceArn { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }
}

public class TagResourceRequest : AmazonSchedulerRequest
{
    public string ResourceArn { get; set; }
    public List<Tag> Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse { }

public class UntagResourceRequest : AmazonSchedulerRequest
{
    public string ResourceArn { get; set; }
    public List<string> TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse { }

public class UpdateScheduleRequest : AmazonSchedulerRequest
{
    public ActionAfterCompletion ActionAfterCompletion { get; set; }
    public string ClientToken { get; set; }
    public string Description { get; set; }
    public OptTime EndDate { get; set; }
    public FlexibleTimeWindow FlexibleTimeWindow { get; set; }
    public string GroupName { get; set; }
    public string KmsKeyArn { get; set; }
    public string Name { get; set; }
    public string ScheduleExpression { get; set; }
    public string ScheduleExpressionTimezone { get; set; }
    public OptTime StartDate { get; set; }
    public ScheduleState State { get; set; }
    public Target Target { get; set; }
}

public class UpdateScheduleResponse : AmazonWebServiceResponse
{
    public string ScheduleArn { get; set; }
}
