using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService
{
    public partial interface IAmazonSimpleNotificationService
    {
#if AWSSDK_V3
        string SubscribeQueue(string topicArn, ICoreAmazonSQS sqsClient, string sqsQueueUrl);
        IDictionary<string, string> SubscribeQueueToTopics(IList<string> topicArns, ICoreAmazonSQS sqsClient, string sqsQueueUrl);
        Topic FindTopic(string topicName);
#endif
        Task<string> SubscribeQueueAsync(string topicArn, ICoreAmazonSQS sqsClient, string sqsQueueUrl);
        Task<IDictionary<string, string>> SubscribeQueueToTopicsAsync(IList<string> topicArns, ICoreAmazonSQS sqsClient, string sqsQueueUrl);
        Task<Topic> FindTopicAsync(string topicName);
    }

    public partial class AmazonSimpleNotificationServiceClient
    {
#if AWSSDK_V3
        public string SubscribeQueue(string topicArn, ICoreAmazonSQS sqsClient, string sqsQueueUrl) => throw null;
        public IDictionary<string, string> SubscribeQueueToTopics(IList<string> topicArns, ICoreAmazonSQS sqsClient, string sqsQueueUrl) => throw null;
        public Topic FindTopic(string topicName) => throw null;
#endif
        public Task<string> SubscribeQueueAsync(string topicArn, ICoreAmazonSQS sqsClient, string sqsQueueUrl) => throw null;
        public Task<IDictionary<string, string>> SubscribeQueueToTopicsAsync(IList<string> topicArns, ICoreAmazonSQS sqsClient, string sqsQueueUrl) => throw null;
        public Task<Topic> FindTopicAsync(string topicName) => throw null;
    }
}

namespace Amazon.SimpleNotificationService.Util
{
    public class Message
    {
        private Message() { }

        public static Message ParseMessage(string messageText) => throw null;
        public bool IsMessageSignatureValid() => throw null;

        public string MessageId => throw null;
        public string MessageText => throw null;
        public string Signature => throw null;
        public string SignatureVersion => throw null;
        public string SigningCertURL => throw null;
        public string Subject => throw null;
        public string SubscribeURL => throw null;
        public DateTime Timestamp => throw null;
        public string Token => throw null;
        public string TopicArn => throw null;
        public string Type => throw null;
        public string UnsubscribeURL => throw null;
        public bool IsSubscriptionType => throw null;
        public bool IsUnsubscriptionType => throw null;
        public bool IsNotificationType => throw null;
    }
}
