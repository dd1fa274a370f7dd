using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>Runs of a scenario with three messages, a queue and an idempotent consumer: nothing to find, so all are explored.</summary>
internal static class ScheduleBenchmarks
{
    private const double Target = 10_000;

    /// <summary>Three messages in three batches at the most, and time for duplicates and messages that a short poll missed.</summary>
    private const int Receives = 8;
    private const long BetweenReceivesMs = 31_000;

    private static readonly SendMessage[] Messages = [new("1"), new("2"), new("3")];
    private static readonly ReceiveMessage Ten = new() { MaxNumberOfMessages = 10, WaitTimeSeconds = 0 };

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        new("Three messages, all combinations of 2 deviations", "schedules", () =>
            Explore(new() { MaxDeviations = 2, MaxRuns = int.MaxValue, RandomRuns = 0, Trace = false }))
        {
            Target = Target,
        },
        new("Three messages, deviations by chance", "schedules", () =>
            Explore(new() { MaxDeviations = 0, RandomRuns = 10_000, Trace = false }))
        {
            Target = Target,
        },
        new("Three messages, programs in a world, trace on", "schedules", ExploreWorld),
    ];

    private static Func<long> Explore(ExplorationOptions options) => () => Count(Explorer.Explore(ThreeMessages(), options));

    private static long Count(ExplorationResult result)
    {
        ModelBenchmarks.Require(result.Holds, result.Statement);
        return result.Runs + result.RandomRuns;
    }

    /// <summary>The scenario calls the model directly: no programs, no tasks, as fast as the model is.</summary>
    private static Scenario ThreeMessages()
    {
        var empty = new StandardQueue("orders", now: VirtualClock.DefaultStart);
        var effects = new bool[Messages.Length];
        return context =>
        {
            var queue = empty.Clone();
            var clock = context.Clock;
            Array.Clear(effects);
            foreach (var message in Messages)
            {
                clock.RunUntil(clock.NowMs + 1);
                queue.Send(clock.NowMs, message);
            }

            for (var receive = 0; receive < Receives; receive++)
            {
                clock.RunUntil(clock.NowMs + BetweenReceivesMs);
                foreach (var message in queue.Receive(clock.NowMs, Ten, context.Choices).Result.Messages)
                {
                    effects[message.Body[0] - '1'] = true;
                    queue.Delete(clock.NowMs, message.ReceiptHandle, context.Choices);
                }
            }

            return effects.Contains(false) && queue.Messages(clock.NowMs).Count == 0
                ? RunResult.Violated(new Violation("NoLoss", "A message is gone."))
                : RunResult.Held();
        };
    }

    /// <summary>The same as a user writes it: programs that wait for their calls, which may be lost, and judged by the trace.</summary>
    private static Func<long> ExploreWorld()
    {
        var world = new MessagingWorld();
        var queue = world.CreateQueue("orders");
        var options = new ExplorationOptions { MaxDeviations = 1, RandomRuns = 500 };
        return () => Count(world.Explore(Start, TimeSpan.FromMinutes(10), [new NoLoss()], options));

        void Start()
        {
            world.Start("producer", async () =>
            {
                foreach (var message in Messages)
                {
                    await queue.SendAsync(message.Body);
                }
            });
            world.Start("consumer", async () =>
            {
                while (true)
                {
                    foreach (var message in await queue.ReceiveAsync(maxMessages: 10, waitSeconds: 20))
                    {
                        world.Effect("database", message.Body);
                        await queue.DeleteAsync(message);
                    }
                }
            });
        }
    }
}
