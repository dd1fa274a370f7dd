using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.DynamoDBv2
{
    public class AmazonDynamoDBException : AmazonServiceException
    {
        public AmazonDynamoDBException(string message) : base(message) { }
        public AmazonDynamoDBException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonDynamoDBException(Exception innerException) : base(innerException) { }
        public AmazonDynamoDBException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonDynamoDBException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.DynamoDBv2.Model
{
    public class ConditionalCheckFailedException : AmazonDynamoDBException { public ConditionalCheckFailedException(string message) : base(message) { } public ConditionalCheckFailedException(string message, Exception innerException) : base(message, innerException) { } }
    public class DuplicateItemException : AmazonDynamoDBException { public DuplicateItemException(string message) : base(message) { } public DuplicateItemException(string message, Exception innerException) : base(message, innerException) { } }
    public class IdempotentParameterMismatchException : AmazonDynamoDBException { public IdempotentParameterMismatchException(string message) : base(message) { } public IdempotentParameterMismatchException(string message, Exception innerException) : base(message, innerException) { } }
    public class InternalServerErrorException : AmazonDynamoDBException { public InternalServerErrorException(string message) : base(message) { } public InternalServerErrorException(string message, Exception innerException) : base(message, innerException) { } }
    public class ItemCollectionSizeLimitExceededException : AmazonDynamoDBException { public ItemCollectionSizeLimitExceededException(string message) : base(message) { } public ItemCollectionSizeLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class LimitExceededException : AmazonDynamoDBException { public LimitExceededException(string message) : base(message) { } public LimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ProvisionedThroughputExceededException : AmazonDynamoDBException { public ProvisionedThroughputExceededException(string message) : base(message) { } public ProvisionedThroughputExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ReplicatedWriteConflictException : AmazonDynamoDBException { public ReplicatedWriteConflictException(string message) : base(message) { } public ReplicatedWriteConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class RequestLimitExceededException : AmazonDynamoDBException { public RequestLimitExceededException(string message) : base(message) { } public RequestLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceInUseException : AmazonDynamoDBException { public ResourceInUseException(string message) : base(message) { } public ResourceInUseException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonDynamoDBException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ThrottlingException : AmazonDynamoDBException { public ThrottlingException(string message) : base(message) { } public ThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class TransactionCanceledException : AmazonDynamoDBException { public TransactionCanceledException(string message) : base(message) { } public TransactionCanceledException(string message, Exception innerException) : base(message, innerException) { } }
    public class TransactionConflictException : AmazonDynamoDBException { public TransactionConflictException(string message) : base(message) { } public TransactionConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class TransactionInProgressException : AmazonDynamoDBException { public TransactionInProgressException(string message) : base(message) { } public TransactionInProgressException(string message, Exception innerException) : base(message, innerException) { } }
}
