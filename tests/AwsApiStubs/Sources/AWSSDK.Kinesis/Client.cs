using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Kinesis.Model;

namespace Amazon.Kinesis;

public interface IAmazonKinesis : IAmazonService, IDisposable
{
    IKinesisPaginatorFactory Paginators { get; }
    Task<AddTagsToStreamResponse> AddTagsToStreamAsync(AddTagsToStreamRequest request, CancellationToken cancellationToken = default);
    Task<CreateStreamResponse> CreateStreamAsync(CreateStreamRequest request, CancellationToken cancellationToken = default);
    Task<DecreaseStreamRetentionPeriodResponse> DecreaseStreamRetentionPeriodAsync(string streamName, OptInt retentionPeriodHours, CancellationToken cancellationToken = default);
    Task<DecreaseStreamRetentionPeriodResponse> DecreaseStreamRetentionPeriodAsync(DecreaseStreamRetentionPeriodRequest request, CancellationToken cancellationToken = default);
    Task<DeleteStreamResponse> DeleteStreamAsync(DeleteStreamRequest request, CancellationToken cancellationToken = default);
    Task<DeregisterStreamConsumerResponse> DeregisterStreamConsumerAsync(DeregisterStreamConsumerRequest request, CancellationToken cancellationToken = default);
    Task<DescribeStreamResponse> DescribeStreamAsync(DescribeStreamRequest request, CancellationToken cancellationToken = default);
    Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken = default);
    Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default);
    Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default);
    Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default);
    Task<IncreaseStreamRetentionPeriodResponse> IncreaseStreamRetentionPeriodAsync(string streamName, OptInt retentionPeriodHours, CancellationToken cancellationToken = default);
    Task<IncreaseStreamRetentionPeriodResponse> IncreaseStreamRetentionPeriodAsync(IncreaseStreamRetentionPeriodRequest request, CancellationToken cancellationToken = default);
    Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default);
    Task<ListStreamConsumersResponse> ListStreamConsumersAsync(ListStreamConsumersRequest request, CancellationToken cancellationToken = default);
    Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default);
    Task<MergeShardsResponse> MergeShardsAsync(MergeShardsRequest request, CancellationToken cancellationToken = default);
    Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);
    Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default);
    Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken = default);
    Task<SplitShardResponse> SplitShardAsync(SplitShardRequest request, CancellationToken cancellationToken = default);
    Task<UpdateMaxRecordSizeResponse> UpdateMaxRecordSizeAsync(UpdateMaxRecordSizeRequest request, CancellationToken cancellationToken = default);
    Task<UpdateShardCountResponse> UpdateShardCountAsync(UpdateShardCountRequest request, CancellationToken cancellationToken = default);
    Task<UpdateStreamModeResponse> UpdateStreamModeAsync(UpdateStreamModeRequest request, CancellationToken cancellationToken = default);
    Task<UpdateStreamWarmThroughputResponse> UpdateStreamWarmThroughputAsync(UpdateStreamWarmThroughputRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    AddTagsToStreamResponse AddTagsToStream(AddTagsToStreamRequest request);
    CreateStreamResponse CreateStream(CreateStreamRequest request);
    DecreaseStreamRetentionPeriodResponse DecreaseStreamRetentionPeriod(string streamName, OptInt retentionPeriodHours);
    DecreaseStreamRetentionPeriodResponse DecreaseStreamRetentionPeriod(DecreaseStreamRetentionPeriodRequest request);
    DeleteStreamResponse DeleteStream(DeleteStreamRequest request);
    DeregisterStreamConsumerResponse DeregisterStreamConsumer(DeregisterStreamConsumerRequest request);
    DescribeStreamResponse DescribeStream(DescribeStreamRequest request);
    DescribeStreamConsumerResponse DescribeStreamConsumer(DescribeStreamConsumerRequest request);
    DescribeStreamSummaryResponse DescribeStreamSummary(DescribeStreamSummaryRequest request);
    GetRecordsResponse GetRecords(GetRecordsRequest request);
    GetShardIteratorResponse GetShardIterator(GetShardIteratorRequest request);
    IncreaseStreamRetentionPeriodResponse IncreaseStreamRetentionPeriod(string streamName, OptInt retentionPeriodHours);
    IncreaseStreamRetentionPeriodResponse IncreaseStreamRetentionPeriod(IncreaseStreamRetentionPeriodRequest request);
    ListShardsResponse ListShards(ListShardsRequest request);
    ListStreamConsumersResponse ListStreamConsumers(ListStreamConsumersRequest request);
    ListStreamsResponse ListStreams(ListStreamsRequest request);
    MergeShardsResponse MergeShards(MergeShardsRequest request);
    PutRecordResponse PutRecord(PutRecordRequest request);
    PutRecordsResponse PutRecords(PutRecordsRequest request);
    RegisterStreamConsumerResponse RegisterStreamConsumer(RegisterStreamConsumerRequest request);
    SplitShardResponse SplitShard(SplitShardRequest request);
    UpdateMaxRecordSizeResponse UpdateMaxRecordSize(UpdateMaxRecordSizeRequest request);
    UpdateShardCountResponse UpdateShardCount(UpdateShardCountRequest request);
    UpdateStreamModeResponse UpdateStreamMode(UpdateStreamModeRequest request);
    UpdateStreamWarmThroughputResponse UpdateStreamWarmThroughput(UpdateStreamWarmThroughputRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonKinesisClient : AmazonServiceClient, IAmazonKinesis
{
    public AmazonKinesisClient() : base((AWSCredentials)null, null) { }
    public AmazonKinesisClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonKinesisClient(AmazonKinesisConfig config) : base((AWSCredentials)null, config) { }
    public AmazonKinesisClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonKinesisClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonKinesisClient(AWSCredentials credentials, AmazonKinesisConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonKinesisConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonKinesisClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonKinesisConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public IKinesisPaginatorFactory Paginators => throw null;
    public virtual Task<AddTagsToStreamResponse> AddTagsToStreamAsync(AddTagsToStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateStreamResponse> CreateStreamAsync(CreateStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DecreaseStreamRetentionPeriodResponse> DecreaseStreamRetentionPeriodAsync(string streamName, OptInt retentionPeriodHours, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DecreaseStreamRetentionPeriodResponse> DecreaseStreamRetentionPeriodAsync(DecreaseStreamRetentionPeriodRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteStreamResponse> DeleteStreamAsync(DeleteStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeregisterStreamConsumerResponse> DeregisterStreamConsumerAsync(DeregisterStreamConsumerRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeStreamResponse> DescribeStreamAsync(DescribeStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeStreamConsumerResponse> DescribeStreamConsumerAsync(DescribeStreamConsumerRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeStreamSummaryResponse> DescribeStreamSummaryAsync(DescribeStreamSummaryRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetRecordsResponse> GetRecordsAsync(GetRecordsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetShardIteratorResponse> GetShardIteratorAsync(GetShardIteratorRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<IncreaseStreamRetentionPeriodResponse> IncreaseStreamRetentionPeriodAsync(string streamName, OptInt retentionPeriodHours, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<IncreaseStreamRetentionPeriodResponse> IncreaseStreamRetentionPeriodAsync(IncreaseStreamRetentionPeriodRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListShardsResponse> ListShardsAsync(ListShardsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListStreamConsumersResponse> ListStreamConsumersAsync(ListStreamConsumersRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListStreamsResponse> ListStreamsAsync(ListStreamsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<MergeShardsResponse> MergeShardsAsync(MergeShardsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RegisterStreamConsumerResponse> RegisterStreamConsumerAsync(RegisterStreamConsumerRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SplitShardResponse> SplitShardAsync(SplitShardRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateMaxRecordSizeResponse> UpdateMaxRecordSizeAsync(UpdateMaxRecordSizeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateShardCountResponse> UpdateShardCountAsync(UpdateShardCountRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateStreamModeResponse> UpdateStreamModeAsync(UpdateStreamModeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateStreamWarmThroughputResponse> UpdateStreamWarmThroughputAsync(UpdateStreamWarmThroughputRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual AddTagsToStreamResponse AddTagsToStream(AddTagsToStreamRequest request) => throw null;
    public virtual CreateStreamResponse CreateStream(CreateStreamRequest request) => throw null;
    public virtual DecreaseStreamRetentionPeriodResponse DecreaseStreamRetentionPeriod(string streamName, OptInt retentionPeriodHours) => throw null;
    public virtual DecreaseStreamRetentionPeriodResponse DecreaseStreamRetentionPeriod(DecreaseStreamRetentionPeriodRequest request) => throw null;
    public virtual DeleteStreamResponse DeleteStream(DeleteStreamRequest request) => throw null;
    public virtual DeregisterStreamConsumerResponse DeregisterStreamConsumer(DeregisterStreamConsumerRequest request) => throw null;
    public virtual DescribeStreamResponse DescribeStream(DescribeStreamRequest request) => throw null;
    public virtual DescribeStreamConsumerResponse DescribeStreamConsumer(DescribeStreamConsumerRequest request) => throw null;
    public virtual DescribeStreamSummaryResponse DescribeStreamSummary(DescribeStreamSummaryRequest request) => throw null;
    public virtual GetRecordsResponse GetRecords(GetRecordsRequest request) => throw null;
    public virtual GetShardIteratorResponse GetShardIterator(GetShardIteratorRequest request) => throw null;
    public virtual IncreaseStreamRetentionPeriodResponse IncreaseStreamRetentionPeriod(string streamName, OptInt retentionPeriodHours) => throw null;
    public virtual IncreaseStreamRetentionPeriodResponse IncreaseStreamRetentionPeriod(IncreaseStreamRetentionPeriodRequest request) => throw null;
    public virtual ListShardsResponse ListShards(ListShardsRequest request) => throw null;
    public virtual ListStreamConsumersResponse ListStreamConsumers(ListStreamConsumersRequest request) => throw null;
    public virtual ListStreamsResponse ListStreams(ListStreamsRequest request) => throw null;
    public virtual MergeShardsResponse MergeShards(MergeShardsRequest request) => throw null;
    public virtual PutRecordResponse PutRecord(PutRecordRequest request) => throw null;
    public virtual PutRecordsResponse PutRecords(PutRecordsRequest request) => throw null;
    public virtual RegisterStreamConsumerResponse RegisterStreamConsumer(RegisterStreamConsumerRequest request) => throw null;
    public virtual SplitShardResponse SplitShard(SplitShardRequest request) => throw null;
    public virtual UpdateMaxRecordSizeResponse UpdateMaxRecordSize(UpdateMaxRecordSizeRequest request) => throw null;
    public virtual UpdateShardCountResponse UpdateShardCount(UpdateShardCountRequest request) => throw null;
    public virtual UpdateStreamModeResponse UpdateStreamMode(UpdateStreamModeRequest request) => throw null;
    public virtual UpdateStreamWarmThroughputResponse UpdateStreamWarmThroughput(UpdateStreamWarmThroughputRequest request) => throw null;
#endif
}

public class AmazonKinesisConfig : ClientConfig
{
    public AmazonKinesisConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonKinesisRequest : AmazonWebServiceRequest { }
