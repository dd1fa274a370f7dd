using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge
{
    public class AmazonEventBridgeException : AmazonServiceException
    {
        public AmazonEventBridgeException(string message) : base(message) { }
        public AmazonEventBridgeException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonEventBridgeException(Exception innerException) : base(innerException) { }
        public AmazonEventBridgeException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonEventBridgeException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.EventBridge.Model
{
    public class ConcurrentModificationException : AmazonEventBridgeException { public ConcurrentModificationException(string message) : base(message) { } public ConcurrentModificationException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalException : AmazonEventBridgeException { public InternalException(string message) : base(message) { } public InternalException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidEventPatternException : AmazonEventBridgeException { public InvalidEventPatternException(string message) : base(message) { } public InvalidEventPatternException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidStateException : AmazonEventBridgeException { public InvalidStateException(string message) : base(message) { } public InvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonEventBridgeException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ManagedRuleException : AmazonEventBridgeException { public ManagedRuleException(string message) : base(message) { } public ManagedRuleException(string message, Exception innerException) : base(message, innerException) { } }
    public class OperationDisabledException : AmazonEventBridgeException { public OperationDisabledException(string message) : base(message) { } public OperationDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class PolicyLengthExceededException : AmazonEventBridgeException { public PolicyLengthExceededException(string message) : base(message) { } public PolicyLengthExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceAlreadyExistsException : AmazonEventBridgeException { public ResourceAlreadyExistsException(string message) : base(message) { } public ResourceAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonEventBridgeException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
}
