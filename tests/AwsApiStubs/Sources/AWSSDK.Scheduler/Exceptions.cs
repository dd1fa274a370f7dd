using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Scheduler
{
    public class AmazonSchedulerException : AmazonServiceException
    {
        public AmazonSchedulerException(string message) : base(message) { }
        public AmazonSchedulerException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonSchedulerException(Exception innerException) : base(innerException) { }
        public AmazonSchedulerException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonSchedulerException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.Scheduler.Model
{
    public class ConflictException : AmazonSchedulerException { public ConflictException(string message) : base(message) { } public ConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalServerException : AmazonSchedulerException { public InternalServerException(string message) : base(message) { } public InternalServerException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonSchedulerException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ServiceQuotaExceededException : AmazonSchedulerException { public ServiceQuotaExceededException(string message) : base(message) { } public ServiceQuotaExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ThrottlingException : AmazonSchedulerException { public ThrottlingException(string message) : base(message) { } public ThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class ValidationException : AmazonSchedulerException { public ValidationException(string message) : base(message) { } public ValidationException(string message, Exception innerException) : base(message, innerException) { } }
}
