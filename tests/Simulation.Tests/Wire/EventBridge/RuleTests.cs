using System.Text.Json;

namespace AwsMessaging.Simulation.Tests.Wire.EventBridge;

/// <summary>EventBridge from request literals: buses, rules, targets, archives.</summary>
public sealed class RuleTests
{
    private const string Bus = "arn:aws:events:us-east-1:123456789012:event-bus/";

    private readonly WireWorld world = new();

    [Fact]
    public void Buses_are_created_described_listed_and_deleted()
    {
        Assert.Equal($$"""200 {"EventBusArn":"{{Bus}}shop"}""", Send("CreateEventBus", """{"Name":"shop"}"""));
        Assert.Equal(
            """400 {"__type":"ResourceAlreadyExistsException","message":"Event bus shop already exists."}""",
            Send("CreateEventBus", """{"Name":"shop"}"""));
        Assert.Equal($$"""200 {"Name":"default","Arn":"{{Bus}}default"}""", Send("DescribeEventBus", "{}"));
        Assert.Equal(
            $$"""200 {"EventBuses":[{"Name":"default","Arn":"{{Bus}}default"}],"NextToken":"1"}""", Send("ListEventBuses", """{"Limit":1}"""));
        Assert.Equal(
            $$"""200 {"EventBuses":[{"Name":"shop","Arn":"{{Bus}}shop"}]}""", Send("ListEventBuses", """{"Limit":1,"NextToken":"1"}"""));
        Assert.Equal("200", Send("DeleteEventBus", """{"Name":"shop"}"""));
        Assert.Equal(
            """400 {"__type":"ResourceNotFoundException","message":"Event bus shop does not exist."}""", Send("DescribeEventBus", """{"Name":"shop"}"""));
    }

    [Fact]
    public void Rules_are_put_described_switched_listed_and_deleted()
    {
        Assert.Equal(
            """200 {"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/hourly"}""",
            Send("PutRule", """{"Name":"hourly","ScheduleExpression":"rate(1 hour)","State":"DISABLED"}"""));
        Ok("PutRule", """{"Name":"orders","EventPattern":"{\"source\":[\"shop\"]}"}""");

        Assert.Equal(
            """200 {"Name":"hourly","Arn":"arn:aws:events:us-east-1:123456789012:rule/hourly","ScheduleExpression":"rate(1 hour)","State":"DISABLED","EventBusName":"default"}""",
            Send("DescribeRule", """{"Name":"hourly"}"""));
        Assert.Equal("200", Send("EnableRule", """{"Name":"hourly"}"""));
        Assert.Equal("ENABLED", Ok("DescribeRule", """{"Name":"hourly"}""").GetProperty("State").GetString());
        Assert.Equal("200", Send("DisableRule", """{"Name":"hourly"}"""));
        Assert.Equal(
            ["orders"], Ok("ListRules", """{"NamePrefix":"o"}""").GetProperty("Rules").EnumerateArray().Select(rule => rule.GetProperty("Name").GetString()));
        Assert.Equal("200", Send("DeleteRule", """{"Name":"hourly"}"""));
        Assert.Equal(
            """400 {"__type":"ResourceNotFoundException","message":"Rule hourly does not exist on EventBus default."}""",
            Send("DescribeRule", """{"Name":"hourly"}"""));
    }

    [Fact]
    public void A_schedule_that_a_rule_gets_over_the_wire_fires()
    {
        var queue = world.World.CreateQueue("ticks");
        Ok("PutRule", """{"Name":"ticks","ScheduleExpression":"rate(1 minute)"}""");
        Ok("PutTargets", $$"""{"Rule":"ticks","Targets":[{"Id":"q","Arn":"{{queue.Arn}}","Input":"{}"}]}""");

        world.Pass(180_000);

        Assert.InRange(queue.State.Messages(world.World.NowMs).Count, 2, 3);
    }

    [Fact]
    public void Targets_come_back_as_they_were_put()
    {
        const string Target = """{"Id":"s","Arn":"arn:aws:sqs:us-east-1:123456789012:q.fifo","Input":"{}","SqsParameters":{"MessageGroupId":"g"},"DeadLetterConfig":{"Arn":"arn:aws:sqs:us-east-1:123456789012:dlq"},"RetryPolicy":{"MaximumRetryAttempts":3,"MaximumEventAgeInSeconds":60}}""";
        Ok("PutRule", """{"Name":"orders","EventPattern":"{\"source\":[\"shop\"]}"}""");

        Assert.Equal("""200 {"FailedEntryCount":0,"FailedEntries":[]}""", Send("PutTargets", "{\"Rule\":\"orders\",\"Targets\":[" + Target + "]}"));
        Assert.Equal("200 {\"Targets\":[" + Target + "]}", Send("ListTargetsByRule", """{"Rule":"orders"}"""));
        Assert.Equal("""200 {"FailedEntryCount":0,"FailedEntries":[]}""", Send("RemoveTargets", """{"Rule":"orders","Ids":["s","none"]}"""));
        Assert.Equal("200 {\"Targets\":[]}", Send("ListTargetsByRule", """{"Rule":"orders"}"""));
    }

