using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SQS.Model;

namespace Amazon.SQS;

public partial interface IAmazonSQS : ICoreAmazonSQS, IAmazonService, IDisposable
{
    ISQSPaginatorFactory Paginators { get; }
    Task<AddPermissionResponse> AddPermissionAsync(string queueUrl, string label, List<string> awsAccountIds, List<string> actions, CancellationToken cancellationToken = default);
    Task<AddPermissionResponse> AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken = default);
    Task<CancelMessageMoveTaskResponse> CancelMessageMoveTaskAsync(CancelMessageMoveTaskRequest request, CancellationToken cancellationToken = default);
    Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(string queueUrl, string receiptHandle, OptInt visibilityTimeout, CancellationToken cancellationToken = default);
    Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default);
    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries, CancellationToken cancellationToken = default);
    Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default);
    Task<CreateQueueResponse> CreateQueueAsync(string queueName, CancellationToken cancellationToken = default);
    Task<CreateQueueResponse> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken = default);
    Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default);
    Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default);
    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default);
    Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default);
    Task<DeleteQueueResponse> DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken = default);
    Task<DeleteQueueResponse> DeleteQueueAsync(DeleteQueueRequest request, CancellationToken cancellationToken = default);
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(string queueUrl, List<string> attributeNames, CancellationToken cancellationToken = default);
    Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default);
    Task<GetQueueUrlResponse> GetQueueUrlAsync(string queueName, CancellationToken cancellationToken = default);
    Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default);
    Task<ListDeadLetterSourceQueuesResponse> ListDeadLetterSourceQueuesAsync(ListDeadLetterSourceQueuesRequest request, CancellationToken cancellationToken = default);
    Task<ListMessageMoveTasksResponse> ListMessageMoveTasksAsync(ListMessageMoveTasksRequest request, CancellationToken cancellationToken = default);
    Task<ListQueueTagsResponse> ListQueueTagsAsync(ListQueueTagsRequest request, CancellationToken cancellationToken = default);
    Task<ListQueuesResponse> ListQueuesAsync(string queueNamePrefix, CancellationToken cancellationToken = default);
    Task<ListQueuesResponse> ListQueuesAsync(ListQueuesRequest request, CancellationToken cancellationToken = default);
    Task<PurgeQueueResponse> PurgeQueueAsync(string queueUrl, CancellationToken cancellationToken = default);
    Task<PurgeQueueResponse> PurgeQueueAsync(PurgeQueueRequest request, CancellationToken cancellationToken = default);
    Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default);
    Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default);
    Task<RemovePermissionResponse> RemovePermissionAsync(string queueUrl, string label, CancellationToken cancellationToken = default);
    Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default);
    Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default);
    Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default);
    Task<SendMessageBatchResponse> SendMessageBatchAsync(string queueUrl, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default);
    Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default);
    Task<SetQueueAttributesResponse> SetQueueAttributesAsync(string queueUrl, Dictionary<string, string> attributes, CancellationToken cancellationToken = default);
    Task<SetQueueAttributesResponse> SetQueueAttributesAsync(SetQueueAttributesRequest request, CancellationToken cancellationToken = default);
    Task<StartMessageMoveTaskResponse> StartMessageMoveTaskAsync(StartMessageMoveTaskRequest request, CancellationToken cancellationToken = default);
    Task<TagQueueResponse> TagQueueAsync(TagQueueRequest request, CancellationToken cancellationToken = default);
    Task<UntagQueueResponse> UntagQueueAsync(UntagQueueRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    AddPermissionResponse AddPermission(string queueUrl, string label, List<string> awsAccountIds, List<string> actions);
    AddPermissionResponse AddPermission(AddPermissionRequest request);
    CancelMessageMoveTaskResponse CancelMessageMoveTask(CancelMessageMoveTaskRequest request);
    ChangeMessageVisibilityResponse ChangeMessageVisibility(string queueUrl, string receiptHandle, OptInt visibilityTimeout);
    ChangeMessageVisibilityResponse ChangeMessageVisibility(ChangeMessageVisibilityRequest request);
    ChangeMessageVisibilityBatchResponse ChangeMessageVisibilityBatch(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries);
    ChangeMessageVisibilityBatchResponse ChangeMessageVisibilityBatch(ChangeMessageVisibilityBatchRequest request);
    CreateQueueResponse CreateQueue(string queueName);
    CreateQueueResponse CreateQueue(CreateQueueRequest request);
    DeleteMessageResponse DeleteMessage(string queueUrl, string receiptHandle);
    DeleteMessageResponse DeleteMessage(DeleteMessageRequest request);
    DeleteMessageBatchResponse DeleteMessageBatch(string queueUrl, List<DeleteMessageBatchRequestEntry> entries);
    DeleteMessageBatchResponse DeleteMessageBatch(DeleteMessageBatchRequest request);
    DeleteQueueResponse DeleteQueue(string queueUrl);
    DeleteQueueResponse DeleteQueue(DeleteQueueRequest request);
    GetQueueAttributesResponse GetQueueAttributes(string queueUrl, List<string> attributeNames);
    GetQueueAttributesResponse GetQueueAttributes(GetQueueAttributesRequest request);
    GetQueueUrlResponse GetQueueUrl(string queueName);
    GetQueueUrlResponse GetQueueUrl(GetQueueUrlRequest request);
    ListDeadLetterSourceQueuesResponse ListDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request);
    ListMessageMoveTasksResponse ListMessageMoveTasks(ListMessageMoveTasksRequest request);
    ListQueueTagsResponse ListQueueTags(ListQueueTagsRequest request);
    ListQueuesResponse ListQueues(string queueNamePrefix);
    ListQueuesResponse ListQueues(ListQueuesRequest request);
    PurgeQueueResponse PurgeQueue(string queueUrl);
    PurgeQueueResponse PurgeQueue(PurgeQueueRequest request);
    ReceiveMessageResponse ReceiveMessage(string queueUrl);
    ReceiveMessageResponse ReceiveMessage(ReceiveMessageRequest request);
    RemovePermissionResponse RemovePermission(string queueUrl, string label);
    RemovePermissionResponse RemovePermission(RemovePermissionRequest request);
    SendMessageResponse SendMessage(string queueUrl, string messageBody);
    SendMessageResponse SendMessage(SendMessageRequest request);
    SendMessageBatchResponse SendMessageBatch(string queueUrl, List<SendMessageBatchRequestEntry> entries);
    SendMessageBatchResponse SendMessageBatch(SendMessageBatchRequest request);
    SetQueueAttributesResponse SetQueueAttributes(string queueUrl, Dictionary<string, string> attributes);
    SetQueueAttributesResponse SetQueueAttributes(SetQueueAttributesRequest request);
    StartMessageMoveTaskResponse StartMessageMoveTask(StartMessageMoveTaskRequest request);
    TagQueueResponse TagQueue(TagQueueRequest request);
    UntagQueueResponse UntagQueue(UntagQueueRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public partial class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    public AmazonSQSClient() : base((AWSCredentials)null, null) { }
    public AmazonSQSClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonSQSClient(AmazonSQSConfig config) : base((AWSCredentials)null, config) { }
    public AmazonSQSClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSQSConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSQSConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public ISQSPaginatorFactory Paginators => throw null;
    public virtual Task<AddPermissionResponse> AddPermissionAsync(string queueUrl, string label, List<string> awsAccountIds, List<string> actions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<AddPermissionResponse> AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CancelMessageMoveTaskResponse> CancelMessageMoveTaskAsync(CancelMessageMoveTaskRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(string queueUrl, string receiptHandle, OptInt visibilityTimeout, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateQueueResponse> CreateQueueAsync(string queueName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateQueueResponse> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteQueueResponse> DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteQueueResponse> DeleteQueueAsync(DeleteQueueRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(string queueUrl, List<string> attributeNames, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(GetQueueAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(string queueName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListDeadLetterSourceQueuesResponse> ListDeadLetterSourceQueuesAsync(ListDeadLetterSourceQueuesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListMessageMoveTasksResponse> ListMessageMoveTasksAsync(ListMessageMoveTasksRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListQueueTagsResponse> ListQueueTagsAsync(ListQueueTagsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListQueuesResponse> ListQueuesAsync(string queueNamePrefix, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListQueuesResponse> ListQueuesAsync(ListQueuesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PurgeQueueResponse> PurgeQueueAsync(string queueUrl, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PurgeQueueResponse> PurgeQueueAsync(PurgeQueueRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemovePermissionResponse> RemovePermissionAsync(string queueUrl, string label, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(string queueUrl, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetQueueAttributesResponse> SetQueueAttributesAsync(string queueUrl, Dictionary<string, string> attributes, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetQueueAttributesResponse> SetQueueAttributesAsync(SetQueueAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StartMessageMoveTaskResponse> StartMessageMoveTaskAsync(StartMessageMoveTaskRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagQueueResponse> TagQueueAsync(TagQueueRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UntagQueueResponse> UntagQueueAsync(UntagQueueRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual AddPermissionResponse AddPermission(string queueUrl, string label, List<string> awsAccountIds, List<string> actions) => throw null;
    public virtual AddPermissionResponse AddPermission(AddPermissionRequest request) => throw null;
    public virtual CancelMessageMoveTaskResponse CancelMessageMoveTask(CancelMessageMoveTaskRequest request) => throw null;
    public virtual ChangeMessageVisibilityResponse ChangeMessageVisibility(string queueUrl, string receiptHandle, OptInt visibilityTimeout) => throw null;
    public virtual ChangeMessageVisibilityResponse ChangeMessageVisibility(ChangeMessageVisibilityRequest request) => throw null;
    public virtual ChangeMessageVisibilityBatchResponse ChangeMessageVisibilityBatch(string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries) => throw null;
    public virtual ChangeMessageVisibilityBatchResponse ChangeMessageVisibilityBatch(ChangeMessageVisibilityBatchRequest request) => throw null;
    public virtual CreateQueueResponse CreateQueue(string queueName) => throw null;
    public virtual CreateQueueResponse CreateQueue(CreateQueueRequest request) => throw null;
    public virtual DeleteMessageResponse DeleteMessage(string queueUrl, string receiptHandle) => throw null;
    public virtual DeleteMessageResponse DeleteMessage(DeleteMessageRequest request) => throw null;
    public virtual DeleteMessageBatchResponse DeleteMessageBatch(string queueUrl, List<DeleteMessageBatchRequestEntry> entries) => throw null;
    public virtual DeleteMessageBatchResponse DeleteMessageBatch(DeleteMessageBatchRequest request) => throw null;
    public virtual DeleteQueueResponse DeleteQueue(string queueUrl) => throw null;
    public virtual DeleteQueueResponse DeleteQueue(DeleteQueueRequest request) => throw null;
    public virtual GetQueueAttributesResponse GetQueueAttributes(string queueUrl, List<string> attributeNames) => throw null;
    public virtual GetQueueAttributesResponse GetQueueAttributes(GetQueueAttributesRequest request) => throw null;
    public virtual GetQueueUrlResponse GetQueueUrl(string queueName) => throw null;
    public virtual GetQueueUrlResponse GetQueueUrl(GetQueueUrlRequest request) => throw null;
    public virtual ListDeadLetterSourceQueuesResponse ListDeadLetterSourceQueues(ListDeadLetterSourceQueuesRequest request) => throw null;
    public virtual ListMessageMoveTasksResponse ListMessageMoveTasks(ListMessageMoveTasksRequest request) => throw null;
    public virtual ListQueueTagsResponse ListQueueTags(ListQueueTagsRequest request) => throw null;
    public virtual ListQueuesResponse ListQueues(string queueNamePrefix) => throw null;
    public virtual ListQueuesResponse ListQueues(ListQueuesRequest request) => throw null;
    public virtual PurgeQueueResponse PurgeQueue(string queueUrl) => throw null;
    public virtual PurgeQueueResponse PurgeQueue(PurgeQueueRequest request) => throw null;
    public virtual ReceiveMessageResponse ReceiveMessage(string queueUrl) => throw null;
    public virtual ReceiveMessageResponse ReceiveMessage(ReceiveMessageRequest request) => throw null;
    public virtual RemovePermissionResponse RemovePermission(string queueUrl, string label) => throw null;
    public virtual RemovePermissionResponse RemovePermission(RemovePermissionRequest request) => throw null;
    public virtual SendMessageResponse SendMessage(string queueUrl, string messageBody) => throw null;
    public virtual SendMessageResponse SendMessage(SendMessageRequest request) => throw null;
    public virtual SendMessageBatchResponse SendMessageBatch(string queueUrl, List<SendMessageBatchRequestEntry> entries) => throw null;
    public virtual SendMessageBatchResponse SendMessageBatch(SendMessageBatchRequest request) => throw null;
    public virtual SetQueueAttributesResponse SetQueueAttributes(string queueUrl, Dictionary<string, string> attributes) => throw null;
    public virtual SetQueueAttributesResponse SetQueueAttributes(SetQueueAttributesRequest request) => throw null;
    public virtual StartMessageMoveTaskResponse StartMessageMoveTask(StartMessageMoveTaskRequest request) => throw null;
    public virtual TagQueueResponse TagQueue(TagQueueRequest request) => throw null;
    public virtual UntagQueueResponse UntagQueue(UntagQueueRequest request) => throw null;
#endif
}

public class AmazonSQSConfig : ClientConfig
{
    public AmazonSQSConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonSQSRequest : AmazonWebServiceRequest { }
