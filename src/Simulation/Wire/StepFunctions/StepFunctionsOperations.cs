using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.StepFunctions;

/// <summary>The operations of Step Functions on executions. State machines are set up in the world: what they do is code.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class StepFunctionsOperations(MessagingWorld world)
{
    private const int DefaultResults = 100;

    /// <summary>The operations on the state machines of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new StepFunctionsOperations(world);
        return new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("StartExecution", operations.StartExecution)
            .AddDeferred("StartSyncExecution", operations.StartSyncExecution)
            .Add("DescribeExecution", operations.DescribeExecution)
            .Add("ListExecutions", operations.ListExecutions)
            .Add("ListStateMachines", operations.ListStateMachines);
    }

    private static bool IsStart(WireRequest request) => request.Operation is "StartExecution" or "StartSyncExecution";

    private static string InputOf(WireStructure input) => input.Text("input") ?? "{}";

    private static string MachineIn(WireStructure input) =>
        input.Text("stateMachineArn") is { } arn ? DeliveryRouter.NameIn(arn) : "StepFunctions";

    private static string NameOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        _ => "TIMED_OUT",
    };

    private static string NameOf(StateMachineType type) => type == StateMachineType.Express ? "EXPRESS" : "STANDARD";

    private ServiceCall Describe(WireRequest request)
    {
        var call = new ServiceCall(WireService.StepFunctions, request.Operation, MachineIn(request.Input));
        var input = InputOf(request.Input);
        return IsStart(request) ? call with { Key = world.KeyOf(input), Messages = 1, Bytes = Encoding.UTF8.GetByteCount(input) } : call;
    }

    private void Sending(WireRequest request)
    {
        if (IsStart(request))
        {
            world.Sending(MachineIn(request.Input), InputOf(request.Input), null);
        }
    }

    private SimulatedStateMachine MachineOf(WireCall call)
    {
        var arn = CheckArn(call.Input.RequiredText("stateMachineArn"));
        return world.FindStateMachine(arn)
            ?? throw new WireFault(new ServiceError("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'"));
    }

    private static string CheckArn(string arn) => arn.Split(':') is ["arn", _, "states", _, _, _, _, ..]
        ? arn
        : throw new WireFault(new ServiceError("InvalidArn", $"Invalid Arn: 'Invalid ARN prefix: {arn.Split(':')[0]}'"));

    private WireReply StartExecution(WireCall call)
    {
        var reply = MachineOf(call).Start(call.Input.Text("name"), call.Input.Text("input"));
        return reply.IsOk
            ? new WireStructure()
                .With("executionArn", reply.Result.Arn)
                .With("startDate", WireNumber.Time(reply.Result.StartedAt))
            : reply.Error!;
    }

    private void StartSyncExecution(WireCall call)
    {
        var machine = MachineOf(call);
        machine.StartSync(
            call.Input.Text("name"),
            call.Input.Text("input"),
            reply => call.Complete(reply.IsOk ? Write(reply.Result, machine) : reply.Error!));
    }

    private WireReply DescribeExecution(WireCall call)
    {
        var arn = CheckArn(call.Input.RequiredText("executionArn"));
        foreach (var machine in world.StateMachines)
        {
            // Express executions leave nothing to describe.
            if (machine.State.Type == StateMachineType.Standard
                && machine.State.Executions.FirstOrDefault(e => e.Arn == arn) is { } execution)
            {
                return Write(execution, machine);
            }
        }

        return new ServiceError("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");
    }

    private WireReply ListExecutions(WireCall call)
    {
        var machine = MachineOf(call);
        if (machine.State.Type == StateMachineType.Express)
        {
            return new ServiceError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }

        var status = call.Input.Text("statusFilter");
        var all = machine.State.Executions.Where(execution => status is null || NameOf(execution.Status) == status).Reverse().ToList();
        return Page(call, "executions", all, execution => new WireStructure()
            .With("executionArn", execution.Arn)
            .With("stateMachineArn", machine.Arn)
            .With("name", execution.Name)
            .With("status", NameOf(execution.Status))
            .With("startDate", WireNumber.Time(execution.StartedAt))
            .With("stopDate", execution.StoppedAt is { } stopped ? WireNumber.Time(stopped) : null));
    }

    private WireReply ListStateMachines(WireCall call) =>
        Page(call, "stateMachines", [.. world.StateMachines], machine => new WireStructure()
        .With("stateMachineArn", machine.Arn)
        .With("name", machine.Name)
        .With("type", NameOf(machine.State.Type)));

    private static WireStructure Page<T>(WireCall call, string member, IReadOnlyList<T> all, Func<T, WireStructure> write)
    {
        var page = ListPage<T>.Of(
            all,
            call.Input.Text("nextToken"),
            call.Input.Integer("maxResults") is { } asked and > 0 ? asked : DefaultResults,
            new ServiceError("InvalidToken", "Invalid Token: 'Invalid token'"));
        return new WireStructure().With(member, new WireList([.. page.Items.Select(write)])).With("nextToken", page.NextToken);
    }

    private static WireStructure Write(Execution execution, SimulatedStateMachine machine) => new WireStructure()
        .With("executionArn", execution.Arn)
        .With("stateMachineArn", machine.Arn)
        .With("name", execution.Name)
        .With("status", NameOf(execution.Status))
        .With("startDate", WireNumber.Time(execution.StartedAt))
        .With("stopDate", execution.StoppedAt is { } stopped ? WireNumber.Time(stopped) : null)
        .With("input", execution.Input)
        .With("output", execution.Output)
        .With("error", execution.Error)
        .With("cause", execution.Cause);
}
