using System.Text.Json;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.StepFunctions;

/// <summary>Step Functions from request literals.</summary>
public sealed class StepFunctionsTests
{
    private const string Standard = "arn:aws:states:us-east-1:123456789012:stateMachine:ship";
    private const string Express = "arn:aws:states:us-east-1:123456789012:stateMachine:quote";

    private readonly WireWorld world = new();

    public StepFunctionsTests()
    {
        world.World.CreateStateMachine("ship", StateMachineType.Standard, async input =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), world.World.Clock);
            return input;
        });
        world.World.CreateStateMachine("quote", StateMachineType.Express, input =>
            input == "{}" ? throw new InvalidOperationException("nothing to quote") : Task.FromResult<string?>("{\"price\":1}"));
    }

    [Fact]
    public void A_standard_execution_runs_once_under_its_name()
    {
        var start = $$"""{"stateMachineArn":"{{Standard}}","name":"order-1","input":"{\"id\":1}"}""";

        var first = Ok("StartExecution", start);
        var again = Ok("StartExecution", start);
        var arn = first.GetProperty("executionArn").GetString();
        Assert.Equal("arn:aws:states:us-east-1:123456789012:execution:ship:order-1", arn);
        Assert.Equal(arn, again.GetProperty("executionArn").GetString());
        Assert.Equal("RUNNING", Ok("DescribeExecution", $$"""{"executionArn":"{{arn}}"}""").GetProperty("status").GetString());
        world.Pass(10_000);

        var done = Ok("DescribeExecution", $$"""{"executionArn":"{{arn}}"}""");
        Assert.Equal(
            ("SUCCEEDED", "{\"id\":1}", "{\"id\":1}"),
            (done.GetProperty("status").GetString(), done.GetProperty("input").GetString(), done.GetProperty("output").GetString()));
        Assert.Equal(JsonValueKind.Number, done.GetProperty("stopDate").ValueKind);
        Assert.Single(world.World.Trace.Events, e => e.Kind == TraceKind.Invoked);
        Assert.Equal(
            $$"""400 {"__type":"ExecutionAlreadyExists","message":"Execution Already Exists: '{{arn}}'"}""", Send("StartExecution", start));
        Assert.Contains("\"name\":\"order-1\"", Send("ListExecutions", $$"""{"stateMachineArn":"{{Standard}}","statusFilter":"SUCCEEDED"}"""));
        Assert.Equal("""200 {"executions":[]}""", Send("ListExecutions", $$"""{"stateMachineArn":"{{Standard}}","statusFilter":"FAILED"}"""));
    }

    [Fact]
    public void A_synchronous_execution_answers_at_its_end_also_when_it_fails()
    {
        var good = Ok("StartSyncExecution", $$"""{"stateMachineArn":"{{Express}}","input":"{\"id\":1}"}""");
        var bad = Ok("StartSyncExecution", $$"""{"stateMachineArn":"{{Express}}"}""");

        Assert.Equal(("SUCCEEDED", "{\"price\":1}"), (good.GetProperty("status").GetString(), good.GetProperty("output").GetString()));
        Assert.False(good.TryGetProperty("error", out _));
        Assert.Equal(
            ("FAILED", "InvalidOperationException", "nothing to quote"),
            (bad.GetProperty("status").GetString(), bad.GetProperty("error").GetString(), bad.GetProperty("cause").GetString()));
        Assert.False(bad.TryGetProperty("output", out _));
    }

    [Fact]
    public void State_machines_are_listed_in_pages()
    {
        Assert.Equal(
            $$"""200 {"stateMachines":[{"stateMachineArn":"{{Standard}}","name":"ship","type":"STANDARD"}],"nextToken":"1"}""",
            Send("ListStateMachines", """{"maxResults":1}"""));
        Assert.Equal(
            $$"""200 {"stateMachines":[{"stateMachineArn":"{{Express}}","name":"quote","type":"EXPRESS"}]}""",
            Send("ListStateMachines", """{"maxResults":1,"nextToken":"1"}"""));
    }

    [Theory]
    [InlineData("StartExecution", "{}", "ValidationException", "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("StartExecution", """{"stateMachineArn":"ship"}""", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: ship'")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:none"}""", "StateMachineDoesNotExist", "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:none'")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:ship","input":"{"}""", "InvalidExecutionInput", "Invalid State Machine Execution Input")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:ship","name":"a b"}""", "InvalidName", "Invalid Name: 'a b'")]
    [InlineData("StartExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:ship","input":{}}""", "com.amazon.coral.service#SerializationException", "START_OBJECT can not be converted to a String")]
    [InlineData("StartSyncExecution", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:ship"}""", "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine")]
    [InlineData("DescribeExecution", """{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:ship:none"}""", "ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:ship:none'")]
    [InlineData("ListExecutions", """{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:quote"}""", "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine")]
    [InlineData("StartDance", "{}", "com.amazon.coral.service#UnknownOperationException", "Unknown operation StartDance.")]
    public void Wrong_requests_get_the_errors_that_Step_Functions_gives(string operation, string body, string type, string message) =>
        Assert.Equal($"400 {{\"__type\":\"{type}\",\"message\":\"{message}\"}}", Send(operation, body));

    private string Send(string operation, string body) => world.Json("AWSStepFunctions." + operation, body);

    private JsonElement Ok(string operation, string body)
    {
        var reply = Send(operation, body);
        Assert.StartsWith("200 ", reply);
        return JsonDocument.Parse(reply[4..]).RootElement;
    }
}
