using System.Text.Json;

namespace AwsMessaging.Simulation.Tests.Wire.Scheduler;

/// <summary>EventBridge Scheduler from request literals.</summary>
public sealed class SchedulerTests
{
    private readonly WireWorld world = new();

    [Fact]
    public void A_schedule_is_created_read_changed_listed_and_deleted()
    {
        var queue = world.World.CreateQueue("ticks");
        var target = $$"""{"Arn":"{{queue.Arn}}","RoleArn":"arn:aws:iam::123456789012:role/r","Input":"tick"}""";

        Assert.Equal(
            """200 {"ScheduleArn":"arn:aws:scheduler:us-east-1:123456789012:schedule/default/ticks"}""",
            Send("POST", "/schedules/ticks", $$"""
                {"ScheduleExpression":"rate(1 minute)","FlexibleTimeWindow":{"Mode":"OFF"},"ClientToken":"t","Target":{{target}}}
                """));
        world.Pass(150_000);
        Assert.All(queue.State.Messages(world.World.NowMs), message => Assert.Equal("tick", message.Body));
        Assert.InRange(queue.State.Messages(world.World.NowMs).Count, 2, 3);

        Assert.Equal(
            """200 {"ActionAfterCompletion":"NONE","Arn":"arn:aws:scheduler:us-east-1:123456789012:schedule/default/ticks","FlexibleTimeWindow":{"Mode":"OFF"},"GroupName":"default","Name":"ticks","ScheduleExpression":"rate(1 minute)","ScheduleExpressionTimezone":"UTC","State":"ENABLED","Target":{"Arn":"arn:aws:sqs:us-east-1:123456789012:ticks","Input":"tick","RetryPolicy":{"MaximumEventAgeInSeconds":86400,"MaximumRetryAttempts":185}}}""",
            Send("GET", "/schedules/ticks?groupName=default"));
        Assert.StartsWith("200 ", Send("PUT", "/schedules/ticks", $$"""
            {"ScheduleExpression":"at(2030-01-01T00:00:00)","FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":15},
             "ActionAfterCompletion":"DELETE","State":"DISABLED","StartDate":1900000000,"Target":{{target}}}
            """));
        var changed = JsonDocument.Parse(Send("GET", "/schedules/ticks")[4..]).RootElement;
        Assert.Equal(
            """{"MaximumWindowInMinutes":15,"Mode":"FLEXIBLE"}|"DELETE"|"DISABLED"|1900000000""",
            string.Join("|", new[] { "FlexibleTimeWindow", "ActionAfterCompletion", "State", "StartDate" }.Select(name => changed.GetProperty(name).GetRawText())));

        Assert.Contains("\"Name\":\"ticks\"", Send("GET", "/schedules?NamePrefix=t&State=DISABLED&ScheduleGroup=default"));
        Assert.Equal("""200 {"Schedules":[]}""", Send("GET", "/schedules?State=ENABLED"));
        Assert.Equal("200 {}", Send("DELETE", "/schedules/ticks?groupName=default&clientToken=x"));
        Assert.Equal("""404 {"Message":"Schedule ticks does not exist."}""", Send("GET", "/schedules/ticks"));
        Assert.Equal("""404 {"Message":"Schedule ticks does not exist."}""", Send("DELETE", "/schedules/ticks"));
    }

    [Fact]
    public void Groups_are_created_and_deleted_with_their_schedules()
    {
        var body = """
            {"GroupName":"nightly","ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"},
             "Target":{"Arn":"arn:aws:sqs:us-east-1:123456789012:q","RoleArn":"arn:aws:iam::123456789012:role/r"}}
            """;
        Assert.Equal("""404 {"Message":"Schedule group nightly does not exist."}""", Send("POST", "/schedules/report", body));
        Assert.Equal(
            """200 {"ScheduleGroupArn":"arn:aws:scheduler:us-east-1:123456789012:schedule-group/nightly"}""", Send("POST", "/schedule-groups/nightly", "{}"));
        Assert.Equal("""409 {"Message":"Schedule group nightly already exists."}""", Send("POST", "/schedule-groups/nightly", "{}"));
        Assert.StartsWith("200 ", Send("POST", "/schedules/report", body));
        Assert.StartsWith("409 ", Send("POST", "/schedules/report", body));
        Assert.Equal("200 {}", Send("DELETE", "/schedule-groups/nightly"));
        Assert.StartsWith("404 ", Send("GET", "/schedules/report?groupName=nightly"));
        Assert.StartsWith("400 ", Send("DELETE", "/schedule-groups/default"));
    }

    [Theory]
    [InlineData("""{"FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"a","RoleArn":"r"}}""", "1 validation error detected: Value null at 'scheduleExpression' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"ScheduleExpression":"rate(1 hour)","Target":{"Arn":"a","RoleArn":"r"}}""", "1 validation error detected: Value null at 'flexibleTimeWindow' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"}}""", "1 validation error detected: Value null at 'target' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"a"}}""", "1 validation error detected: Value null at 'target.roleArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"ScheduleExpression":"hourly","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"a","RoleArn":"r"}}""", "Invalid Schedule Expression hourly.")]
    [InlineData("""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"WIDE"},"Target":{"Arn":"a","RoleArn":"r"}}""", "1 validation error detected: Value 'WIDE' at 'flexibleTimeWindow.mode' failed to satisfy constraint: Member must satisfy enum value set: [OFF, FLEXIBLE]")]
    [InlineData("""{"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"FLEXIBLE"},"Target":{"Arn":"a","RoleArn":"r"}}""", "MaximumWindowInMinutes must be provided when flexible time window is FLEXIBLE.")]
    [InlineData("""{"ScheduleExpression":7}""", "1 validation error detected: Value null at 'target' failed to satisfy constraint: Member must not be null")]
    [InlineData("{", "Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. LineNumber: 0 | BytePositionInLine: 1.")]
    public void Wrong_requests_get_the_errors_that_the_scheduler_gives(string body, string message) =>
        Assert.Equal($"400 {{\"Message\":\"{message}\"}}", Send("POST", "/schedules/report", body));

    [Fact]
    public void A_path_that_leads_nowhere_is_refused() => Assert.StartsWith("404 ", Send("PATCH", "/schedules/report", "{}"));

    private string Send(string method, string path, string body = "") => world.Send($"{method} {path} HTTP/1.1\n\n{body}");
}
