using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using static AwsMessaging.Semantics.Tests.Streams.StreamTesting;

namespace AwsMessaging.Semantics.Tests.Streams;

public sealed class StateMachineTests
{
    private static StateMachine Standard() => new("ship", StateMachineType.Standard);

    private static StateMachine Express() => new("price", StateMachineType.Express);

    [Fact]
    public void A_name_stays_taken_for_ninety_days_after_the_end()
    {
        var machine = Standard();
        var first = machine.StartExecution(0, "a", "{}", Choices.Benign).Result;
        machine.Complete(Hour, first.Arn, "{}");

        Assert.Equal("ExecutionAlreadyExists", CodeOf(machine.StartExecution(Hour, "a", "{}", Choices.Benign)));
        Assert.Equal("ExecutionAlreadyExists", CodeOf(machine.StartExecution(Hour + (90 * Day) - 1, "a", "{}", Choices.Benign)));
        var second = machine.StartExecution(Hour + (90 * Day), "a", "{}", Choices.Benign).Result;
        Assert.NotEqual(first.StartedAt, second.StartedAt);
    }

    [Fact]
    public void Starts_without_name_and_express_starts_are_all_different()
    {
        foreach (var (machine, name) in new[] { (Standard(), null), (Express(), "a") })
        {
            Assert.NotEqual(machine.StartExecution(0, name, "{}", Choices.Benign).Result.Arn, machine.StartExecution(0, name, "{}", Choices.Benign).Result.Arn);
            Assert.Equal(2, machine.Executions.Count);
        }
    }

    [Fact]
    public void A_standard_start_runs_once_whatever_the_adversary()
    {
        var choices = new Picks(StepFunctionsChoices.ExpressRuns, 1);

        Assert.Equal(1, Standard().StartExecution(0, "a", "{}", choices).Result.Runs);
        Assert.Equal(0, choices.Offers);
    }

    [Theory]
    [InlineData("a", "{}", null)]
    [InlineData(null, null, null)]
    [InlineData("a", "[1]", null)]
    [InlineData("", "{}", "InvalidName")]
    [InlineData("a b", "{}", "InvalidName")]
    [InlineData("a/b", "{}", "InvalidName")]
    [InlineData("a\u0007", "{}", "InvalidName")]
    [InlineData("a", "", "InvalidExecutionInput")]
    [InlineData("a", "{a:1}", "InvalidExecutionInput")]
    public void Name_and_input_are_checked(string? name, string? input, string? error)
    {
        Assert.Equal(error, CodeOf(Standard().StartExecution(0, name, input, Choices.Benign)));
        Assert.Equal(error, CodeOf(Express().StartSyncExecution(0, name, input)));
    }

    [Theory]
    [InlineData(80, 10, null)]
    [InlineData(81, 10, "InvalidName")]
    [InlineData(1, 262_144, null)]
    [InlineData(1, 262_145, "InvalidExecutionInput")]
    public void Name_and_input_have_a_length(int nameLength, int inputBytes, string? error) =>
        Assert.Equal(error, CodeOf(Standard().StartExecution(0, new string('a', nameLength), $"\"{new string('x', inputBytes - 2)}\"", Choices.Benign)));

    [Fact]
    public void Only_express_can_be_waited_for() =>
        Assert.Equal("StateMachineTypeNotSupported", CodeOf(Standard().StartSyncExecution(0, null, "{}")));

    [Fact]
    public void An_express_execution_times_out_after_five_minutes()
    {
        var machine = Express();
        var execution = machine.StartSyncExecution(0, null, "{}").Result;

        Assert.Equal(5 * Minute, machine.NextChange(0));
        var late = machine.Complete(5 * Minute, execution.Arn, "{}").Result;
        Assert.Equal((ExecutionStatus.TimedOut, "States.Timeout", null), (late.Status, late.Error, late.Output));
        Assert.Null(machine.NextChange(5 * Minute));
    }

    [Fact]
    public void A_success_has_its_output()
    {
        var machine = Express();
        var execution = machine.StartSyncExecution(0, null, "{}").Result;
        var copy = machine.Clone();

        var ended = machine.Complete(7, execution.Arn, "{\"price\":1}").Result;

        Assert.Equal((ExecutionStatus.Succeeded, "{\"price\":1}", 7L), (ended.Status, ended.Output, ended.StoppedAt));
        Assert.Equal(ended, machine.Complete(8, execution.Arn, null, "TooLate").Result);
        Assert.Equal(ExecutionStatus.Running, Assert.Single(copy.Executions).Status);
        Assert.Equal("ExecutionDoesNotExist", CodeOf(machine.Complete(9, "arn:none", "{}")));
    }
}
