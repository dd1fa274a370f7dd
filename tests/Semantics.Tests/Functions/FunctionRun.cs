using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Drives pollers in virtual time with a function of the test's own, and keeps what happened.</summary>
internal sealed class FunctionRun(params Poller[] pollers)
{
    private readonly List<(long End, Poller Poller, Invocation Invocation)> running = [];

    /// <summary>How an invocation ends. Returns without failures unless set.</summary>
    public Func<Invocation, FunctionOutcome> Handler { get; set; } = _ => FunctionOutcome.Returned(null);

    /// <summary>Milliseconds that the function runs.</summary>
    public long Duration { get; set; } = 1;

    public Choices Choices { get; set; } = Choices.Benign;

    public long Now { get; private set; }

    public List<Invocation> Invocations { get; } = [];

    /// <summary>The batches in the order of their invocation, ids joined by commas.</summary>
    public IReadOnlyList<string> Batches => [.. Invocations.Select(i => string.Join(",", i.Ids))];

    public List<MappingEffect> Effects { get; } = [];

    public IReadOnlyList<FailureRecord> Failures => [.. Effects.OfType<Discarded>().Select(d => d.Record)];

    public int MostRunning { get; private set; }

    public static FunctionOutcome Report(params string[] ids) => FunctionOutcome.Returned(
        "{\"batchItemFailures\":[" + string.Join(",", ids.Select(id => $"{{\"itemIdentifier\":\"{id}\"}}")) + "]}");

    /// <summary>Runs until nothing happens any more, or until a time.</summary>
    public FunctionRun Until(long end)
    {
        while (true)
        {
            foreach (var poller in pollers)
            {
                See(poller, poller.Next(Now, Choices));
            }

            MostRunning = Math.Max(MostRunning, running.Count);
            if (NextTime() is not { } next || next > end)
            {
                Now = Math.Max(Now, end);
                return this;
            }

            Now = next;
            foreach (var ended in running.Where(r => r.End <= Now).ToList())
            {
                running.Remove(ended);
                See(ended.Poller, ended.Poller.Completed(Now, ended.Invocation, Handler(ended.Invocation), Choices));
            }
        }
    }

    private long? NextTime()
    {
        long? next = running.Count == 0 ? null : running.Min(r => r.End);
        foreach (var poller in pollers)
        {
            var change = poller.NextChange(Now);
            Assert.False(change < Now, "A change in the past");
            next = change is null || next < change ? next : change;
        }

        return next;
    }

    private void See(Poller poller, IReadOnlyList<MappingEffect> effects)
    {
        Effects.AddRange(effects);
        foreach (var invoke in effects.OfType<Invoke>())
        {
            Invocations.Add(invoke.Invocation);
            running.Add((Now + Duration, poller, invoke.Invocation));
        }
    }
}
