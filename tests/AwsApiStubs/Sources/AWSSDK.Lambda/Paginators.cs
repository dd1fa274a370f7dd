using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public interface ILambdaPaginatorFactory
{
    IListEventSourceMappingsPaginator ListEventSourceMappings(ListEventSourceMappingsRequest request);
    IListFunctionsPaginator ListFunctions(ListFunctionsRequest request);
}

public interface IListEventSourceMappingsPaginator
{
    IPaginatedEnumerable<ListEventSourceMappingsResponse> Responses { get; }
    IPaginatedEnumerable<EventSourceMappingConfiguration> EventSourceMappings { get; }
}

public interface IListFunctionsPaginator
{
    IPaginatedEnumerable<ListFunctionsResponse> Responses { get; }
    IPaginatedEnumerable<FunctionConfiguration> Functions { get; }
}
