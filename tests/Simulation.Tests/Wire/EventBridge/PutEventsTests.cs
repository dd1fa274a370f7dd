using System.Text.Json;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.EventBridge;

/// <summary>EventBridge from request literals: events.</summary>
public sealed class PutEventsTests
{
    private readonly WireWorld world = new();

    [Fact]
    public void Events_go_by_the_rules_of_their_buses_to_targets()
    {
        var billing = world.World.CreateQueue("billing");
        var audit = world.World.CreateQueue("audit");
        Ok("CreateEventBus", """{"Name":"shop"}""");
        Ok("PutRule", """{"Name":"all","EventBusName":"shop","EventPattern":"{\"source\":[\"shop\"]}"}""");
        Ok("PutTargets", $$"""{"Rule":"all","EventBusName":"shop","Targets":[{"Id":"q","Arn":"{{billing.Arn}}","InputPath":"$.detail"}]}""");
        Ok("PutRule", """{"Name":"audit","EventPattern":"{\"detail-type\":[\"Order\"]}","State":"ENABLED"}""");
        Ok("PutTargets", $$"""
            {"Rule":"audit","Targets":[{"Id":"q","Arn":"{{audit.Arn}}","InputTransformer":{"InputPathsMap":{"id":"$.detail.id"},"InputTemplate":"\"order <id>\""} }]}
            """);

        var reply = Ok("PutEvents", """
            {"Entries":[
              {"Source":"shop","DetailType":"Order","Detail":"{\"id\":\"order-1\"}","EventBusName":"arn:aws:events:us-east-1:123456789012:event-bus/shop"},
              {"Source":"shop","DetailType":"Order","Detail":"{\"id\":\"order-2\"}","Time":1767225600.5,"Resources":["r"]}]}
            """);
        world.Pass(1_000);

        Assert.Equal(0, reply.GetProperty("FailedEntryCount").GetInt32());
        Assert.All(reply.GetProperty("Entries").EnumerateArray(), entry => Assert.Equal(["EventId"], entry.EnumerateObject().Select(m => m.Name)));
        Assert.Equal("""{"id":"order-1"}""", Assert.Single(billing.State.Messages(world.World.NowMs)).Body);
        Assert.Equal("\"order order-2\"", Assert.Single(audit.State.Messages(world.World.NowMs)).Body);
        Assert.Equal(["shop", "default"], world.World.Trace.Events.Where(e => e.Kind == TraceKind.Accepted).Take(2).Select(e => e.Lane));
    }

    [Fact]
    public void Entries_fail_one_by_one()
    {
        var reply = Ok("PutEvents", """
            {"Entries":[{"Source":"shop","DetailType":"Order","Detail":"{}"},{"Source":"shop","DetailType":"Order","Detail":"no json"},{"Source":"shop"}]}
            """);

        Assert.Equal(2, reply.GetProperty("FailedEntryCount").GetInt32());
        Assert.Equal(
            [null, "MalformedDetail", "InvalidArgument"],
            reply.GetProperty("Entries").EnumerateArray().Select(e => e.TryGetProperty("ErrorCode", out var code) ? code.GetString() : null));
        Assert.False(reply.GetProperty("Entries")[1].TryGetProperty("EventId", out _));
    }

    [Fact]
    public void One_entry_of_a_call_may_fail_in_the_service()
    {
        var failing = new WireWorld("batch.put-events#0=1");

        var reply = failing.Json("AWSEvents.PutEvents", """{"Entries":[{"Source":"shop","DetailType":"Order","Detail":"{}"}]}""");

        Assert.Equal(
            """200 {"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure","ErrorMessage":"An internal error occurred."}]}""", reply);
    }

    [Theory]
    [InlineData("""{"Entries":[]}""", "ValidationException", "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and 10.")]
    [InlineData("{}", "ValidationException", "1 validation error detected: Value null at 'entries' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"Entries":{}}""", "com.amazon.coral.service#SerializationException", "START_OBJECT can not be converted to a List")]
    [InlineData("""{"Entries":[7]}""", "com.amazon.coral.service#SerializationException", "NUMBER_VALUE can not be converted to a Structure")]
    [InlineData("""{"Entries":[{"Source":"shop","DetailType":"Order","Detail":{}}]}""", "com.amazon.coral.service#SerializationException", "START_OBJECT can not be converted to a String")]
    [InlineData("""{"Entries":[{"Time":"soon"}]}""", "com.amazon.coral.service#SerializationException", "STRING_VALUE can not be converted to a Timestamp")]
    public void Wrong_requests_get_the_errors_that_EventBridge_gives(string body, string type, string message) => Assert.Equal(
        $"400 {{\"__type\":\"{type}\",\"message\":\"{message}\"}}", world.Json("AWSEvents.PutEvents", body));

    [Fact]
    public void Patterns_are_tested()
    {
        const string Event = """{\"id\":\"1\",\"source\":\"shop\",\"detail\":{}}""";

        Assert.Equal("""200 {"Result":true}""", Send("TestEventPattern", $$"""{"EventPattern":"{\"source\":[\"shop\"]}","Event":"{{Event}}"}"""));
        Assert.Equal("""200 {"Result":false}""", Send("TestEventPattern", $$"""{"EventPattern":"{\"source\":[\"bank\"]}","Event":"{{Event}}"}"""));
        Assert.StartsWith(
            """400 {"__type":"InvalidEventPatternException","message":"Event pattern is not valid. Reason: """,
            Send("TestEventPattern", $$"""{"EventPattern":"{\"source\":\"shop\"}","Event":"{{Event}}"}"""));
    }

    private string Send(string operation, string body) => world.Json("AWSEvents." + operation, body);

    private JsonElement Ok(string operation, string body)
    {
        var reply = Send(operation, body);
        Assert.StartsWith("200 ", reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
