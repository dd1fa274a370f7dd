using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public interface IStepFunctionsPaginatorFactory
{
    IListExecutionsPaginator ListExecutions(ListExecutionsRequest request);
    IListStateMachinesPaginator ListStateMachines(ListStateMachinesRequest request);
}

public interface IListExecutionsPaginator
{
    IPaginatedEnumerable<ListExecutionsResponse> Responses { get; }
    IPaginatedEnumerable<ExecutionListItem> Executions { get; }
}

public interface IListStateMachinesPaginator
{
    IPaginatedEnumerable<ListStateMachinesResponse> Responses { get; }
    IPaginatedEnumerable<StateMachineListItem> StateMachines { get; }
}
