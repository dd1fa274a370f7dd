#nullable enable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AWS.Messaging.Publishers;

namespace AWS.Messaging
{
    public interface IMessageHandler<T>
    {
        Task<MessageProcessStatus> HandleAsync(MessageEnvelope<T> messageEnvelope, CancellationToken token = default);
    }

    public sealed class MessageProcessStatus
    {
        private MessageProcessStatus() { }

        public static MessageProcessStatus Success() => throw null!;
        public static MessageProcessStatus Failed() => throw null!;
        public bool IsSuccess => throw null!;
        public bool IsFailed => throw null!;
    }

    public interface IMessagePublisher
    {
        Task<IPublishResponse> PublishAsync<T>(T message, CancellationToken token = default);
    }

    public abstract class MessageEnvelope
    {
        public string Id { get; set; } = null!;
        public Uri Source { get; set; } = null!;
        public string Version { get; set; } = null!;
        public string MessageTypeIdentifier { get; set; } = null!;
        public DateTimeOffset TimeStamp { get; set; }
        public string? DataContentType { get; set; }
        public SQSMetadata? SQSMetadata { get; set; }
    }

    public class MessageEnvelope<T> : MessageEnvelope
    {
        public T Message { get; set; } = default!;
    }

    public class SQSMetadata
    {
        public string? MessageID { get; set; }
        public string? ReceiptHandle { get; set; }
        public string? MessageDeduplicationId { get; set; }
        public string? MessageGroupId { get; set; }
    }
}

namespace AWS.Messaging.Configuration
{
    public interface IMessageBusBuilder
    {
        IMessageBusBuilder AddSQSPublisher<TMessage>(string? queueUrl, string? messageTypeIdentifier = null);
        IMessageBusBuilder AddSNSPublisher<TMessage>(string? topicUrl, string? messageTypeIdentifier = null);
        IMessageBusBuilder AddMessageHandler<THandler, TMessage>(string? messageTypeIdentifier = null) where THandler : IMessageHandler<TMessage>;
        IMessageBusBuilder AddSQSPoller(string queueUrl, Action<SQSMessagePollerOptions>? options = null);
    }

    public class SQSMessagePollerOptions
    {
        public int MaxNumberOfConcurrentMessages { get; set; }
        public int VisibilityTimeout { get; set; }
        public int WaitTimeSeconds { get; set; }
        public int VisibilityTimeoutExtensionThreshold { get; set; }
        public int VisibilityTimeoutExtensionHeartbeatInterval { get; set; }
        public Func<Exception, bool> IsExceptionFatal { get; set; } = null!;
    }
}

namespace AWS.Messaging.Publishers
{
    public interface IPublishResponse
    {
        string? MessageId { get; set; }
    }
}

namespace AWS.Messaging.Publishers.SQS
{
    public interface ISQSPublisher
    {
        Task<SQSSendResponse> SendAsync<T>(T message, SQSOptions? sqsOptions, CancellationToken token = default);
    }

    public class SQSSendResponse : IPublishResponse
    {
        public string? MessageId { get; set; }
    }

    public class SQSOptions
    {
        public int? DelaySeconds { get; set; }
        public Dictionary<string, Amazon.SQS.Model.MessageAttributeValue>? MessageAttributes { get; set; }
        public string? MessageDeduplicationId { get; set; }
        public string? MessageGroupId { get; set; }
        public string? QueueUrl { get; set; }
        public Amazon.SQS.IAmazonSQS? OverrideClient { get; set; }
    }
}

namespace AWS.Messaging.Publishers.SNS
{
    public interface ISNSPublisher
    {
        Task<SNSPublishResponse> PublishAsync<T>(T message, SNSOptions? snsOptions, CancellationToken token = default);
    }

    public class SNSPublishResponse : IPublishResponse
    {
        public string? MessageId { get; set; }
    }

    public class SNSOptions
    {
        public Dictionary<string, Amazon.SimpleNotificationService.Model.MessageAttributeValue>? MessageAttributes { get; set; }
        public string? MessageDeduplicationId { get; set; }
        public string? MessageGroupId { get; set; }
        public string? Subject { get; set; }
        public string? TopicArn { get; set; }
        public Amazon.SimpleNotificationService.IAmazonSimpleNotificationService? OverrideClient { get; set; }
    }
}

namespace AWS.Messaging.Publishers.EventBridge
{
    public interface IEventBridgePublisher
    {
        Task<EventBridgePublishResponse> PublishAsync<T>(T message, EventBridgeOptions? eventBridgeOptions, CancellationToken token = default);
    }

    public class EventBridgePublishResponse : IPublishResponse
    {
        public string? MessageId { get; set; }
    }

    public class EventBridgeOptions
    {
        public string? Source { get; set; }
        public DateTimeOffset Time { get; set; }
        public string? TraceHeader { get; set; }
        public string? DetailType { get; set; }
        public List<string>? Resources { get; set; }
        public string? EventBusName { get; set; }
        public string? EndpointID { get; set; }
        public Amazon.EventBridge.IAmazonEventBridge? OverrideClient { get; set; }
    }
}
