using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// The errors of Kinesis Data Streams.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html and the pages of the other actions
/// </summary>
public static class KinesisErrors
{
    /// <summary>Code of what exceeds a shard's throughput, in whole replies and in entries of a batch.</summary>
    public const string Throughput = "ProvisionedThroughputExceededException";

    /// <summary>A stream of that name does not exist, or is not ready yet, or is being deleted.</summary>
    public static ServiceError StreamNotFound(string stream, string account) =>
        new("ResourceNotFoundException", $"Stream {stream} under account {account} not found.");

    /// <summary>A stream of that name exists already.</summary>
    public static ServiceError StreamExists(string stream, string account) =>
        new("ResourceInUseException", $"Stream {stream} under account {account} already exists.");

    internal static ServiceError ShardNotFound(string shard, string stream, string account) =>
        new("ResourceNotFoundException", $"Could not find shard {shard} in stream {stream} under account {account}.");

    internal static ServiceError ShardDoesNotExist(string shard, string stream, string account) =>
        new("ResourceNotFoundException", $"Shard {shard} in stream {stream} under account {account} does not exist");

    internal static ServiceError ConsumerNotFound(string consumer, string account) =>
        new("ResourceNotFoundException", $"Consumer {consumer}, account {account} not found.");

    internal static ServiceError NotActive(string stream, string account, StreamStatus status) =>
        new("ResourceInUseException",
            $"Stream {stream} under account {account} not ACTIVE, instead in state {KinesisStream.NameOf(status)}");

    internal static ServiceError InUse(string message) => new("ResourceInUseException", message);

    internal static ServiceError Limit(string message) => new("LimitExceededException", message);

    internal static ServiceError Invalid(string message) => new("InvalidArgumentException", message);

    internal static ServiceError OnDemand(string stream, string account) =>
        new("ValidationException", $"Request is invalid. Stream {stream} under account {account} is in On-Demand mode.");

    internal static ServiceError Validation(string member, string constraint) =>
        new("ValidationException",
            $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must {constraint}");

    internal static ServiceError Throttled(string shard, string stream, string account) =>
        new(Throughput, ThrottledMessage(shard, stream, account));

    internal static string ThrottledMessage(string shard, string stream, string account) =>
        $"Rate exceeded for shard {shard} in stream {stream} under account {account}.";

    internal static ServiceError IteratorExpired(long issuedAt, long now, long lifetime) =>
        new(
            "ExpiredIteratorException",
            string.Format(
                CultureInfo.InvariantCulture,
                "Iterator expired. The iterator was created at time {0} while right now it is {1} which is further in the future than the tolerated delay of {2} milliseconds.",
                issuedAt,
                now,
                lifetime));
}
