using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchEvents
{
    public class AmazonCloudWatchEventsException : AmazonServiceException
    {
        public AmazonCloudWatchEventsException(string message) : base(message) { }
        public AmazonCloudWatchEventsException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonCloudWatchEventsException(Exception innerException) : base(innerException) { }
        public AmazonCloudWatchEventsException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonCloudWatchEventsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.CloudWatchEvents.Model
{
    public class ConcurrentModificationException : AmazonCloudWatchEventsException { public ConcurrentModificationException(string message) : base(message) { } public ConcurrentModificationException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalException : AmazonCloudWatchEventsException { public InternalException(string message) : base(message) { } public InternalException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidEventPatternException : AmazonCloudWatchEventsException { public InvalidEventPatternException(string message) : base(message) { } public InvalidEventPatternException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonCloudWatchEventsException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ManagedRuleException : AmazonCloudWatchEventsException { public ManagedRuleException(string message) : base(message) { } public ManagedRuleException(string message, Exception innerException) : base(message, innerException) { } }
    public class OperationDisabledException : AmazonCloudWatchEventsException { public OperationDisabledException(string message) : base(message) { } public OperationDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class PolicyLengthExceededException : AmazonCloudWatchEventsException { public PolicyLengthExceededException(string message) : base(message) { } public PolicyLengthExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonCloudWatchEventsException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
}
