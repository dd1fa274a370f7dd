using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class AddPermissionRequest : AmazonSimpleNotificationServiceRequest
{
    public AddPermissionRequest() { }
    public AddPermissionRequest(string topicArn, string label, List<string> awsAccountId, List<string> actionName) { }
    public List<string> AWSAccountId { get; set; }
    public List<string> ActionName { get; set; }
    public string Label { get; set; }
    public string TopicArn { get; set; }
}

public class AddPermissionResponse : AmazonWebServiceResponse { }

public class ConfirmSubscriptionRequest : AmazonSimpleNotificationServiceRequest
{
    public ConfirmSubscriptionRequest() { }
    public ConfirmSubscriptionRequest(string topicArn, string token) { }
    public ConfirmSubscriptionRequest(string topicArn, string token, string authenticateOnUnsubscribe) { }
    public string AuthenticateOnUnsubscribe { get; set; }
    public string Token { get; set; }
    public string TopicArn { get; set; }
}

public class ConfirmSubscriptionResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}

public class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public CreateTopicRequest() { }
    public CreateTopicRequest(string name) { }
    public Dictionary<string, string> Attributes { get; set; }
    public string DataProtectionPolicy { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; }
}

public class CreateTopicResponse : AmazonWebServiceResponse
{
    public string TopicArn { get; set; }
}

public class DeleteTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public DeleteTopicRequest() { }
    public DeleteTopicRequest(string topicArn) { }
    public string TopicArn { get; set; }
}

public class DeleteTopicResponse : AmazonWebServiceResponse { }

public class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetSubscriptionAttributesRequest() { }
    public GetSubscriptionAttributesRequest(string subscriptionArn) { }
    public string SubscriptionArn { get; set; }
}

public class GetSubscriptionAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}

public class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetTopicAttributesRequest() { }
    public GetTopicAttributesRequest(string topicArn) { }
    public string TopicArn { get; set; }
}

public class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}

public class ListSubscriptionsRequest : AmazonSimpleNotificationServiceRequest
{
    public ListSubscriptionsRequest() { }
    public ListSubscriptionsRequest(string nextToken) { }
    public string NextToken { get; set; }
}

public class ListSubscriptionsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Subscription> Subscriptions { get; set; }
}

public class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public ListSubscriptionsByTopicRequest() { }
    public ListSubscriptionsByTopicRequest(string topicArn) { }
    public ListSubscriptionsByTopicRequest(string topicArn, string nextToken) { }
    public string NextToken { get; set; }
    public string TopicArn { get; set; }
}

public class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Subscription> Subscriptions { get; set; }
}

public class ListTopicsRequest : AmazonSimpleNotificationServiceRequest
{
    public ListTopicsRequest() { }
    public ListTopicsRequest(string nextToken) { }
    public string NextToken { get; set; }
}

public class ListTopicsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Topic> Topics { get; set; }
}

public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public PublishRequest() { }
    public PublishRequest(string topicArn, string message) { }
    public PublishRequest(string topicArn, string message, string subject) { }
    public string Message { get; set; }
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }
    public string MessageDeduplicationId { get; set; }
    public string MessageGroupId { get; set; }
    public string MessageStructure { get; set; }
    public string PhoneNumber { get; set; }
    public string Subject { get; set; }
    public string TargetArn { get; set; }
    public string TopicArn { get; set; }
}

public class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
    public string SequenceNumber { get; set; }
}

public class PublishBatchRequest : AmazonSimpleNotificationServiceRequest
{
    public List<PublishBatchRequestEntry> PublishBatchRequestEntries { get; set; }
    public string TopicArn { get; set; }
}

public class PublishBatchResponse : AmazonWebServiceResponse
{
    public List<BatchResultErrorEntry> Failed { get; set; }
    public List<PublishBatchResultEntry> Successful { get; set; }
}

public class RemovePermissionRequest : AmazonSimpleNotificationServiceRequest
{
    public RemovePermissionRequest() { }
    public RemovePermissionRequest(string topicArn, string label) { }
    public string Label { get; set; }
    public string TopicArn { get; set; }
}

public class RemovePermissionResponse : AmazonWebServiceResponse { }

public class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public SetSubscriptionAttributesRequest() { }
    public SetSubscriptionAttributesRequest(string subscriptionArn, string attributeName, string attributeValue) { }
    public string AttributeName { get; set; }
    public string AttributeValue { get; set; }
    public string SubscriptionArn { get; set; }
}

public class SetSubscriptionAttributesResponse : AmazonWebServiceResponse { }

public class SetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public SetTopicAttributesRequest() { }
    public SetTopicAttributesRequest(string topicArn, string attributeName, string attributeValue) { }
    public string AttributeName { get; set; }
    public string AttributeValue { get; set; }
    public string TopicArn { get; set; }
}

public class SetTopicAttributesResponse : AmazonWebServiceResponse { }

public class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public SubscribeRequest() { }
    public SubscribeRequest(string topicArn, string protocol, string endpoint) { }
    public Dictionary<string, string> Attributes { get; set; }
    public string Endpoint { get; set; }
    public string Protocol { get; set; }
    public OptBool ReturnSubscriptionArn { get; set; }
    public string TopicArn { get; set; }
}

public class SubscribeResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}

public class TagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
    public List<Tag> Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse { }

public class UnsubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public UnsubscribeRequest() { }
    public UnsubscribeRequest(string subscriptionArn) { }
    public string SubscriptionArn { get; set; }
}

public class UnsubscribeResponse : AmazonWebServiceResponse { }

public class UntagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
    public List<string> TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse { }
