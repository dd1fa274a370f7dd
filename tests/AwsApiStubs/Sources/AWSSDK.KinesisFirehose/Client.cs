using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.KinesisFirehose.Model;

namespace Amazon.KinesisFirehose;

public interface IAmazonKinesisFirehose : IAmazonService, IDisposable
{
    Task<DeleteDeliveryStreamResponse> DeleteDeliveryStreamAsync(string deliveryStreamName, CancellationToken cancellationToken = default);
    Task<DeleteDeliveryStreamResponse> DeleteDeliveryStreamAsync(DeleteDeliveryStreamRequest request, CancellationToken cancellationToken = default);
    Task<ListDeliveryStreamsResponse> ListDeliveryStreamsAsync(ListDeliveryStreamsRequest request, CancellationToken cancellationToken = default);
    Task<PutRecordResponse> PutRecordAsync(string deliveryStreamName, Record record, CancellationToken cancellationToken = default);
    Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default);
    Task<PutRecordBatchResponse> PutRecordBatchAsync(string deliveryStreamName, List<Record> records, CancellationToken cancellationToken = default);
    Task<PutRecordBatchResponse> PutRecordBatchAsync(PutRecordBatchRequest request, CancellationToken cancellationToken = default);
    Task<TagDeliveryStreamResponse> TagDeliveryStreamAsync(TagDeliveryStreamRequest request, CancellationToken cancellationToken = default);
    Task<UntagDeliveryStreamResponse> UntagDeliveryStreamAsync(UntagDeliveryStreamRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    DeleteDeliveryStreamResponse DeleteDeliveryStream(string deliveryStreamName);
    DeleteDeliveryStreamResponse DeleteDeliveryStream(DeleteDeliveryStreamRequest request);
    ListDeliveryStreamsResponse ListDeliveryStreams(ListDeliveryStreamsRequest request);
    PutRecordResponse PutRecord(string deliveryStreamName, Record record);
    PutRecordResponse PutRecord(PutRecordRequest request);
    PutRecordBatchResponse PutRecordBatch(string deliveryStreamName, List<Record> records);
    PutRecordBatchResponse PutRecordBatch(PutRecordBatchRequest request);
    TagDeliveryStreamResponse TagDeliveryStream(TagDeliveryStreamRequest request);
    UntagDeliveryStreamResponse UntagDeliveryStream(UntagDeliveryStreamRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonKinesisFirehoseClient : AmazonServiceClient, IAmazonKinesisFirehose
{
    public AmazonKinesisFirehoseClient() : base((AWSCredentials)null, null) { }
    public AmazonKinesisFirehoseClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonKinesisFirehoseClient(AmazonKinesisFirehoseConfig config) : base((AWSCredentials)null, config) { }
    public AmazonKinesisFirehoseClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonKinesisFirehoseClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonKinesisFirehoseClient(AWSCredentials credentials, AmazonKinesisFirehoseConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonKinesisFirehoseConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonKinesisFirehoseClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonKinesisFirehoseConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<DeleteDeliveryStreamResponse> DeleteDeliveryStreamAsync(string deliveryStreamName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteDeliveryStreamResponse> DeleteDeliveryStreamAsync(DeleteDeliveryStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListDeliveryStreamsResponse> ListDeliveryStreamsAsync(ListDeliveryStreamsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordResponse> PutRecordAsync(string deliveryStreamName, Record record, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordBatchResponse> PutRecordBatchAsync(string deliveryStreamName, List<Record> records, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRecordBatchResponse> PutRecordBatchAsync(PutRecordBatchRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagDeliveryStreamResponse> TagDeliveryStreamAsync(TagDeliveryStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UntagDeliveryStreamResponse> UntagDeliveryStreamAsync(UntagDeliveryStreamRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual DeleteDeliveryStreamResponse DeleteDeliveryStream(string deliveryStreamName) => throw null;
    public virtual DeleteDeliveryStreamResponse DeleteDeliveryStream(DeleteDeliveryStreamRequest request) => throw null;
    public virtual ListDeliveryStreamsResponse ListDeliveryStreams(ListDeliveryStreamsRequest request) => throw null;
    public virtual PutRecordResponse PutRecord(string deliveryStreamName, Record record) => throw null;
    public virtual PutRecordResponse PutRecord(PutRecordRequest request) => throw null;
    public virtual PutRecordBatchResponse PutRecordBatch(string deliveryStreamName, List<Record> records) => throw null;
    public virtual PutRecordBatchResponse PutRecordBatch(PutRecordBatchRequest request) => throw null;
    public virtual TagDeliveryStreamResponse TagDeliveryStream(TagDeliveryStreamRequest request) => throw null;
    public virtual UntagDeliveryStreamResponse UntagDeliveryStream(UntagDeliveryStreamRequest request) => throw null;
#endif
}

public class AmazonKinesisFirehoseConfig : ClientConfig
{
    public AmazonKinesisFirehoseConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonKinesisFirehoseRequest : AmazonWebServiceRequest { }
