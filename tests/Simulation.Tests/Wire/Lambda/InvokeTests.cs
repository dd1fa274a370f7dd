using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.Lambda;

/// <summary>Lambda from request literals: invocations.</summary>
public sealed class InvokeTests
{
    private readonly WireWorld world = new();

    public InvokeTests()
    {
        world.World.CreateFunction("echo", Task.FromResult<string?>);
        world.World.CreateFunction("mute", _ => Task.FromResult<string?>(null));
        world.World.CreateFunction("broken", _ => throw new InvalidOperationException("broken"));
        world.World.CreateFunction(
            "slow",
            async json =>
            {
                await Task.Delay(TimeSpan.FromSeconds(10), world.World.Clock);
                return json;
            },
            reservedConcurrency: 1);
    }

    [Theory]
    [InlineData("echo", """{"id":"order-1"}""", """200 {"id":"order-1"}""")]
    [InlineData("123456789012:function:echo", "7", "200 7")]
    [InlineData("arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aecho", "", "200 {}")]
    [InlineData("mute", "{}", "200 null")]
    public void A_function_answers(string name, string payload, string reply) => Assert.Equal(reply, Invoke(name, payload));

    [Fact]
    public void A_function_that_fails_says_so_in_a_header_of_a_reply_that_succeeds()
    {
        var reply = world.SendWhole("POST /2015-03-31/functions/broken/invocations HTTP/1.1\n\n{}");
        Assert.Equal("Unhandled", Assert.Single(reply.Headers.GetValues("X-Amz-Function-Error")));
        Assert.Equal("$LATEST", Assert.Single(reply.Headers.GetValues("X-Amz-Executed-Version")));
        Assert.Equal(200, (int)reply.StatusCode);

        Assert.Equal("""200 {"errorType":"Sandbox.Timedout","errorMessage":"Task timed out after 3.00 seconds"}""", Invoke("slow", "{}"));
        Assert.Equal(3_002, world.Elapsed);
    }

    [Fact]
    public void An_event_is_taken_before_the_function_runs()
    {
        Assert.Equal("202", Invoke("slow", """{"id":"order-1"}""", "Event"));
        Assert.InRange(world.Elapsed, 0, 2);
        world.Pass(2_000);

        Assert.Equal(
            [TraceKind.Sent, TraceKind.Accepted, TraceKind.Delivered, TraceKind.Invoked],
            world.World.Trace.Events.Where(e => e.Key == world.World.KeyOf("""{"id":"order-1"}""")).Select(e => e.Kind));
        Assert.Equal("204", Invoke("slow", "{}", "DryRun"));
        Assert.Equal(
            """429 {"Message":"Rate Exceeded.","Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User"}""", Invoke("slow", "{}"));
    }

    [Theory]
    [InlineData("none", "{}", null, """404 {"Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:none","Type":"User"}""")]
    [InlineData("echo", "{", null, """400 {"Message":"Could not parse request body into json: """)]
    [InlineData("echo", "{}", "Later", """400 {"Message":"1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]"}""")]
    public void Wrong_requests_get_the_errors_that_Lambda_gives(string name, string payload, string? type, string reply) =>
        Assert.StartsWith(reply, Invoke(name, payload, type));

    [Fact]
    public void A_request_that_is_too_large_is_refused() =>
        Assert.StartsWith("413 {\"Message\":\"Request must be smaller than 6291456 bytes", Invoke("echo", "\"" + new string('a', 6_291_456) + "\""));

    [Fact]
    public void A_path_that_leads_nowhere_is_refused() =>
        Assert.StartsWith("404 ", world.Send("GET /2015-03-31/functions/echo/invocations HTTP/1.1\n\n"));

    private string Invoke(string name, string payload, string? type = null) => world.Send(
        $"POST /2015-03-31/functions/{name}/invocations HTTP/1.1\n" + (type is null ? "" : $"X-Amz-Invocation-Type: {type}\n") + "\n" + payload);
}
