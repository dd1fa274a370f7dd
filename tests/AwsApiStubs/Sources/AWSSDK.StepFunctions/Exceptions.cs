using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions
{
    public class AmazonStepFunctionsException : AmazonServiceException
    {
        public AmazonStepFunctionsException(string message) : base(message) { }
        public AmazonStepFunctionsException(string message, Exception innerException) : base(message, innerException) { }
        public AmazonStepFunctionsException(Exception innerException) : base(innerException) { }
        public AmazonStepFunctionsException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
        public AmazonStepFunctionsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) { }
    }
}

namespace Amazon.StepFunctions.Model
{
    public class ActivityAlreadyExistsException : AmazonStepFunctionsException { public ActivityAlreadyExistsException(string message) : base(message) { } public ActivityAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { } }
    public class ActivityDoesNotExistException : AmazonStepFunctionsException { public ActivityDoesNotExistException(string message) : base(message) { } public ActivityDoesNotExistException(string message, Exception innerException) : base(message, innerException) { } }
    public class ActivityLimitExceededException : AmazonStepFunctionsException { public ActivityLimitExceededException(string message) : base(message) { } public ActivityLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ActivityWorkerLimitExceededException : AmazonStepFunctionsException { public ActivityWorkerLimitExceededException(string message) : base(message) { } public ActivityWorkerLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ConflictException : AmazonStepFunctionsException { public ConflictException(string message) : base(message) { } public ConflictException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExecutionAlreadyExistsException : AmazonStepFunctionsException { public ExecutionAlreadyExistsException(string message) : base(message) { } public ExecutionAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExecutionDoesNotExistException : AmazonStepFunctionsException { public ExecutionDoesNotExistException(string message) : base(message) { } public ExecutionDoesNotExistException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExecutionLimitExceededException : AmazonStepFunctionsException { public ExecutionLimitExceededException(string message) : base(message) { } public ExecutionLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class ExecutionNotRedrivableException : AmazonStepFunctionsException { public ExecutionNotRedrivableException(string message) : base(message) { } public ExecutionNotRedrivableException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidArnException : AmazonStepFunctionsException { public InvalidArnException(string message) : base(message) { } public InvalidArnException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidDefinitionException : AmazonStepFunctionsException { public InvalidDefinitionException(string message) : base(message) { } public InvalidDefinitionException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidEncryptionConfigurationException : AmazonStepFunctionsException { public InvalidEncryptionConfigurationException(string message) : base(message) { } public InvalidEncryptionConfigurationException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidExecutionInputException : AmazonStepFunctionsException { public InvalidExecutionInputException(string message) : base(message) { } public InvalidExecutionInputException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidLoggingConfigurationException : AmazonStepFunctionsException { public InvalidLoggingConfigurationException(string message) : base(message) { } public InvalidLoggingConfigurationException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidNameException : AmazonStepFunctionsException { public InvalidNameException(string message) : base(message) { } public InvalidNameException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidOutputException : AmazonStepFunctionsException { public InvalidOutputException(string message) : base(message) { } public InvalidOutputException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidTokenException : AmazonStepFunctionsException { public InvalidTokenException(string message) : base(message) { } public InvalidTokenException(string message, Exception innerException) : base(message, innerException) { } }
    public class InvalidTracingConfigurationException : AmazonStepFunctionsException { public InvalidTracingConfigurationException(string message) : base(message) { } public InvalidTracingConfigurationException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsAccessDeniedException : AmazonStepFunctionsException { public KmsAccessDeniedException(string message) : base(message) { } public KmsAccessDeniedException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsInvalidStateException : AmazonStepFunctionsException { public KmsInvalidStateException(string message) : base(message) { } public KmsInvalidStateException(string message, Exception innerException) : base(message, innerException) { } }
    public class KmsThrottlingException : AmazonStepFunctionsException { public KmsThrottlingException(string message) : base(message) { } public KmsThrottlingException(string message, Exception innerException) : base(message, innerException) { } }
    public class MissingRequiredParameterException : AmazonStepFunctionsException { public MissingRequiredParameterException(string message) : base(message) { } public MissingRequiredParameterException(string message, Exception innerException) : base(message, innerException) { } }
    public class ResourceNotFoundException : AmazonStepFunctionsException { public ResourceNotFoundException(string message) : base(message) { } public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { } }
    public class ServiceQuotaExceededException : AmazonStepFunctionsException { public ServiceQuotaExceededException(string message) : base(message) { } public ServiceQuotaExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class StateMachineAlreadyExistsException : AmazonStepFunctionsException { public StateMachineAlreadyExistsException(string message) : base(message) { } public StateMachineAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { } }
    public class StateMachineDeletingException : AmazonStepFunctionsException { public StateMachineDeletingException(string message) : base(message) { } public StateMachineDeletingException(string message, Exception innerException) : base(message, innerException) { } }
    public class StateMachineDoesNotExistException : AmazonStepFunctionsException { public StateMachineDoesNotExistException(string message) : base(message) { } public StateMachineDoesNotExistException(string message, Exception innerException) : base(message, innerException) { } }
    public class StateMachineLimitExceededException : AmazonStepFunctionsException { public StateMachineLimitExceededException(string message) : base(message) { } public StateMachineLimitExceededException(string message, Exception innerException) : base(message, innerException) { } }
    public class StateMachineTypeNotSupportedException : AmazonStepFunctionsException { public StateMachineTypeNotSupportedException(string message) : base(message) { } public StateMachineTypeNotSupportedException(string message, Exception innerException) : base(message, innerException) { } }
    public class TaskDoesNotExistException : AmazonStepFunctionsException { public TaskDoesNotExistException(string message) : base(message) { } public TaskDoesNotExistException(string message, Exception innerException) : base(message, innerException) { } }
    public class TaskTimedOutException : AmazonStepFunctionsException { public TaskTimedOutException(string message) : base(message) { } public TaskTimedOutException(string message, Exception innerException) : base(message, innerException) { } }
    public class TooManyTagsException : AmazonStepFunctionsException { public TooManyTagsException(string message) : base(message) { } public TooManyTagsException(string message, Exception innerException) : base(message, innerException) { } }
    public class ValidationException : AmazonStepFunctionsException { public ValidationException(string message) : base(message) { } public ValidationException(string message, Exception innerException) : base(message, innerException) { } }
}
