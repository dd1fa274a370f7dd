using Amazon.Runtime;

namespace Amazon.CloudWatchEvents.Model;

public interface ICloudWatchEventsPaginatorFactory
{
    IListRulesPaginator ListRules(ListRulesRequest request);
    IListTargetsByRulePaginator ListTargetsByRule(ListTargetsByRuleRequest request);
}

public interface IListRulesPaginator
{
    IPaginatedEnumerable<ListRulesResponse> Responses { get; }
    IPaginatedEnumerable<Rule> Rules { get; }
}

public interface IListTargetsByRulePaginator
{
    IPaginatedEnumerable<ListTargetsByRuleResponse> Responses { get; }
    IPaginatedEnumerable<Target> Targets { get; }
}
