using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

public interface IKinesisPaginatorFactory
{
    IDescribeStreamPaginator DescribeStream(DescribeStreamRequest request);
    IListShardsPaginator ListShards(ListShardsRequest request);
    IListStreamConsumersPaginator ListStreamConsumers(ListStreamConsumersRequest request);
    IListStreamsPaginator ListStreams(ListStreamsRequest request);
}

public interface IDescribeStreamPaginator
{
    IPaginatedEnumerable<DescribeStreamResponse> Responses { get; }
    IPaginatedEnumerable<Shard> Shards { get; }
}

public interface IListShardsPaginator
{
    IPaginatedEnumerable<ListShardsResponse> Responses { get; }
    IPaginatedEnumerable<Shard> Shards { get; }
}

public interface IListStreamConsumersPaginator
{
    IPaginatedEnumerable<ListStreamConsumersResponse> Responses { get; }
    IPaginatedEnumerable<Consumer> Consumers { get; }
}

public interface IListStreamsPaginator
{
    IPaginatedEnumerable<ListStreamsResponse> Responses { get; }
    IPaginatedEnumerable<string> StreamNames { get; }
    IPaginatedEnumerable<StreamSummary> StreamSummaries { get; }
}
