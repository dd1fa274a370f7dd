using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.KinesisFirehose
{
    public class AmazonKinesisFirehoseException : AmazonServiceException
    {
        public AmazonKinesisFirehoseException(string message) : base(message) { }
        public AmazonKinesisFirehoseException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonKinesisFirehoseException(Exception innerException) : base(innerException) { }
        public AmazonKinesisFirehoseException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonKinesisFirehoseException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.KinesisFirehose.Model
{
    public class InvalidArgumentException : AmazonKinesisFirehoseException { public InvalidArgumentException(string message) : base(message) { } public InvalidArgumentException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidKMSResourceException : AmazonKinesisFirehoseException { public InvalidKMSResourceException(string message) : base(message) { } public InvalidKMSResourceException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidSourceException : AmazonKinesisFirehoseException { public InvalidSourceException(string message) : base(message) { } public InvalidSourceException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonKinesisFirehoseException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceInUseException : AmazonKinesisFirehoseException { public ResourceInUseException(string message) : base(message) { } public ResourceInUseException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonKinesisFirehoseException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ServiceUnavailableException : AmazonKinesisFirehoseException { public ServiceUnavailableException(string message) : base(message) { } public ServiceUnavailableException(string message, Exception innerException) : base(message, innerException) { } }
}
