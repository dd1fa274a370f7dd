using System.Text;
using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// The EventBridge Scheduler of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond
/// of virtual time, may be lost, throttled or answered in vain, and is repeated as the SDK repeats it; errors come as
/// <see cref="ServiceException"/>.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
/// </summary>
public sealed class SimulatedScheduler
{
    /// <summary>Its lane in traces.</summary>
    internal const string Lane = "scheduler";

    private readonly MessagingWorld world;
    private readonly Wakeup wakeup;

    internal SimulatedScheduler(MessagingWorld world, SchedulerService state)
    {
        this.world = world;
        State = state;
        wakeup = new Wakeup(world.Clock, Deliver, () => State.NextChange(world.NowMs));
    }

    /// <summary>The scheduler with its groups and schedules as it is now.</summary>
    public SchedulerService State { get; private set; }

    /// <summary>
    /// Creates a schedule.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    /// </summary>
    /// <param name="request">
    /// The schedule. Repeated calls without a client token fail with <c>ConflictException</c>, also where the first reply was lost.
    /// </param>
    /// <returns>Its ARN.</returns>
    /// <exception cref="ServiceException">
    /// <c>ValidationException</c>, <c>ResourceNotFoundException</c> (group) or <c>ConflictException</c>.
    /// </exception>
    public Task<string> CreateScheduleAsync(ScheduleRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Sending(request);
        return world.Calls.Call(Call("CreateSchedule", request), () => Create(request));
    }

    /// <summary>
    /// Replaces a schedule: what the request leaves out is the default again.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
    /// </summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="ServiceException"><c>ValidationException</c> or <c>ResourceNotFoundException</c>.</exception>
    public Task<string> UpdateScheduleAsync(ScheduleRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Sending(request);
        return world.Calls.Call(Call("UpdateSchedule", request), () => Update(request));
    }

    /// <summary>
    /// Deletes a schedule. Invocations that are under way are still retried.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="groupName">Its group; null for the default one.</param>
    /// <exception cref="ServiceException"><c>ResourceNotFoundException</c>.</exception>
    public Task DeleteScheduleAsync(string name, string? groupName = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return world.Calls.Call(new ServiceCall(WireService.Scheduler, "DeleteSchedule", Lane), () => Delete(name, groupName));
    }

    /// <summary>Creates a schedule, for whoever carries the call.</summary>
    internal Reply<string> Create(ScheduleRequest request) => Note(request, State.CreateSchedule(world.NowMs, request));

    /// <summary>Replaces a schedule, for whoever carries the call.</summary>
    internal Reply<string> Update(ScheduleRequest request) => Note(request, State.UpdateSchedule(world.NowMs, request));

    /// <summary>Deletes a schedule, for whoever carries the call.</summary>
    internal Reply<bool> Delete(string name, string? groupName) => State.DeleteSchedule(world.NowMs, name, groupName);

    /// <summary>Begins a run.</summary>
    internal void Begin(SchedulerService state)
    {
        State = state;
        wakeup.Reset();
    }

    /// <summary>Goes on with what it has.</summary>
    internal void Look() => wakeup.Look();

    private static ServiceCall Call(string action, ScheduleRequest request) =>
        new(WireService.Scheduler, action, Lane) { Messages = 1, Bytes = Encoding.UTF8.GetByteCount(request.Target.Input ?? "") };

    private void Sending(ScheduleRequest request)
    {
        if (request.Target.Input is { } input)
        {
            world.Sending(Lane, input, null);
        }
    }

    private Reply<string> Note(ScheduleRequest request, Reply<string> reply)
    {
        if (request.Target.Input is { } input)
        {
            world.Trace.Add(reply.IsOk ? TraceKind.Accepted : TraceKind.Rejected, Lane, world.KeyOf(input), detail: reply.Error?.Code);
        }

        wakeup.Look();
        return reply;
    }

    private void Deliver()
    {
        foreach (var delivery in State.Due(world.NowMs, world.Choices))
        {
            world.Router.Carry(
                delivery,
                error =>
                {
                    world.NoteEnd(delivery, State.Reported(world.NowMs, delivery, error), error);
                    wakeup.Look();
                });
        }
    }
}
