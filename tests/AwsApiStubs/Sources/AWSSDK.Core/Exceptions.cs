using System;
using System.Net;

namespace Amazon.Runtime;

public class AmazonClientException : Exception
{
    public AmazonClientException(string message) : base(message) { }
    public AmazonClientException(string message, Exception innerException) : base(message, innerException) { }
}

public class AmazonServiceException : Exception
{
    public AmazonServiceException() { }
    public AmazonServiceException(string message) : base(message) { }
    public AmazonServiceException(string message, Exception innerException) : base(message, innerException) { }
    public AmazonServiceException(string message, Exception innerException, HttpStatusCode statusCode) : base(message, innerException) { }
    public AmazonServiceException(Exception innerException) : base(null, innerException) { }
    public AmazonServiceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message) { }
    public AmazonServiceException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException) { }

    public ErrorType ErrorType { get; set; }
    public string ErrorCode { get; set; }
    public string RequestId { get; set; }
    public HttpStatusCode StatusCode { get; set; }
    public virtual RetryableDetails Retryable => throw null;
}

public enum ErrorType
{
    Sender,
    Receiver,
    Unknown
}

public class RetryableDetails
{
    public RetryableDetails(bool throttling) { }

    public bool Throttling => throw null;
}
