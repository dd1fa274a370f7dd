using AwsMessaging.Simulation.Programs;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Simulation.Tests.Programs;

/// <summary>Programs that block the driver's thread.</summary>
public sealed class WatchdogTests
{
    [Fact]
    public void A_blocked_thread_is_no_pass()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");

        Assert.Throws<TimeoutException>(() => Watchdog.Run(
            () => world.Run(
                () => world.Start("blocked", () =>
                {
                    queue.SendAsync("order-1").Wait(CancellationToken.None);
                    return Task.CompletedTask;
                }),
                TimeSpan.FromMinutes(1),
                [new NoLoss()]),
            TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public void Results_and_failures_come_through()
    {
        Assert.Equal(42, Watchdog.Run(() => 42, TimeSpan.FromSeconds(10)));
        Assert.Equal("no", Assert.Throws<FormatException>(() => Watchdog.Run<int>(() => throw new FormatException("no"), TimeSpan.FromSeconds(10))).Message);
    }
}
