using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>The errors of SQS, worded as AWS words them.</summary>
internal static class SqsErrors
{
    public static readonly ServiceError QueueDoesNotExist = new("QueueDoesNotExist", "The specified queue does not exist.");

    public static readonly ServiceError QueueDeletedRecently = new(
        "QueueDeletedRecently", "You must wait 60 seconds after deleting a queue before you can create another with the same name.");

    public static readonly ServiceError OverLimit = new("OverLimit", "The maximum number of in flight messages is reached.", 403);

    public static readonly ServiceError Throttled = new("RequestThrottled", "The request was denied due to request throttling.");

    public static readonly ServiceError EmptyBatch = new("EmptyBatchRequest", "There should be at least one entry in the request.");

    public static readonly ServiceError EntryIdsNotDistinct =
        new("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static readonly ServiceError InvalidEntryId = new(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static readonly ServiceError InvalidBody = new(
        "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    public static readonly ServiceError NotInFlight = new("MessageNotInflight", "The message referred to isn't in flight.");

    public static readonly ServiceError SourceIsNoDeadLetterQueue = Invalid("Source queue must be configured as a Dead Letter Queue.");

    public static readonly ServiceError TaskRunning = Invalid(
        "There is already a task running. Only one active task is allowed for a source queue arn at a given time.");

    public static readonly ServiceError TaskHandleInvalid = Invalid("Value for parameter TaskHandle is invalid.");

    public static readonly ServiceError TaskDoesNotExist = new("ResourceNotFoundException", "Task does not exist.", 404);

    public static ServiceError TooManyEntries(int maximum, int count) =>
        new("TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {Text(maximum)}. You have sent {Text(count)}.");

    public static ServiceError BatchTooLong(int maximum, long bytes) =>
        new("BatchRequestTooLong", $"Batch requests cannot be longer than {Text(maximum)} bytes. You have sent {Text(bytes)} bytes.");

    public static ServiceError MessageTooLong(int maximum) =>
        Invalid($"One or more parameters are invalid. Reason: Message must be shorter than {Text(maximum)} bytes.");

    public static ServiceError Missing(string parameter) => new("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static ServiceError Invalid(string message) => new("InvalidParameterValue", message);

    public static ServiceError Invalid(string value, string parameter, string reason) =>
        Invalid($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static ServiceError NotForThisQueueType(string value, string parameter) =>
        Invalid(value, parameter, "The request include parameter that is not valid for this queue type.");

    public static ServiceError UnknownAttribute(string name) => new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static ServiceError InvalidAttribute(string name) => new("InvalidAttributeValue", $"Invalid value for the parameter {name}.");

    public static ServiceError InvalidHandle(string handle) =>
        new("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static ServiceError HandleExpired(string handle) => Invalid(handle, "ReceiptHandle", "The receipt handle has expired.");

    public static ServiceError MessageGone(string handle) =>
        Invalid(handle, "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");

    public static ServiceError PurgeInProgress(string queue) =>
        new("PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    public static ServiceError NameExists(string attribute) =>
        new("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}");

    public static ServiceError ResourceNotFound(string parameter) =>
        new("ResourceNotFoundException", $"The resource that you specified for the {parameter} parameter doesn't exist.", 404);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
