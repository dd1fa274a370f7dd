using Amazon.Runtime;

namespace Amazon.Scheduler.Model;

public interface ISchedulerPaginatorFactory
{
    IListScheduleGroupsPaginator ListScheduleGroups(ListScheduleGroupsRequest request);
    IListSchedulesPaginator ListSchedules(ListSchedulesRequest request);
}

public interface IListScheduleGroupsPaginator
{
    IPaginatedEnumerable<ListScheduleGroupsResponse> Responses { get; }
    IPaginatedEnumerable<ScheduleGroupSummary> ScheduleGroups { get; }
}

public interface IListSchedulesPaginator
{
    IPaginatedEnumerable<ListSchedulesResponse> Responses { get; }
    IPaginatedEnumerable<ScheduleSummary> Schedules { get; }
}