    [Theory]
    [InlineData("PutRule", """{"Name":"r"}""", "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    [InlineData("PutRule", """{"Name":"r","ScheduleExpression":"rate(1 hour)","EventBusName":"shop"}""", "ValidationException", null)]
    [InlineData("PutRule", """{"Name":"r","EventPattern":"{\"a\":1}"}""", "InvalidEventPatternException", null)]
    [InlineData("PutRule", """{"Name":"r","EventPattern":"{\"a\":[1]}","State":"ON"}""", "ValidationException", "1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]")]
    [InlineData("PutRule", """{"Name":"r","EventPattern":"{\"a\":[1]}","EventBusName":"none"}""", "ResourceNotFoundException", "Event bus none does not exist.")]
    [InlineData("PutTargets", """{"Rule":"r","Targets":[{"Id":"q","Arn":"arn:aws:sqs:us-east-1:123456789012:q"}]}""", "ResourceNotFoundException", "Rule r does not exist on EventBus default.")]
    [InlineData("PutTargets", """{"Rule":"r","Targets":[]}""", "ValidationException", "1 validation error detected: Value '[]' at 'targets' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("PutTargets", """{"Rule":"r","Targets":[{"Arn":"arn:aws:sqs:us-east-1:123456789012:q"}]}""", "ValidationException", "1 validation error detected: Value null at 'id' failed to satisfy constraint: Member must not be null")]
    [InlineData("RemoveTargets", """{"Rule":"r"}""", "ValidationException", "1 validation error detected: Value null at 'ids' failed to satisfy constraint: Member must not be null")]
    [InlineData("DeleteEventBus", """{"Name":"default"}""", "ValidationException", "Cannot delete event bus default.")]
    [InlineData("StartReplay", """{"ReplayName":"r","EventSourceArn":"arn:aws:events:us-east-1:123456789012:archive/a"}""", "ValidationException", "1 validation error detected: Value null at 'destination' failed to satisfy constraint: Member must not be null")]
    [InlineData("DescribeArchive", """{"ArchiveName":"none"}""", "ResourceNotFoundException", null)]
    [InlineData("PutLetters", "{}", "com.amazon.coral.service#UnknownOperationException", "Unknown operation PutLetters.")]
    public void Wrong_requests_get_the_errors_that_EventBridge_gives(string operation, string body, string type, string? message) => Assert.StartsWith(
        $"400 {{\"__type\":\"{type}\",\"message\":\"{message}{(message is null ? "" : "\"}")}", Send(operation, body));

    [Fact]
    public void What_is_archived_is_sent_again()
    {
        var queue = world.World.CreateQueue("again");
        Ok("CreateArchive", $$"""{"ArchiveName":"all","EventSourceArn":"{{Bus}}default"}""");
        Ok("PutEvents", """{"Entries":[{"Source":"shop","DetailType":"Order","Detail":"{\"id\":\"order-1\"}","Time":1000}]}""");
        world.Pass(900_000);
        Assert.Equal(1, Ok("DescribeArchive", """{"ArchiveName":"all"}""").GetProperty("EventCount").GetInt32());
        Ok("PutRule", """{"Name":"orders","EventPattern":"{\"source\":[\"shop\"]}"}""");
        Ok("PutTargets", $$"""{"Rule":"orders","Targets":[{"Id":"q","Arn":"{{queue.Arn}}"}]}""");

        var replay = Ok("StartReplay", $$"""
            {"ReplayName":"r","EventSourceArn":"arn:aws:events:us-east-1:123456789012:archive/all","Destination":{"Arn":"{{Bus}}default"},
             "EventStartTime":0,"EventEndTime":2000}
            """);
        world.Pass(600_000);

        Assert.Equal("STARTING", replay.GetProperty("State").GetString());
        Assert.Equal("COMPLETED", Ok("DescribeReplay", """{"ReplayName":"r"}""").GetProperty("State").GetString());
        Assert.Contains("\"replay-name\":\"r\"", Assert.Single(queue.State.Messages(world.World.NowMs)).Body);
        Assert.StartsWith("""400 {"__type":"IllegalStatusException",""", Send("CancelReplay", """{"ReplayName":"r"}"""));
        Assert.Equal("200 {}", Send("DeleteArchive", """{"ArchiveName":"all"}"""));
    }

    private string Send(string operation, string body) => world.Json("AWSEvents." + operation, body);

    private JsonElement Ok(string operation, string body)
    {
        var reply = Send(operation, body);
        Assert.StartsWith("200 ", reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
