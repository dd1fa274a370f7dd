using Amazon.Runtime;

namespace Amazon.SQS.Model;

public interface ISQSPaginatorFactory
{
    IListDeadLetterSourceQueuesPaginator ListDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request);
    IListQueuesPaginator ListQueues(ListQueuesRequest request);
}

public interface IListDeadLetterSourceQueuesPaginator
{
    IPaginatedEnumerable<ListDeadLetterSourceQueuesResponse> Responses { get; }
    IPaginatedEnumerable<string> QueueUrls { get; }
}

public interface IListQueuesPaginator
{
    IPaginatedEnumerable<ListQueuesResponse> Responses { get; }
    IPaginatedEnumerable<string> QueueUrls { get; }
}
