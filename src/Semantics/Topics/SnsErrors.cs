using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Topics;

/// <summary>The errors of SNS, worded as AWS words them.</summary>
internal static class SnsErrors
{
    public static readonly ServiceError TopicNotFound = new("NotFound", "Topic does not exist", 404);

    public static readonly ServiceError SubscriptionNotFound = new("NotFound", "Subscription does not exist", 404);

    public static readonly ServiceError DifferentSubscription =
        Invalid("Attributes Reason: Subscription already exists with different attributes");

    public static readonly ServiceError EmptyBatch = new("EmptyBatchRequest", "The batch request doesn't contain any entries.");

    public static readonly ServiceError TooManyEntries =
        new("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");

    public static readonly ServiceError EntryIdsNotDistinct = new(
        "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static readonly ServiceError InvalidEntryId = new(
        "InvalidBatchEntryId", "The Id of a batch entry in the batch request doesn't abide by the specification.");

    public static readonly ServiceError NoGroup = Invalid("The MessageGroupId parameter is required for FIFO topics");

    public static readonly ServiceError NoDeduplicationId = Invalid(
        "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");

    public static readonly ServiceError TooLong = Invalid("Message too long");

    public static ServiceError BatchTooLong(int maximum) =>
        new("BatchRequestTooLong",
            $"The length of all the batch messages put together is more than {maximum.ToString(CultureInfo.InvariantCulture)} bytes.");

    public static ServiceError Invalid(string reason) => new("InvalidParameter", "Invalid parameter: " + reason);

    public static ServiceError InvalidValue(string message) => new("ParameterValueInvalid", message);
}
