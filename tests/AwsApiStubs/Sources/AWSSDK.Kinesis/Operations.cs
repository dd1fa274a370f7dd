using System;
using System.Collections.Generic;
using System.IO;
using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

public class AddTagsToStreamRequest : AmazonKinesisRequest
{
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
    public Dictionary<string, string> Tags { get; set; }
}

public class AddTagsToStreamResponse : AmazonWebServiceResponse { }

public class CreateStreamRequest : AmazonKinesisRequest
{
    public OptInt MaxRecordSizeInKiB { get; set; }
    public OptInt ShardCount { get; set; }
    public StreamModeDetails StreamModeDetails { get; set; }
    public string StreamName { get; set; }
    public Dictionary<string, string> Tags { get; set; }
    public OptInt WarmThroughputMiBps { get; set; }
}

public class CreateStreamResponse : AmazonWebServiceResponse { }

public class DecreaseStreamRetentionPeriodRequest : AmazonKinesisRequest
{
    public OptInt RetentionPeriodHours { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class DecreaseStreamRetentionPeriodResponse : AmazonWebServiceResponse { }

public class DeleteStreamRequest : AmazonKinesisRequest
{
    public OptBool EnforceConsumerDeletion { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class DeleteStreamResponse : AmazonWebServiceResponse { }

public class DeregisterStreamConsumerRequest : AmazonKinesisRequest
{
    public string ConsumerARN { get; set; }
    public string ConsumerName { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
}

public class DeregisterStreamConsumerResponse : AmazonWebServiceResponse { }

public class DescribeStreamRequest : AmazonKinesisRequest
{
    public string ExclusiveStartShardId { get; set; }
    public OptInt Limit { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class DescribeStreamResponse : AmazonWebServiceResponse
{
    public StreamDescription StreamDescription { get; set; }
}

public class DescribeStreamConsumerRequest : AmazonKinesisRequest
{
    public string ConsumerARN { get; set; }
    public string ConsumerName { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
}

public class DescribeStreamConsumerResponse : AmazonWebServiceResponse
{
    public ConsumerDescription ConsumerDescription { get; set; }
}

public class DescribeStreamSummaryRequest : AmazonKinesisRequest
{
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class DescribeStreamSummaryResponse : AmazonWebServiceResponse
{
    public StreamDescriptionSummary StreamDescriptionSummary { get; set; }
}

public class GetRecordsRequest : AmazonKinesisRequest
{
    public OptInt Limit { get; set; }
    public string ShardIterator { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
}

public class GetRecordsResponse : AmazonWebServiceResponse
{
    public List<ChildShard> ChildShards { get; set; }
    public OptLong MillisBehindLatest { get; set; }
    public string NextShardIterator { get; set; }
    public List<Record> Records { get; set; }
}

public class GetShardIteratorRequest : AmazonKinesisRequest
{
    public string ShardId { get; set; }
    public ShardIteratorType ShardIteratorType { get; set; }
    public string StartingSequenceNumber { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
    public OptTime Timestamp { get; set; }
#if AWSSDK_V3
    public DateTime TimestampUtc { get; set; }
#endif
}

public class GetShardIteratorResponse : AmazonWebServiceResponse
{
    public string ShardIterator { get; set; }
}

public class IncreaseStreamRetentionPeriodRequest : AmazonKinesisRequest
{
    public OptInt RetentionPeriodHours { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class IncreaseStreamRetentionPeriodResponse : AmazonWebServiceResponse { }

public class ListShardsRequest : AmazonKinesisRequest
{
    public string ExclusiveStartShardId { get; set; }
    public OptInt MaxResults { get; set; }
    public string NextToken { get; set; }
    public ShardFilter ShardFilter { get; set; }
    public string StreamARN { get; set; }
    public OptTime StreamCreationTimestamp { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class ListShardsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Shard> Shards { get; set; }
}

public class ListStreamConsumersRequest : AmazonKinesisRequest
{
    public OptInt MaxResults { get; set; }
    public string NextToken { get; set; }
    public string StreamARN { get; set; }
    public OptTime StreamCreationTimestamp { get; set; }
    public string StreamId { get; set; }
}

public class ListStreamConsumersResponse : AmazonWebServiceResponse
{
    public List<Consumer> Consumers { get; set; }
    public string NextToken { get; set; }
}

public class ListStreamsRequest : AmazonKinesisRequest
{
    public string ExclusiveStartStreamName { get; set; }
    public OptInt Limit { get; set; }
    public string NextToken { get; set; }
}

public class ListStreamsResponse : AmazonWebServiceResponse
{
    public OptBool HasMoreStreams { get; set; }
    public string NextToken { get; set; }
    public List<string> StreamNames { get; set; }
    public List<StreamSummary> StreamSummaries { get; set; }
}

public class MergeShardsRequest : AmazonKinesisRequest
{
    public string AdjacentShardToMerge { get; set; }
    public string ShardToMerge { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class MergeShardsResponse : AmazonWebServiceResponse { }

public class PutRecordRequest : AmazonKinesisRequest
{
    public MemoryStream Data { get; set; }
    public string ExplicitHashKey { get; set; }
    public string PartitionKey { get; set; }
    public string SequenceNumberForOrdering { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class PutRecordResponse : AmazonWebServiceResponse
{
    public EncryptionType EncryptionType { get; set; }
    public string SequenceNumber { get; set; }
    public string ShardId { get; set; }
}

public class PutRecordsRequest : AmazonKinesisRequest
{
    public List<PutRecordsRequestEntry> Records { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class PutRecordsResponse : AmazonWebServiceResponse
{
    public EncryptionType EncryptionType { get; set; }
    public OptInt FailedRecordCount { get; set; }
    public List<PutRecordsResultEntry> Records { get; set; }
}

public class RegisterStreamConsumerRequest : AmazonKinesisRequest
{
    public string ConsumerName { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public Dictionary<string, string> Tags { get; set; }
}

public class RegisterStreamConsumerResponse : AmazonWebServiceResponse
{
    public Consumer Consumer { get; set; }
}

public class SplitShardRequest : AmazonKinesisRequest
{
    public string NewStartingHashKey { get; set; }
    public string ShardToSplit { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
}

public class SplitShardResponse : AmazonWebServiceResponse { }

public class UpdateMaxRecordSizeRequest : AmazonKinesisRequest
{
    public OptInt MaxRecordSizeInKiB { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
}

public class UpdateMaxRecordSizeResponse : AmazonWebServiceResponse { }

public class UpdateShardCountRequest : AmazonKinesisRequest
{
    public ScalingType ScalingType { get; set; }
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
    public OptInt TargetShardCount { get; set; }
}

public class UpdateShardCountResponse : AmazonWebServiceResponse
{
    public OptInt CurrentShardCount { get; set; }
    public string StreamARN { get; set; }
    public string StreamName { get; set; }
    public OptInt TargetShardCount { get; set; }
}

public class UpdateStreamModeRequest : AmazonKinesisRequest
{
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public StreamModeDetails StreamModeDetails { get; set; }
    public OptInt WarmThroughputMiBps { get; set; }
}

public class UpdateStreamModeResponse : AmazonWebServiceResponse { }

public class UpdateStreamWarmThroughputRequest : AmazonKinesisRequest
{
    public string StreamARN { get; set; }
    public string StreamId { get; set; }
    public string StreamName { get; set; }
    public OptInt WarmThroughputMiBps { get; set; }
}

public class UpdateStreamWarmThroughputResponse : AmazonWebServiceResponse
{
    public string StreamARN { get; set; }
    public string StreamName { get; set; }
    public WarmThroughputObject WarmThroughput { get; set; }
}
