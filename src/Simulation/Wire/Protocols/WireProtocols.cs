namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>Finds the protocol of a request by what the request itself says, so that any endpoint will do.</summary>
internal static class WireProtocols
{
    private static readonly WireProtocol Sqs = new SqsProtocol();
    private static readonly WireProtocol Sns = new QueryProtocol(WireService.Sns, "http://sns.amazonaws.com/doc/2010-03-31/");

    // Prefix of X-Amz-Target.
    private static readonly Dictionary<string, WireProtocol> Targets = new(StringComparer.Ordinal)
    {
        ["AmazonSQS"] = Sqs,
        ["AWSEvents"] = new AwsJsonProtocol(WireService.EventBridge, "1.1", ""),
        ["Kinesis_20131202"] = new AwsJsonProtocol(WireService.Kinesis, "1.1", ""),
        ["Firehose_20150804"] = new AwsJsonProtocol(WireService.Firehose, "1.1", ""),
        ["DynamoDB_20120810"] = new AwsJsonProtocol(WireService.DynamoDb, "1.0", "com.amazonaws.dynamodb.v20120810#"),
        ["AWSStepFunctions"] = new AwsJsonProtocol(WireService.StepFunctions, "1.0", ""),
    };

    private static readonly WireProtocol Scheduler = new RestJsonProtocol(
        WireService.Scheduler,
        [
            new("POST", "/schedules/{Name}", "CreateSchedule"),
            new("GET", "/schedules/{Name}", "GetSchedule"),
            new("PUT", "/schedules/{Name}", "UpdateSchedule"),
            new("DELETE", "/schedules/{Name}", "DeleteSchedule"),
            new("GET", "/schedules", "ListSchedules"),
            new("POST", "/schedule-groups/{Name}", "CreateScheduleGroup"),
            new("DELETE", "/schedule-groups/{Name}", "DeleteScheduleGroup"),
        ]);

    private static readonly WireProtocol Lambda = new RestJsonProtocol(
        WireService.Lambda,
        [
            new("POST", "/2015-03-31/functions/{FunctionName}/invocations", "Invoke")
            {
                TakesPayload = true,
                Headers = [new("InvocationType", "X-Amz-Invocation-Type")],
            },
            new("POST", "/2015-03-31/event-source-mappings", "CreateEventSourceMapping"),
            new("GET", "/2015-03-31/event-source-mappings", "ListEventSourceMappings"),
            new("GET", "/2015-03-31/event-source-mappings/{UUID}", "GetEventSourceMapping"),
            new("PUT", "/2015-03-31/event-source-mappings/{UUID}", "UpdateEventSourceMapping"),
            new("DELETE", "/2015-03-31/event-source-mappings/{UUID}", "DeleteEventSourceMapping"),
        ]);

    /// <summary>The protocol of a request; null when it is none that the model speaks.</summary>
    public static WireProtocol? Find(HttpCall call)
    {
        if (call.Header("X-Amz-Target") is { } target)
        {
            var dot = target.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && Targets.TryGetValue(target[..dot], out var protocol) ? protocol : null;
        }

        if (call.Path.StartsWith("/2015-03-31/", StringComparison.Ordinal))
        {
            return Lambda;
        }

        if (call.Path.Split('/') is ["", "schedules" or "schedule-groups", ..])
        {
            return Scheduler;
        }

        var isForm = call.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded",
            StringComparison.OrdinalIgnoreCase) == true;
        return isForm || (call.Method == "GET" && call.Query.Contains("Action=", StringComparison.Ordinal)) ? Sns : null;
    }
}
