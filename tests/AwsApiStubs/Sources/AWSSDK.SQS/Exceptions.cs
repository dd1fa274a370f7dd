using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS
{
    public class AmazonSQSException : AmazonServiceException
    {
        public AmazonSQSException(string message) : base(message) { }
        public AmazonSQSException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonSQSException(Exception innerException) : base(innerException) { }
        public AmazonSQSException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonSQSException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.SQS.Model
{
    public class BatchEntryIdsNotDistinctException : AmazonSQSException { public BatchEntryIdsNotDistinctException(string message) : base(message) { } public BatchEntryIdsNotDistinctException(string message, Exception innerException) : base(message, innerException) { } }
    public class BatchRequestTooLongException : AmazonSQSException { public BatchRequestTooLongException(string message) : base(message) { } public BatchRequestTooLongException(string message, Exception innerException) : base(message, innerException) { } }
    public class EmptyBatchRequestException : AmazonSQSException { public EmptyBatchRequestException(string message) : base(message) { } public EmptyBatchRequestException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidAddressException : AmazonSQSException { public InvalidAddressException(string message) : base(message) { } public InvalidAddressException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidAttributeNameException : AmazonSQSException { public InvalidAttributeNameException(string message) : base(message) { } public InvalidAttributeNameException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidAttributeValueException : AmazonSQSException { public InvalidAttributeValueException(string message) : base(message) { } public InvalidAttributeValueException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidBatchEntryIdException : AmazonSQSException { public InvalidBatchEntryIdException(string message) : base(message) { } public InvalidBatchEntryIdException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidIdFormatException : AmazonSQSException { public InvalidIdFormatException(string message) : base(message) { } public InvalidIdFormatException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidMessageContentsException : AmazonSQSException { public InvalidMessageContentsException(string message) : base(message) { } public InvalidMessageContentsException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidSecurityException : AmazonSQSException { public InvalidSecurityException(string message) : base(message) { } public InvalidSecurityException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsAccessDeniedException : AmazonSQSException { public KmsAccessDeniedException(string message) : base(message) { } public KmsAccessDeniedException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsDisabledException : AmazonSQSException { public KmsDisabledException(string message) : base(message) { } public KmsDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsInvalidKeyUsageException : AmazonSQSException { public KmsInvalidKeyUsageException(string message) : base(message) { } public KmsInvalidKeyUsageException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsInvalidStateException : AmazonSQSException { public KmsInvalidStateException(string message) : base(message) { } public KmsInvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsNotFoundException : AmazonSQSException { public KmsNotFoundException(string message) : base(message) { } public KmsNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsOptInRequiredException : AmazonSQSException { public KmsOptInRequiredException(string message) : base(message) { } public KmsOptInRequiredException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsThrottledException : AmazonSQSException { public KmsThrottledException(string message) : base(message) { } public KmsThrottledException(string message, Exception innerException) : base(message, innerException) { } }
    public class MessageNotInflightException : AmazonSQSException { public MessageNotInflightException(string message) : base(message) { } public MessageNotInflightException(string message, Exception innerException) : base(message, innerException) { } }
    public class OverLimitException : AmazonSQSException { public OverLimitException(string message) : base(message) { } public OverLimitException(string message, Exception innerException) : base(message, innerException) { } }
    public class PurgeQueueInProgressException : AmazonSQSException { public PurgeQueueInProgressException(string message) : base(message) { } public PurgeQueueInProgressException(string message, Exception innerException) : base(message, innerException) { } }
    public class QueueDeletedRecentlyException : AmazonSQSException { public QueueDeletedRecentlyException(string message) : base(message) { } public QueueDeletedRecentlyException(string message, Exception innerException) : base(message, innerException) { } }
    public class QueueDoesNotExistException : AmazonSQSException { public QueueDoesNotExistException(string message) : base(message) { } public QueueDoesNotExistException(string message, Exception innerException) : base(message, innerException) { } }
    public class QueueNameExistsException : AmazonSQSException { public QueueNameExistsException(string message) : base(message) { } public QueueNameExistsException(string message, Exception innerException) : base(message, innerException) { } }
    public class ReceiptHandleIsInvalidException : AmazonSQSException { public ReceiptHandleIsInvalidException(string message) : base(message) { } public ReceiptHandleIsInvalidException(string message, Exception innerException) : base(message, innerException) { } }
    public class RequestThrottledException : AmazonSQSException { public RequestThrottledException(string message) : base(message) { } public RequestThrottledException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonSQSException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class TooManyEntriesInBatchRequestException : AmazonSQSException { public TooManyEntriesInBatchRequestException(string message) : base(message) { } public TooManyEntriesInBatchRequestException(string message, Exception innerException) : base(message, innerException) { } }
    public class UnsupportedOperationException : AmazonSQSException { public UnsupportedOperationException(string message) : base(message) { } public UnsupportedOperationException(string message, Exception innerException) : base(message, innerException) { } }
}
