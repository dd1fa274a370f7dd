using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// What may happen to a call between client and service. A client cannot tell a lost request from a lost reply; it retries both, and after a
/// lost reply the effect is there twice.
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

    /// <summary>A call to SQS.</summary>
    public static readonly ChoicePoint Sqs = Point(
        "net.sqs",
        "A producer that gets no answer to a send cannot know whether the message was taken, and is told to send it again; requests may be throttled or refused for a failure of the server.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html");

    /// <summary>A call to SNS.</summary>
    public static readonly ChoicePoint Sns = Point(
        "net.sns",
        "Calls may be throttled or fail in the server; the SDK repeats them, and a publish has no memory of the first attempt.",
        "https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html");

    /// <summary>A call to EventBridge.</summary>
    public static readonly ChoicePoint EventBridge = Point(
        "net.events",
        "Calls may be throttled or fail in the server, and are to be repeated with backoff.",
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html");

    /// <summary>A call to Kinesis Data Streams.</summary>
    public static readonly ChoicePoint Kinesis = Point(
        "net.kinesis",
        "A producer whose connection fails after the call and before the acknowledgement sends the record again; both are in the stream.",
        "https://docs.aws.amazon.com/streams/latest/dev/kinesis-record-processor-duplicates.html");

    /// <summary>A call to Firehose.</summary>
    public static readonly ChoicePoint Firehose = Point(
        "net.firehose",
        "A put whose reply is lost or that ends in a time-out is to be repeated, which can duplicate data.",
        "https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html");

    /// <summary>A call to DynamoDB.</summary>
    public static readonly ChoicePoint DynamoDb = Point(
        "net.dynamodb",
        "A server error does not say whether the operation took effect; requests beyond the rate are refused and repeated.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html");

    /// <summary>A call to Step Functions.</summary>
    public static readonly ChoicePoint StepFunctions = Point(
        "net.states",
        "Calls may be throttled or fail in the server, and are to be repeated.",
        "https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html");

    /// <summary>A call to EventBridge Scheduler.</summary>
    public static readonly ChoicePoint Scheduler = Point(
        "net.scheduler",
        "Calls may be throttled or fail in the server, and are to be repeated.",
        "https://docs.aws.amazon.com/scheduler/latest/APIReference/CommonErrors.html");

    /// <summary>A call to Lambda.</summary>
    public static readonly ChoicePoint Lambda = Point(
        "net.lambda",
        "A synchronous invocation may be throttled, or lose its connection while the function runs; the client repeats it.",
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
