using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Verification.Tests.Scenarios;

public sealed class ShortWaitsTests
{
    [Theory]
    [InlineData(5_000, null)]
    [InlineData(2_000, null)]
    [InlineData(1_000, "b waits 2.000 s for a consumer, and 1 of 2 messages wait too long.")]
    [InlineData(500, "b waits 2.000 s for a consumer, and 2 of 2 messages wait too long.")]
    public void Tells_of_the_longest_wait_and_of_how_many_are_too_long(int limitMs, string? message) =>
        Assert.Equal(message, Violation(limitMs, receives: [1_000, 2_000])?.Message);

    [Fact]
    public void A_message_that_nobody_takes_waits_until_the_end() =>
        Assert.Equal("b waits 10.000 s for a consumer, and 1 of 2 messages wait too long.", Violation(5_000, receives: [1_000])?.Message);

    /// <summary>Once it was taken, neither what is dropped as its duplicate nor its coming back is another wait.</summary>
    [Fact]
    public void A_duplicate_that_is_dropped_does_not_wait() =>
        Assert.Null(Violation(5_000, receives: [1_000, 2_000], duplicateAt: 3_000));

    private static Violation? Violation(int limitMs, int[] receives, int? duplicateAt = null)
    {
        using var world = new MessagingWorld(seed: 1);
        var queue = world.CreateQueue("orders.fifo", ("ContentBasedDeduplication", "true"));
        var actions = world.ActionsOf(queue.Name);
        var replay = world.Run(
            () =>
            {
                Assert.True(actions.Send(new("a") { GroupId = "a" }).IsOk);
                Assert.True(actions.Send(new("b") { GroupId = "b" }).IsOk);
                foreach (var at in receives)
                {
                    world.Clock.At(world.Clock.StartMs + at, () => actions.Receive(new() { MaxNumberOfMessages = 1, VisibilityTimeout = 60, WaitTimeSeconds = 0 }, null, _ => { }));
                }

                if (duplicateAt is { } again)
                {
                    world.Clock.At(world.Clock.StartMs + again, () => Assert.True(actions.Send(new("a") { GroupId = "a" }).IsOk));
                }
            },
            TimeSpan.FromSeconds(10),
            [],
            Script.Benign);
        return new ShortWaits(TimeSpan.FromMilliseconds(limitMs)).Check(replay.Trace, replay.Result.End!);
    }
}
