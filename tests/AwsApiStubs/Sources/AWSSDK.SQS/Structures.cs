using System.Collections.Generic;
using System.IO;

namespace Amazon.SQS.Model;

public class BatchResultErrorEntry
{
    public string Code { get; set; }
    public string Id { get; set; }
    public string Message { get; set; }
    public OptBool SenderFault { get; set; }
}

public class ChangeMessageVisibilityBatchRequestEntry
{
    public ChangeMessageVisibilityBatchRequestEntry() { }
    public ChangeMessageVisibilityBatchRequestEntry(string id, string receiptHandle) { }
    public string Id { get; set; }
    public string ReceiptHandle { get; set; }
    public OptInt VisibilityTimeout { get; set; }
}

public class ChangeMessageVisibilityBatchResultEntry
{
    public string Id { get; set; }
}

public class DeleteMessageBatchRequestEntry
{
    public DeleteMessageBatchRequestEntry() { }
    public DeleteMessageBatchRequestEntry(string id, string receiptHandle) { }
    public string Id { get; set; }
    public string ReceiptHandle { get; set; }
}

public class DeleteMessageBatchResultEntry
{
    public string Id { get; set; }
}

public class ListMessageMoveTasksResultEntry
{
    public OptLong ApproximateNumberOfMessagesMoved { get; set; }
    public OptLong ApproximateNumberOfMessagesToMove { get; set; }
    public string DestinationArn { get; set; }
    public string FailureReason { get; set; }
    public OptInt MaxNumberOfMessagesPerSecond { get; set; }
    public string SourceArn { get; set; }
    public OptLong StartedTimestamp { get; set; }
    public string Status { get; set; }
    public string TaskHandle { get; set; }
}

public class Message
{
    public Dictionary<string, string> Attributes { get; set; }
    public string Body { get; set; }
    public string MD5OfBody { get; set; }
    public string MD5OfMessageAttributes { get; set; }
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }
    public string MessageId { get; set; }
    public string ReceiptHandle { get; set; }
}

public class MessageAttributeValue
{
    public List<MemoryStream> BinaryListValues { get; set; }
    public MemoryStream BinaryValue { get; set; }
    public string DataType { get; set; }
    public List<string> StringListValues { get; set; }
    public string StringValue { get; set; }
}

public class MessageSystemAttributeValue
{
    public List<MemoryStream> BinaryListValues { get; set; }
    public MemoryStream BinaryValue { get; set; }
    public string DataType { get; set; }
    public List<string> StringListValues { get; set; }
    public string StringValue { get; set; }
}

public class SendMessageBatchRequestEntry
{
    public SendMessageBatchRequestEntry() { }
    public SendMessageBatchRequestEntry(string id, string messageBody) { }
    public OptInt DelaySeconds { get; set; }
    public string Id { get; set; }
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }
    public string MessageBody { get; set; }
    public string MessageDeduplicationId { get; set; }
    public string MessageGroupId { get; set; }
    public Dictionary<string, MessageSystemAttributeValue> MessageSystemAttributes { get; set; }
}

public class SendMessageBatchResultEntry
{
    public string Id { get; set; }
    public string MD5OfMessageAttributes { get; set; }
    public string MD5OfMessageBody { get; set; }
    public string MD5OfMessageSystemAttributes { get; set; }
    public string MessageId { get; set; }
    public string SequenceNumber { get; set; }
}
