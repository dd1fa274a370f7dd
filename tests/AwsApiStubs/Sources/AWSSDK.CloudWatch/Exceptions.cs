using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatch
{
    public class AmazonCloudWatchException : AmazonServiceException
    {
        public AmazonCloudWatchException(string message) : base(message) { }
        public AmazonCloudWatchException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonCloudWatchException(Exception innerException) : base(innerException) { }
        public AmazonCloudWatchException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonCloudWatchException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.CloudWatch.Model
{
    public class InternalServiceException : AmazonCloudWatchException { public InternalServiceException(string message) : base(message) { } public InternalServiceException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidNextTokenException : AmazonCloudWatchException { public InvalidNextTokenException(string message) : base(message) { } public InvalidNextTokenException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidParameterCombinationException : AmazonCloudWatchException { public InvalidParameterCombinationException(string message) : base(message) { } public InvalidParameterCombinationException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidParameterValueException : AmazonCloudWatchException { public InvalidParameterValueException(string message) : base(message) { } public InvalidParameterValueException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonCloudWatchException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class MissingRequiredParameterException : AmazonCloudWatchException { public MissingRequiredParameterException(string message) : base(message) { } public MissingRequiredParameterException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceConflictException : AmazonCloudWatchException { public ResourceConflictException(string message) : base(message) { } public ResourceConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonCloudWatchException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
}
