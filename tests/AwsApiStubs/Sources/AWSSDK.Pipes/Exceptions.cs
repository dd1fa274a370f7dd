using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Pipes
{
    public class AmazonPipesException : AmazonServiceException
    {
        public AmazonPipesException(string message) : base(message) { }
        public AmazonPipesException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonPipesException(Exception innerException) : base(innerException) { }
        public AmazonPipesException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonPipesException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.Pipes.Model
{
    public class ConflictException : AmazonPipesException { public ConflictException(string message) : base(message) { } public ConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalException : AmazonPipesException { public InternalException(string message) : base(message) { } public InternalException(string message, Exception innerException) : base(message, innerException) { } }
    public class NotFoundException : AmazonPipesException { public NotFoundException(string message) : base(message) { } public NotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ServiceQuotaExceededException : AmazonPipesException { public ServiceQuotaExceededException(string message) : base(message) { } public ServiceQuotaExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ThrottlingException : AmazonPipesException { public ThrottlingException(string message) : base(message) { } public ThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class ValidationException : AmazonPipesException { public ValidationException(string message) : base(message) { } public ValidationException(string message, Exception innerException) : base(message, innerException) { } }
}
