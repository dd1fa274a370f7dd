using System.Text.Json;

namespace AwsMessaging.Simulation.Tests.Wire.Lambda;

/// <summary>Lambda from request literals: event source mappings.</summary>
public sealed class MappingTests
{
    private const string Path = "/2015-03-31/event-source-mappings/";

    private readonly WireWorld world = new();
    private readonly List<string> events = [];

    public MappingTests() => world.World.CreateFunction("handler", json =>
    {
        events.Add(json);
        return Task.FromResult<string?>(null);
    });

    [Fact]
    public void A_mapping_of_a_queue_polls_until_it_is_disabled_or_deleted()
    {
        var queue = world.World.CreateQueue("orders");
        var mapping = Accepted("POST", Path, $$$"""
            {"FunctionName":"handler","EventSourceArn":"{{{queue.Arn}}}","BatchSize":5,"FunctionResponseTypes":["ReportBatchItemFailures"],
             "FilterCriteria":{"Filters":[{"Pattern":"{\"body\":{\"kind\":[\"new\"]}}"}]},"ScalingConfig":{"MaximumConcurrency":2}}
            """);
        var uuid = mapping.GetProperty("UUID").GetString();
        Assert.Equal("Creating", mapping.GetProperty("State").GetString());
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:handler", mapping.GetProperty("FunctionArn").GetString());
        Assert.Equal(
            """["ReportBatchItemFailures"]|{"Filters":[{"Pattern":"{\"body\":{\"kind\":[\"new\"]}}"}]}|{"MaximumConcurrency":2}""",
            string.Join("|", new[] { "FunctionResponseTypes", "FilterCriteria", "ScalingConfig" }.Select(name => mapping.GetProperty(name).GetRawText())));
        Assert.False(mapping.TryGetProperty("StartingPosition", out _));

        Send(queue, """{"kind":"new"}""");
        Assert.Single(events);
        Assert.Equal("Updating", Accepted("PUT", Path + uuid, """{"Enabled":false}""").GetProperty("State").GetString());
        Send(queue, """{"kind":"new"}""");
        Assert.Single(events);
        Assert.Equal("Disabled", Ok(Path + uuid).GetProperty("State").GetString());
        Accepted("PUT", Path + uuid, """{"Enabled":true}""");
        world.Pass(60_000);
        Assert.Equal(2, events.Count);

        Assert.Equal("Deleting", Accepted("DELETE", Path + uuid, "").GetProperty("State").GetString());
        Send(queue, """{"kind":"new"}""");
        Assert.Equal(2, events.Count);
        Assert.Equal("""404 {"Message":"The resource you requested does not exist.","Type":"User"}""", world.Send($"GET {Path}{uuid} HTTP/1.1\n\n"));
    }

    [Fact]
    public void A_mapping_of_a_stream_has_what_streams_have()
    {
        var stream = world.World.CreateStream("clicks");

        var mapping = Accepted("POST", Path, $$"""
            {"FunctionName":"handler","EventSourceArn":"{{stream.Arn}}","StartingPosition":"TRIM_HORIZON","ParallelizationFactor":2,
             "BisectBatchOnFunctionError":true,"MaximumRetryAttempts":3,"MaximumRecordAgeInSeconds":60}
            """);
        world.Json("Kinesis_20131202.PutRecord", """{"StreamName":"clicks","PartitionKey":"k","Data":"b3JkZXItMQ=="}""");
        world.Pass(5_000);

        Assert.Equal(
            """100|"TRIM_HORIZON"|2|true|3|60|{"OnFailure":{}}""",
            string.Join("|", new[]
            {
                "BatchSize", "StartingPosition", "ParallelizationFactor", "BisectBatchOnFunctionError", "MaximumRetryAttempts",
                "MaximumRecordAgeInSeconds", "DestinationConfig",
            }.Select(name => mapping.GetProperty(name).GetRawText())));
        Assert.Contains("b3JkZXItMQ==", Assert.Single(events));
    }

    [Fact]
    public void Mappings_are_listed_by_source_and_function()
    {
        var first = world.World.CreateQueue("first");
        var second = world.World.CreateQueue("second");
        foreach (var queue in new[] { first, second })
        {
            Accepted("POST", Path, $$"""{"FunctionName":"handler","EventSourceArn":"{{queue.Arn}}"}""");
        }

        var page = Ok(Path + "?FunctionName=handler&MaxItems=1");
        Assert.Equal(first.Arn, Assert.Single(page.GetProperty("EventSourceMappings").EnumerateArray()).GetProperty("EventSourceArn").GetString());
        var next = Ok(Path + "?FunctionName=handler&Marker=" + page.GetProperty("NextMarker").GetString());
        Assert.Equal(second.Arn, Assert.Single(next.GetProperty("EventSourceMappings").EnumerateArray()).GetProperty("EventSourceArn").GetString());
        Assert.Single(Ok(Path + "?EventSourceArn=" + Uri.EscapeDataString(second.Arn)).GetProperty("EventSourceMappings").EnumerateArray());
        Assert.Empty(Ok(Path + "?FunctionName=other").GetProperty("EventSourceMappings").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:none"}""", 400, "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.")]
    [InlineData("""{"FunctionName":"none","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders"}""", 400, "Function does not exist")]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:s3:::bucket"}""", 400, "Unrecognized event source.")]
    [InlineData("""{"EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders"}""", 400, "1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders","BatchSize":11}""", 400, "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10")]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders","BatchSize":"5"}""", 400, "STRING_VALUE can not be converted to an Integer")]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:sqs:us-east-1:123456789012:orders","FunctionResponseTypes":["All"]}""", 400, "1 validation error detected: Value 'All' at 'functionResponseTypes' failed to satisfy constraint: Member must satisfy enum value set: [ReportBatchItemFailures]")]
    [InlineData("""{"FunctionName":"handler","EventSourceArn":"arn:aws:kinesis:us-east-1:123456789012:stream/none","StartingPosition":"LATEST"}""", 400, "Stream not found: arn:aws:kinesis:us-east-1:123456789012:stream/none")]
    public void Wrong_requests_get_the_errors_that_Lambda_gives(string body, int status, string message)
    {
        world.World.CreateQueue("orders");

        Assert.Equal($"{status} {{\"Message\":\"{message}\"}}", world.Send($"POST {Path} HTTP/1.1\n\n{body}"));
    }

    [Fact]
    public void The_same_mapping_twice_is_a_conflict()
    {
        var queue = world.World.CreateQueue("orders");
        var body = $$"""{"FunctionName":"handler","EventSourceArn":"{{queue.Arn}}"}""";
        Accepted("POST", Path, body);

        Assert.StartsWith("409 {\"Message\":\"An event source mapping with event source", world.Send($"POST {Path} HTTP/1.1\n\n{body}"));
    }

    private void Send(SimulatedQueue queue, string body)
    {
        world.Run(queue.SendAsync(body));
        world.Pass(60_000);
    }

    private JsonElement Accepted(string method, string path, string body) => Parse(world.Send($"{method} {path} HTTP/1.1\n\n{body}"), "202 ");

    private JsonElement Ok(string path) => Parse(world.Send($"GET {path} HTTP/1.1\n\n"), "200 ");

    private static JsonElement Parse(string reply, string status)
    {
        Assert.StartsWith(status, reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
