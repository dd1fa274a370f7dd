using System.Diagnostics;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Exploration;

/// <summary>Scenarios that call the model directly: no programs, no tasks, and as fast as the model is.</summary>
public sealed class TypedScenarioTests(ITestOutputHelper output)
{
    private static readonly SendMessage[] Messages = [new("1"), new("2"), new("3")];
    private static readonly ReceiveMessage Ten = new() { MaxNumberOfMessages = 10, WaitTimeSeconds = 0 };

    [Fact]
    public void A_consumer_that_is_not_idempotent_works_twice_on_a_duplicate()
    {
        var found = Explorer.Explore(ThreeMessages(idempotent: false), new() { MaxDeviations = 2 }).CounterExample!;

        Assert.Equal("sqs.duplicate", Assert.Single(found.Script.Deviations).Point);
        Assert.Equal("EffectOnce", found.Violation.Property);
    }

    [Fact]
    public void An_idempotent_consumer_does_not()
    {
        var result = Explorer.Explore(ThreeMessages(idempotent: true), new() { MaxDeviations = 2, RandomRuns = 1000 });

        Assert.True(result.Holds, result.Statement);
        Assert.Equal(2, result.CompleteUpTo);
    }

    /// <summary>The goal is 10,000 schedules a second; what a busy machine of any kind does is a fraction of it.</summary>
    [Fact]
    public void Schedules_are_explored_by_the_thousand()
    {
        var options = new ExplorationOptions { MaxDeviations = 0, RandomRuns = 20_000, Trace = false };
        var watch = Stopwatch.StartNew();
        var result = Explorer.Explore(ThreeMessages(idempotent: true), options);
        var rate = result.RandomRuns / watch.Elapsed.TotalSeconds;

        output.WriteLine($"{rate:N0} schedules of three messages a second");
        Assert.True(result.Holds, result.Statement);
        Assert.InRange(rate, 1_000, double.MaxValue);
    }

    private static Scenario ThreeMessages(bool idempotent)
    {
        var empty = new StandardQueue("orders", new QueueAttributes(), QueueSetup.Default, Simulation.Time.VirtualClock.DefaultStart);
        var effects = new int[Messages.Length];
        return context =>
        {
            var queue = empty.Clone();
            var clock = context.Clock;
            Array.Clear(effects);
            foreach (var message in Messages)
            {
                clock.RunUntil(clock.NowMs + 1);
                queue.Send(clock.NowMs, message);
                context.Trace.Add(TraceKind.Accepted, "orders", message.Body);
            }

            for (var receives = 0; receives < 8; receives++)
            {
                clock.RunUntil(clock.NowMs + 31_000);
                foreach (var message in queue.Receive(clock.NowMs, Ten, context.Choices).Result.Messages)
                {
                    ref var count = ref effects[message.Body[0] - '1'];
                    if (!idempotent || count == 0)
                    {
                        count++;
                        context.Trace.Add(TraceKind.Effect, "database", message.Body);
                    }

                    if (count > 1)
                    {
                        return RunResult.Violated(new EffectOnce().Check(context.Trace, new EndState()) ?? new("EffectOnce", $"{message.Body} took effect twice."));
                    }

                    queue.Delete(clock.NowMs, message.ReceiptHandle, context.Choices);
                }
            }

            return effects.Contains(0) && queue.Messages(clock.NowMs).Count == 0 ? RunResult.Violated(new("NoLoss", "A message is gone.")) : RunResult.Held();
        };
    }
}
