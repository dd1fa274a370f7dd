using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService
{
    public class AmazonSimpleNotificationServiceException : AmazonServiceException
    {
        public AmazonSimpleNotificationServiceException(string message) : base(message) { }
        public AmazonSimpleNotificationServiceException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonSimpleNotificationServiceException(Exception innerException) : base(innerException) { }
        public AmazonSimpleNotificationServiceException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonSimpleNotificationServiceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.SimpleNotificationService.Model
{
    public class AuthorizationErrorException : AmazonSimpleNotificationServiceException { public AuthorizationErrorException(string message) : base(message) { } public AuthorizationErrorException(string message, Exception innerException) : base(message, innerException) { } }
    public class BatchEntryIdsNotDistinctException : AmazonSimpleNotificationServiceException { public BatchEntryIdsNotDistinctException(string message) : base(message) { } public BatchEntryIdsNotDistinctException(string message, Exception innerException) : base(message, innerException) { } }
    public class BatchRequestTooLongException : AmazonSimpleNotificationServiceException { public BatchRequestTooLongException(string message) : base(message) { } public BatchRequestTooLongException(string message, Exception innerException) : base(message, innerException) { } }
    public class ConcurrentAccessException : AmazonSimpleNotificationServiceException { public ConcurrentAccessException(string message) : base(message) { } public ConcurrentAccessException(string message, Exception innerException) : base(message, innerException) { } }
    public class EmptyBatchRequestException : AmazonSimpleNotificationServiceException { public EmptyBatchRequestException(string message) : base(message) { } public EmptyBatchRequestException(string message, Exception innerException) : base(message, innerException) { } }
    public class EndpointDisabledException : AmazonSimpleNotificationServiceException { public EndpointDisabledException(string message) : base(message) { } public EndpointDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class FilterPolicyLimitExceededException : AmazonSimpleNotificationServiceException { public FilterPolicyLimitExceededException(string message) : base(message) { } public FilterPolicyLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalErrorException : AmazonSimpleNotificationServiceException { public InternalErrorException(string message) : base(message) { } public InternalErrorException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidBatchEntryIdException : AmazonSimpleNotificationServiceException { public InvalidBatchEntryIdException(string message) : base(message) { } public InvalidBatchEntryIdException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidParameterException : AmazonSimpleNotificationServiceException { public InvalidParameterException(string message) : base(message) { } public InvalidParameterException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidParameterValueException : AmazonSimpleNotificationServiceException { public InvalidParameterValueException(string message) : base(message) { } public InvalidParameterValueException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidSecurityException : AmazonSimpleNotificationServiceException { public InvalidSecurityException(string message) : base(message) { } public InvalidSecurityException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidStateException : AmazonSimpleNotificationServiceException { public InvalidStateException(string message) : base(message) { } public InvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSAccessDeniedException : AmazonSimpleNotificationServiceException { public KMSAccessDeniedException(string message) : base(message) { } public KMSAccessDeniedException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSDisabledException : AmazonSimpleNotificationServiceException { public KMSDisabledException(string message) : base(message) { } public KMSDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSInvalidStateException : AmazonSimpleNotificationServiceException { public KMSInvalidStateException(string message) : base(message) { } public KMSInvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSNotFoundException : AmazonSimpleNotificationServiceException { public KMSNotFoundException(string message) : base(message) { } public KMSNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSOptInRequiredException : AmazonSimpleNotificationServiceException { public KMSOptInRequiredException(string message) : base(message) { } public KMSOptInRequiredException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSThrottlingException : AmazonSimpleNotificationServiceException { public KMSThrottlingException(string message) : base(message) { } public KMSThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class NotFoundException : AmazonSimpleNotificationServiceException { public NotFoundException(string message) : base(message) { } public NotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class PlatformApplicationDisabledException : AmazonSimpleNotificationServiceException { public PlatformApplicationDisabledException(string message) : base(message) { } public PlatformApplicationDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class ReplayLimitExceededException : AmazonSimpleNotificationServiceException { public ReplayLimitExceededException(string message) : base(message) { } public ReplayLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonSimpleNotificationServiceException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class StaleTagException : AmazonSimpleNotificationServiceException { public StaleTagException(string message) : base(message) { } public StaleTagException(string message, Exception innerException) : base(message, innerException) { } }
    public class SubscriptionLimitExceededException : AmazonSimpleNotificationServiceException { public SubscriptionLimitExceededException(string message) : base(message) { } public SubscriptionLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class TagLimitExceededException : AmazonSimpleNotificationServiceException { public TagLimitExceededException(string message) : base(message) { } public TagLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class TagPolicyException : AmazonSimpleNotificationServiceException { public TagPolicyException(string message) : base(message) { } public TagPolicyException(string message, Exception innerException) : base(message, innerException) { } }
    public class TooManyEntriesInBatchRequestException : AmazonSimpleNotificationServiceException { public TooManyEntriesInBatchRequestException(string message) : base(message) { } public TooManyEntriesInBatchRequestException(string message, Exception innerException) : base(message, innerException) { } }
    public class TopicLimitExceededException : AmazonSimpleNotificationServiceException { public TopicLimitExceededException(string message) : base(message) { } public TopicLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ValidationException : AmazonSimpleNotificationServiceException { public ValidationException(string message) : base(message) { } public ValidationException(string message, Exception innerException) : base(message, innerException) { } }
}
