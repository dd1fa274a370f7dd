using AwsMessaging.Semantics.Buses.Schedules;

namespace AwsMessaging.Simulation;

/// <summary>Schedules of the world, and what they invoke.</summary>
public sealed partial class MessagingWorld
{
    private long schedulesAt = long.MaxValue;

    /// <summary>EventBridge Scheduler as it is now.</summary>
    internal SchedulerService Schedules { get; private set; } = new();

    /// <summary>Carries out what schedules invoke by now, and comes back when there is more.</summary>
    internal void DeliverSchedules()
    {
        foreach (var delivery in Schedules.Due(NowMs, Choices))
        {
            Router.Carry(
                delivery,
                error =>
                {
                    Schedules.Reported(NowMs, delivery, error);
                    DeliverSchedules();
                });
        }

        if (Schedules.NextChange(NowMs) is { } next && next < schedulesAt)
        {
            schedulesAt = Math.Max(next, NowMs + 1);
            Clock.At(
                schedulesAt,
                () =>
                {
                    schedulesAt = long.MaxValue;
                    DeliverSchedules();
                });
        }
    }
}
