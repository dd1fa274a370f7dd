using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Kinesis
{
    public class AmazonKinesisException : AmazonServiceException
    {
        public AmazonKinesisException(string message) : base(message) { }
        public AmazonKinesisException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonKinesisException(Exception innerException) : base(innerException) { }
        public AmazonKinesisException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonKinesisException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.Kinesis.Model
{
    public class AccessDeniedException : AmazonKinesisException { public AccessDeniedException(string message) : base(message) { } public AccessDeniedException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExpiredIteratorException : AmazonKinesisException { public ExpiredIteratorException(string message) : base(message) { } public ExpiredIteratorException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExpiredNextTokenException : AmazonKinesisException { public ExpiredNextTokenException(string message) : base(message) { } public ExpiredNextTokenException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalFailureException : AmazonKinesisException { public InternalFailureException(string message) : base(message) { } public InternalFailureException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidArgumentException : AmazonKinesisException { public InvalidArgumentException(string message) : base(message) { } public InvalidArgumentException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSAccessDeniedException : AmazonKinesisException { public KMSAccessDeniedException(string message) : base(message) { } public KMSAccessDeniedException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSDisabledException : AmazonKinesisException { public KMSDisabledException(string message) : base(message) { } public KMSDisabledException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSInvalidStateException : AmazonKinesisException { public KMSInvalidStateException(string message) : base(message) { } public KMSInvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSNotFoundException : AmazonKinesisException { public KMSNotFoundException(string message) : base(message) { } public KMSNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSOptInRequiredException : AmazonKinesisException { public KMSOptInRequiredException(string message) : base(message) { } public KMSOptInRequiredException(string message, Exception innerException) : base(message, innerException) { } }
    public class KMSThrottlingException : AmazonKinesisException { public KMSThrottlingException(string message) : base(message) { } public KMSThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonKinesisException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ProvisionedThroughputExceededException : AmazonKinesisException { public ProvisionedThroughputExceededException(string message) : base(message) { } public ProvisionedThroughputExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceInUseException : AmazonKinesisException { public ResourceInUseException(string message) : base(message) { } public ResourceInUseException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonKinesisException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ValidationException : AmazonKinesisException { public ValidationException(string message) : base(message) { } public ValidationException(string message, Exception innerException) : base(message, innerException) { } }
}
