using Amazon.Runtime;

namespace Amazon.Pipes.Model;

public interface IPipesPaginatorFactory
{
    IListPipesPaginator ListPipes(ListPipesRequest request);
}

public interface IListPipesPaginator
{
    IPaginatedEnumerable<ListPipesResponse> Responses { get; }
    IPaginatedEnumerable<Pipe> Pipes { get; }
}
