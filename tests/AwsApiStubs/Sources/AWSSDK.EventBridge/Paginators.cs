using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

public interface IEventBridgePaginatorFactory
{
    IListRuleNamesByTargetPaginator ListRuleNamesByTarget(ListRuleNamesByTargetRequest request);
    IListRulesPaginator ListRules(ListRulesRequest request);
    IListTargetsByRulePaginator ListTargetsByRule(ListTargetsByRuleRequest request);
}

public interface IListRuleNamesByTargetPaginator
{
    IPaginatedEnumerable<ListRuleNamesByTargetResponse> Responses { get; }
    IPaginatedEnumerable<string> RuleNames { get; }
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
