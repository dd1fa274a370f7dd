using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public partial interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    ISimpleNotificationServicePaginatorFactory Paginators { get; }
    Task<AddPermissionResponse> AddPermissionAsync(string topicArn, string label, List<string> awsAccountId, List<string> actionName, CancellationToken cancellationToken = default);
    Task<AddPermissionResponse> AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken = default);
    Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(string topicArn, string token, CancellationToken cancellationToken = default);
    Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(string topicArn, string token, string authenticateOnUnsubscribe, CancellationToken cancellationToken = default);
    Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(ConfirmSubscriptionRequest request, CancellationToken cancellationToken = default);
    Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default);
    Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default);
    Task<DeleteTopicResponse> DeleteTopicAsync(string topicArn, CancellationToken cancellationToken = default);
    Task<DeleteTopicResponse> DeleteTopicAsync(DeleteTopicRequest request, CancellationToken cancellationToken = default);
    Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(string subscriptionArn, CancellationToken cancellationToken = default);
    Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);
    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(string topicArn, CancellationToken cancellationToken = default);
    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(GetTopicAttributesRequest request, CancellationToken cancellationToken = default);
    Task<ListSubscriptionsResponse> ListSubscriptionsAsync(CancellationToken cancellationToken = default);
    Task<ListSubscriptionsResponse> ListSubscriptionsAsync(string nextToken, CancellationToken cancellationToken = default);
    Task<ListSubscriptionsResponse> ListSubscriptionsAsync(ListSubscriptionsRequest request, CancellationToken cancellationToken = default);
    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(string topicArn, CancellationToken cancellationToken = default);
    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(string topicArn, string nextToken, CancellationToken cancellationToken = default);
    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default);
    Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default);
    Task<ListTopicsResponse> ListTopicsAsync(string nextToken, CancellationToken cancellationToken = default);
    Task<ListTopicsResponse> ListTopicsAsync(ListTopicsRequest request, CancellationToken cancellationToken = default);
    Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default);
    Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default);
    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);
    Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default);
    Task<RemovePermissionResponse> RemovePermissionAsync(string topicArn, string label, CancellationToken cancellationToken = default);
    Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default);
    Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(string subscriptionArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default);
    Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);
    Task<SetTopicAttributesResponse> SetTopicAttributesAsync(string topicArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default);
    Task<SetTopicAttributesResponse> SetTopicAttributesAsync(SetTopicAttributesRequest request, CancellationToken cancellationToken = default);
    Task<SubscribeResponse> SubscribeAsync(string topicArn, string protocol, string endpoint, CancellationToken cancellationToken = default);
    Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default);
    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);
    Task<UnsubscribeResponse> UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken = default);
    Task<UnsubscribeResponse> UnsubscribeAsync(UnsubscribeRequest request, CancellationToken cancellationToken = default);
    Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    AddPermissionResponse AddPermission(string topicArn, string label, List<string> awsAccountId, List<string> actionName);
    AddPermissionResponse AddPermission(AddPermissionRequest request);
    ConfirmSubscriptionResponse ConfirmSubscription(string topicArn, string token);
    ConfirmSubscriptionResponse ConfirmSubscription(string topicArn, string token, string authenticateOnUnsubscribe);
    ConfirmSubscriptionResponse ConfirmSubscription(ConfirmSubscriptionRequest request);
    CreateTopicResponse CreateTopic(string name);
    CreateTopicResponse CreateTopic(CreateTopicRequest request);
    DeleteTopicResponse DeleteTopic(string topicArn);
    DeleteTopicResponse DeleteTopic(DeleteTopicRequest request);
    GetSubscriptionAttributesResponse GetSubscriptionAttributes(string subscriptionArn);
    GetSubscriptionAttributesResponse GetSubscriptionAttributes(GetSubscriptionAttributesRequest request);
    GetTopicAttributesResponse GetTopicAttributes(string topicArn);
    GetTopicAttributesResponse GetTopicAttributes(GetTopicAttributesRequest request);
    ListSubscriptionsResponse ListSubscriptions();
    ListSubscriptionsResponse ListSubscriptions(string nextToken);
    ListSubscriptionsResponse ListSubscriptions(ListSubscriptionsRequest request);
    ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(string topicArn);
    ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(string topicArn, string nextToken);
    ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(ListSubscriptionsByTopicRequest request);
    ListTopicsResponse ListTopics();
    ListTopicsResponse ListTopics(string nextToken);
    ListTopicsResponse ListTopics(ListTopicsRequest request);
    PublishResponse Publish(string topicArn, string message);
    PublishResponse Publish(string topicArn, string message, string subject);
    PublishResponse Publish(PublishRequest request);
    PublishBatchResponse PublishBatch(PublishBatchRequest request);
    RemovePermissionResponse RemovePermission(string topicArn, string label);
    RemovePermissionResponse RemovePermission(RemovePermissionRequest request);
    SetSubscriptionAttributesResponse SetSubscriptionAttributes(string subscriptionArn, string attributeName, string attributeValue);
    SetSubscriptionAttributesResponse SetSubscriptionAttributes(SetSubscriptionAttributesRequest request);
    SetTopicAttributesResponse SetTopicAttributes(string topicArn, string attributeName, string attributeValue);
    SetTopicAttributesResponse SetTopicAttributes(SetTopicAttributesRequest request);
    SubscribeResponse Subscribe(string topicArn, string protocol, string endpoint);
    SubscribeResponse Subscribe(SubscribeRequest request);
    TagResourceResponse TagResource(TagResourceRequest request);
    UnsubscribeResponse Unsubscribe(string subscriptionArn);
    UnsubscribeResponse Unsubscribe(UnsubscribeRequest request);
    UntagResourceResponse UntagResource(UntagResourceRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public partial class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public AmazonSimpleNotificationServiceClient() : base((AWSCredentials)null, null) { }
    public AmazonSimpleNotificationServiceClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config) : base((AWSCredentials)null, config) { }
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSimpleNotificationServiceConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSimpleNotificationServiceConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public ISimpleNotificationServicePaginatorFactory Paginators => throw null;
    public virtual Task<AddPermissionResponse> AddPermissionAsync(string topicArn, string label, List<string> awsAccountId, List<string> actionName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<AddPermissionResponse> AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(string topicArn, string token, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(string topicArn, string token, string authenticateOnUnsubscribe, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ConfirmSubscriptionResponse> ConfirmSubscriptionAsync(ConfirmSubscriptionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteTopicResponse> DeleteTopicAsync(string topicArn, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteTopicResponse> DeleteTopicAsync(DeleteTopicRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(string subscriptionArn, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetSubscriptionAttributesResponse> GetSubscriptionAttributesAsync(GetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(string topicArn, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(GetTopicAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsResponse> ListSubscriptionsAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsResponse> ListSubscriptionsAsync(string nextToken, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsResponse> ListSubscriptionsAsync(ListSubscriptionsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(string topicArn, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(string topicArn, string nextToken, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTopicsResponse> ListTopicsAsync(string nextToken, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTopicsResponse> ListTopicsAsync(ListTopicsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemovePermissionResponse> RemovePermissionAsync(string topicArn, string label, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(string subscriptionArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetTopicAttributesResponse> SetTopicAttributesAsync(string topicArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SetTopicAttributesResponse> SetTopicAttributesAsync(SetTopicAttributesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SubscribeResponse> SubscribeAsync(string topicArn, string protocol, string endpoint, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(UnsubscribeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual AddPermissionResponse AddPermission(string topicArn, string label, List<string> awsAccountId, List<string> actionName) => throw null;
    public virtual AddPermissionResponse AddPermission(AddPermissionRequest request) => throw null;
    public virtual ConfirmSubscriptionResponse ConfirmSubscription(string topicArn, string token) => throw null;
    public virtual ConfirmSubscriptionResponse ConfirmSubscription(string topicArn, string token, string authenticateOnUnsubscribe) => throw null;
    public virtual ConfirmSubscriptionResponse ConfirmSubscription(ConfirmSubscriptionRequest request) => throw null;
    public virtual CreateTopicResponse CreateTopic(string name) => throw null;
    public virtual CreateTopicResponse CreateTopic(CreateTopicRequest request) => throw null;
    public virtual DeleteTopicResponse DeleteTopic(string topicArn) => throw null;
    public virtual DeleteTopicResponse DeleteTopic(DeleteTopicRequest request) => throw null;
    public virtual GetSubscriptionAttributesResponse GetSubscriptionAttributes(string subscriptionArn) => throw null;
    public virtual GetSubscriptionAttributesResponse GetSubscriptionAttributes(GetSubscriptionAttributesRequest request) => throw null;
    public virtual GetTopicAttributesResponse GetTopicAttributes(string topicArn) => throw null;
    public virtual GetTopicAttributesResponse GetTopicAttributes(GetTopicAttributesRequest request) => throw null;
    public virtual ListSubscriptionsResponse ListSubscriptions() => throw null;
    public virtual ListSubscriptionsResponse ListSubscriptions(string nextToken) => throw null;
    public virtual ListSubscriptionsResponse ListSubscriptions(ListSubscriptionsRequest request) => throw null;
    public virtual ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(string topicArn) => throw null;
    public virtual ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(string topicArn, string nextToken) => throw null;
    public virtual ListSubscriptionsByTopicResponse ListSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) => throw null;
    public virtual ListTopicsResponse ListTopics() => throw null;
    public virtual ListTopicsResponse ListTopics(string nextToken) => throw null;
    public virtual ListTopicsResponse ListTopics(ListTopicsRequest request) => throw null;
    public virtual PublishResponse Publish(string topicArn, string message) => throw null;
    public virtual PublishResponse Publish(string topicArn, string message, string subject) => throw null;
    public virtual PublishResponse Publish(PublishRequest request) => throw null;
    public virtual PublishBatchResponse PublishBatch(PublishBatchRequest request) => throw null;
    public virtual RemovePermissionResponse RemovePermission(string topicArn, string label) => throw null;
    public virtual RemovePermissionResponse RemovePermission(RemovePermissionRequest request) => throw null;
    public virtual SetSubscriptionAttributesResponse SetSubscriptionAttributes(string subscriptionArn, string attributeName, string attributeValue) => throw null;
    public virtual SetSubscriptionAttributesResponse SetSubscriptionAttributes(SetSubscriptionAttributesRequest request) => throw null;
    public virtual SetTopicAttributesResponse SetTopicAttributes(string topicArn, string attributeName, string attributeValue) => throw null;
    public virtual SetTopicAttributesResponse SetTopicAttributes(SetTopicAttributesRequest request) => throw null;
    public virtual SubscribeResponse Subscribe(string topicArn, string protocol, string endpoint) => throw null;
    public virtual SubscribeResponse Subscribe(SubscribeRequest request) => throw null;
    public virtual TagResourceResponse TagResource(TagResourceRequest request) => throw null;
    public virtual UnsubscribeResponse Unsubscribe(string subscriptionArn) => throw null;
    public virtual UnsubscribeResponse Unsubscribe(UnsubscribeRequest request) => throw null;
    public virtual UntagResourceResponse UntagResource(UntagResourceRequest request) => throw null;
#endif
}

public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    public AmazonSimpleNotificationServiceConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest { }
