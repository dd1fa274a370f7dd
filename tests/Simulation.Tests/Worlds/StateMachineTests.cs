using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Step Functions starts in a world.</summary>
public sealed class StateMachineTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public void An_express_execution_may_run_twice()
    {
        using var world = new MessagingWorld();
        var machine = Charging(world, StateMachineType.Express);

        ServiceRuns.FindsAndRepeats(
            world,
            () => world.Start("producer", () => machine.StartExecutionAsync("""{"order":1}""", "order-1")),
            TenMinutes,
            new EffectOnce(),
            "states.express-runs#0=1",
            StepFunctionsChoices.ExpressRuns);
    }

    /// <summary>The SDK repeats a call whose reply was lost.</summary>
    [Fact]
    public void A_name_makes_the_repeated_start_of_a_standard_machine_one_execution()
    {
        using var world = new MessagingWorld();
        var machine = Charging(world, StateMachineType.Standard);
        Action Start(string? name) => () => world.Start("producer", () => machine.StartExecutionAsync("""{"order":1}""", name));
        var lost = new Script(new Deviation(NetworkChoices.StepFunctions.Id, 0, NetworkChoices.ReplyLost));

        Assert.Null(world.Run(Start("order-1"), TenMinutes, [new EffectOnce()], lost).Result.Violation);
        Assert.Single(machine.State.Executions);
        Assert.Equal("EffectOnce", world.Run(Start(null), TenMinutes, [new EffectOnce()], lost).Result.Violation?.Property);
    }

    [Fact]
    public void A_failed_execution_is_no_error_of_the_call_that_waited_for_it()
    {
        using var world = new MessagingWorld();
        var machine = world.CreateStateMachine("checks", StateMachineType.Express, async input =>
        {
            await world.Clock.Delay(100);
            return input == "{}" ? """{"ok":true}""" : throw new FormatException("bad order");
        });
        Execution? good = null, bad = null;

        var run = world.Run(
            () => world.Start("caller", async () =>
            {
                good = await machine.StartSyncExecutionAsync("{}");
                bad = await machine.StartSyncExecutionAsync("""{"order":0}""");
            }),
            TenMinutes,
            [new Liveness(TenMinutes)]);

        Assert.Equal((ExecutionStatus.Succeeded, """{"ok":true}"""), (good!.Status, good.Output));
        Assert.Equal((ExecutionStatus.Failed, "FormatException", "bad order"), (bad!.Status, bad.Error, bad.Cause));
        Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Failed);
    }

    [Fact]
    public void An_execution_that_takes_too_long_ends_for_its_caller()
    {
        using var world = new MessagingWorld();
        var machine = world.CreateStateMachine("stuck", StateMachineType.Express, _ => new TaskCompletionSource<string?>().Task);
        Execution? ended = null;

        world.Run(() => world.Start("caller", async () => ended = await machine.StartSyncExecutionAsync("{}")), TenMinutes, []);

        Assert.Equal(ExecutionStatus.TimedOut, ended?.Status);
        Assert.Equal(300_000, ended!.StoppedAt - ended.StartedAt);
    }

    [Fact]
    public void A_caller_of_an_execution_that_has_no_end_waits_for_ever()
    {
        using var world = new MessagingWorld();
        var machine = world.CreateStateMachine("orders", StateMachineType.Standard, _ => new TaskCompletionSource<string?>().Task);

        var run = world.Run(
            () => world.Start("caller", async () =>
            {
                await machine.StartExecutionAsync("{}");
                await new TaskCompletionSource().Task;
            }),
            TenMinutes,
            [new Liveness(TenMinutes)]);

        Assert.Equal("caller waits for ever.", run.Result.Violation?.Message);
        Assert.Equal([("orders", "{}")], run.Result.End!.Remaining);
    }

    [Fact]
    public void Bad_starts_get_the_errors_of_Step_Functions()
    {
        using var world = new MessagingWorld();
        var machine = Charging(world, StateMachineType.Standard);
        var codes = new List<string>();
        async Task Refused(Func<Task> call) => codes.Add((await Assert.ThrowsAsync<ServiceException>(call)).Error.Code);

        world.Run(
            () => world.Start("caller", async () =>
            {
                await machine.StartExecutionAsync("{}", "order-1");
                await Refused(() => machine.StartExecutionAsync("[]", "order-1"));
                await Refused(() => machine.StartExecutionAsync("{}", "order 1"));
                await Refused(() => machine.StartExecutionAsync("{"));
                await Refused(() => machine.StartSyncExecutionAsync("{}"));
            }),
            TenMinutes,
            [],
            permitted: PermittedDeviations.None);

        Assert.Equal(["ExecutionAlreadyExists", "InvalidName", "InvalidExecutionInput", "StateMachineTypeNotSupported"], codes);
        Assert.Equal("StateMachineAlreadyExists", Assert.Throws<ServiceException>(() => Charging(world, StateMachineType.Express)).Error.Code);
    }

    [Fact]
    public void Work_of_an_execution_on_another_thread_is_inconclusive()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var machine = world.CreateStateMachine("orders", StateMachineType.Standard, _ =>
        {
            var thread = new Thread(() => queue.SendAsync("order-1"));
            thread.Start();
            thread.Join();
            return Task.FromResult<string?>(null);
        });

        var run = world.Run(() => world.Start("caller", () => machine.StartExecutionAsync("{}")), TenMinutes, [new NoLoss()]);

        Assert.Contains("on another thread", run.Result.Inconclusive, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_chance_does_can_be_repeated() => ServiceRuns.RepeatsWhateverChanceDoes(
        () =>
        {
            var world = new MessagingWorld(seed: 6);
            var machine = Charging(world, StateMachineType.Express);
            return (world, () => world.Start("producer", () => machine.StartExecutionAsync("""{"order":1}""")));
        },
        TenMinutes);

    private static SimulatedStateMachine Charging(MessagingWorld world, StateMachineType type) => world.CreateStateMachine("charging", type, async input =>
    {
        await world.EffectAsync("shop", input);
        return null;
    });
}
