using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.KinesisFirehose.Model;

public class DeleteDeliveryStreamRequest : AmazonKinesisFirehoseRequest
{
    public OptBool AllowForceDelete { get; set; }
    public string DeliveryStreamName { get; set; }
}

public class DeleteDeliveryStreamResponse : AmazonWebServiceResponse { }

public class ListDeliveryStreamsRequest : AmazonKinesisFirehoseRequest
{
    public DeliveryStreamType DeliveryStreamType { get; set; }
    public string ExclusiveStartDeliveryStreamName { get; set; }
    public OptInt Limit { get; set; }
}

public class ListDeliveryStreamsResponse : AmazonWebServiceResponse
{
    public List<string> DeliveryStreamNames { get; set; }
    public OptBool HasMoreDeliveryStreams { get; set; }
}

public class PutRecordRequest : AmazonKinesisFirehoseRequest
{
    public string DeliveryStreamName { get; set; }
    public Record Record { get; set; }
}

public class PutRecordResponse : AmazonWebServiceResponse
{
    public OptBool Encrypted { get; set; }
    public string RecordId { get; set; }
}

public class PutRecordBatchRequest : AmazonKinesisFirehoseRequest
{
    public string DeliveryStreamName { get; set; }
    public List<Record> Records { get; set; }
}

public class PutRecordBatchResponse : AmazonWebServiceResponse
{
    public OptBool Encrypted { get; set; }
    public OptInt FailedPutCount { get; set; }
    public List<PutRecordBatchResponseEntry> RequestResponses { get; set; }
}

public class TagDeliveryStreamRequest : AmazonKinesisFirehoseRequest
{
    public string DeliveryStreamName { get; set; }
    public List<Tag> Tags { get; set; }
}

public class TagDeliveryStreamResponse : AmazonWebServiceResponse { }

public class UntagDeliveryStreamRequest : AmazonKinesisFirehoseRequest
{
    public string DeliveryStreamName { get; set; }
    public List<string> TagKeys { get; set; }
}

public class UntagDeliveryStreamResponse : AmazonWebServiceResponse { }
