using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>A compiled program in a world: explored before and after a repair.</summary>
public sealed class ProgramInWorldTests
{
    [Fact]
    public void A_consumer_that_deletes_first_loses_and_one_that_deletes_last_does_not()
    {
        const string before = "await queue.DeleteAsync(message); await Task.Delay(20).ConfigureAwait(false); await world.EffectAsync(\"shop\", message.Body);";
        const string after = "await Task.Run(() => world.EffectAsync(\"shop\", message.Body)); await queue.DeleteAsync(message);";

        Assert.Equal("process.crash", Assert.Single(Explore(before).CounterExample!.Script.Deviations).Point);
        var result = Explore(after);
        Assert.True(result.Holds, result.Statement);
        Assert.Equal(Explore(before).CounterExample!.TraceHash, Explore(before).CounterExample!.TraceHash);
    }

    private static Simulation.Exploration.ExplorationResult Explore(string handling)
    {
        using var program = ProgramCompiler.Compile(
        [
            $$"""
            using System.Threading.Tasks;
            using AwsMessaging.Simulation;
            public static class Consumer
            {
                public static async Task Run(MessagingWorld world, SimulatedQueue queue)
                {
                    while (true)
                    {
                        foreach (var message in await queue.ReceiveAsync(10, 20))
                        {
                            {{handling}}
                        }
                    }
                }
            }
            """,
        ]);
        var consumer = program.Assembly.GetType("Consumer")!.GetMethod("Run")!.CreateDelegate<Func<MessagingWorld, SimulatedQueue, Task>>();
        using var world = new MessagingWorld(seed: 1);
        var queue = world.CreateQueue("orders");
        return world.Explore(
            () =>
            {
                program.ResetStatics();
                world.Start("producer", () => queue.SendAsync("order-1"), restarts: false);
                world.Start("consumer", () => consumer(world, queue));
            },
            TimeSpan.FromMinutes(3),
            [new NoLoss()],
            new() { MaxDeviations = 1, RandomRuns = 20 });
    }
}
