using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// What may happen to a call between client and service. A client cannot tell a lost request from a lost reply; it retries both, and after
/// a lost reply the effect is there twice.
/// </summary>
public static class NetworkChoices
{
    /// <summary>Index of the option in which all goes well.</summary>
    internal const int Answered = 0;

    /// <summary>Index of the option in which the service never sees the request.</summary>
    internal const int RequestLost = 1;

    /// <summary>Index of the option in which the service acts and the client does not learn of it.</summary>
    internal const int ReplyLost = 2;

    /// <summary>Index of the option in which the service refuses for its rate.</summary>
    internal const int Throttled = 3;

    /// <summary>Index of the option in which the service has a fault of its own.</summary>
    internal const int Unavailable = 4;

    // What holds for every call, where the service's own pages say nothing about a reply that is lost.
    private const string Repeated =
        "A client that gets no answer or an error repeats its call until it succeeds, and the service may so have acted more than once.";
    private const string RepeatedSource =
        "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_prevent_interaction_failure_idempotent.html";

    /// <summary>A call to SQS.</summary>
    public static readonly ChoicePoint Sqs = Point(
        "net.sqs",
        "A sender that loses its connection before the acknowledgement sends again, and this can make a duplicate.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html");

    /// <summary>A call to SNS.</summary>
    public static readonly ChoicePoint Sns = Point(
        "net.sns",
        Repeated,
        RepeatedSource);

    /// <summary>A call to EventBridge.</summary>
    public static readonly ChoicePoint EventBridge = Point(
        "net.events",
        Repeated,
        RepeatedSource);

    /// <summary>A call to Kinesis Data Streams.</summary>
    public static readonly ChoicePoint Kinesis = Point(
        "net.kinesis",
        "A producer whose put times out cannot be sure that it took effect; if it puts the record again, the stream may have it twice.",
        "https://docs.aws.amazon.com/streams/latest/dev/kinesis-record-processor-duplicates.html");

    /// <summary>A call to Firehose.</summary>
    public static readonly ChoicePoint Firehose = Point(
        "net.firehose",
        "After an internal server error or a time-out the write may have completed or failed; to put the records again can duplicate data.",
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html");

    /// <summary>A call to DynamoDB.</summary>
    public static readonly ChoicePoint DynamoDb = Point(
        "net.dynamodb",
        "After an internal server error a write may have succeeded or failed. Requests beyond the rate are refused and repeated by the SDK.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html");

    /// <summary>A call to Step Functions.</summary>
    public static readonly ChoicePoint StepFunctions = Point(
        "net.states",
        Repeated,
        RepeatedSource);

    /// <summary>A call to EventBridge Scheduler.</summary>
    public static readonly ChoicePoint Scheduler = Point(
        "net.scheduler",
        Repeated,
        RepeatedSource);

    /// <summary>A call to Lambda.</summary>
    public static readonly ChoicePoint Lambda = Point(
        "net.lambda",
        "The SDK repeats an invocation after a time-out or throttling, though the function may have run completely, partially or not at all.",
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html");

    /// <summary>The choice point of calls to a service.</summary>
    internal static ChoicePoint Of(WireService service) => service switch
    {
        WireService.Sqs => Sqs,
        WireService.Sns => Sns,
        WireService.EventBridge => EventBridge,
        WireService.Kinesis => Kinesis,
        WireService.Firehose => Firehose,
        WireService.DynamoDb => DynamoDb,
        WireService.StepFunctions => StepFunctions,
        WireService.Scheduler => Scheduler,
        _ => Lambda,
    };

    /// <summary>What a service says to a client that asks too often.</summary>
    internal static ServiceError ThrottleError(WireService service) => service switch
    {
        WireService.Sqs => new("RequestThrottled", "Request is throttled.", 403),
        WireService.Sns => new("Throttling", "Rate exceeded"),
        WireService.Firehose => new("ServiceUnavailableException", "Slow down.", 503),
        WireService.DynamoDb => new("RequestLimitExceeded", "Throughput exceeds the current throughput limit for your account."),
        WireService.Lambda => new("TooManyRequestsException", "Rate Exceeded.", 429),
        WireService.Scheduler => new("ThrottlingException", "Rate exceeded", 429),
        _ => new("ThrottlingException", "Rate exceeded"),
    };

    /// <summary>What a service says when the fault is its own.</summary>
    internal static ServiceError UnavailableError(WireService service) => service switch
    {
        WireService.Sqs or WireService.Sns => new("ServiceUnavailable", "Service is temporarily unavailable.", 503),
        WireService.DynamoDb => new("InternalServerError", "The request processing has failed because of an unknown error.", 500),
        _ => new("ServiceUnavailableException", "The service is temporarily unavailable.", 503),
    };

    private static ChoicePoint Point(string id, string statement, string source) => new(
        id, statement, source, "answered", "request lost", "reply lost after the effect", "throttled", "unavailable");
}
