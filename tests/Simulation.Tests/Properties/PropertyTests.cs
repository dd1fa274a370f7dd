using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;
using static AwsMessaging.Simulation.Traces.TraceKind;

namespace AwsMessaging.Simulation.Tests.Properties;

/// <summary>Each property: a run that keeps it, the nearest one that breaks it, and the two lines that contradict each other.</summary>
public sealed class PropertyTests
{
    private readonly VirtualClock clock = new();
    private readonly EndState end = new();

    [Fact]
    public void No_loss()
    {
        var kept = Lines((0, Accepted, "queue", "a"), (1, Deleted, "consumer", "a"), (2, Effect, "database", "a"));
        Holds(new NoLoss(), kept);
        Breaks(new NoLoss(), 0, 1, Lines((0, Accepted, "queue", "a"), (1, Deleted, "consumer", "a"), (2, Ended, "run", null)));
        Breaks(new NoLoss(), 1, 2, Lines((0, Sent, "producer", "a"), (0, Accepted, "queue", "a"), (9, Ended, "run", null)));

        end.Add("queue-dlq", "a");
        Holds(new NoLoss(), Lines((0, Accepted, "queue", "a"), (1, DeadLettered, "queue", "a")));
    }

    [Fact]
    public void No_phantom()
    {
        Holds(new NoPhantom(), Lines((0, Accepted, "queue", "a"), (1, Committed, "database", "a")));
        Holds(new NoPhantom(), Lines((0, RolledBack, "database", "a")));
        Breaks(new NoPhantom(), 0, 1, Lines((0, Accepted, "queue", "a"), (1, RolledBack, "database", "a")));

        // Rolled back, tried again and committed: the message tells the truth in the end.
        Holds(new NoPhantom(), Lines((0, Accepted, "queue", "a"), (1, RolledBack, "database", "a"), (2, Committed, "database", "a")));
    }

    [Fact]
    public void No_missing_event()
    {
        Holds(new NoMissingEvent(), Lines((0, Committed, "database", "a"), (1, Accepted, "queue", "a")));
        Breaks(new NoMissingEvent(), 0, 1, Lines((0, Committed, "database", "a"), (1, Crashed, "service", null), (9, Ended, "run", null)));

        end.Add("outbox", "a");
        Holds(new NoMissingEvent(), Lines((0, Committed, "database", "a"), (1, Crashed, "service", null)));
    }

    [Fact]
    public void Effect_once()
    {
        Holds(new EffectOnce(), Lines((0, Effect, "database", "a"), (1, Effect, "database", "b")));
        Breaks(new EffectOnce(), 0, 2, Lines((0, Effect, "database", "a"), (1, Effect, "database", "b"), (2, Effect, "database", "a")));
    }

    [Fact]
    public void Order_per_group()
    {
        Holds(new OrderPerGroup(), Grouped("g", "g", "ab"));
        Breaks(new OrderPerGroup(), 2, 3, Grouped("g", "g", "ba"));
        Holds(new OrderPerGroup(), Grouped("g", "h", "ba"));
        Holds(new OrderPerGroup(), Grouped("g", "g", "b"));

        // A second effect is another property's business.
        Holds(new OrderPerGroup(), Grouped("g", "g", "aba"));

        Trace Grouped(string groupOfA, string groupOfB, string effects)
        {
            var trace = new Trace(clock);
            trace.Add(Accepted, "queue", "a", group: groupOfA);
            trace.Add(Accepted, "queue", "b", group: groupOfB);
            foreach (var effect in effects)
            {
                trace.Add(Effect, "database", effect.ToString());
            }

            return trace;
        }
    }

    [Fact]
    public void No_overlap()
    {
        Holds(new NoOverlap(), Lines((0, Invoked, "A", "a"), (1, Returned, "A", "a"), (2, Invoked, "B", "a")));
        Holds(new NoOverlap(), Lines((0, Invoked, "A", "a"), (1, Crashed, "A", null), (2, Invoked, "B", "a")));
        Holds(new NoOverlap(), Lines((0, Invoked, "A", "a"), (1, Invoked, "B", "b")));
        Breaks(new NoOverlap(), 0, 1, Lines((0, Invoked, "A", "a"), (1, Invoked, "B", "a")));

        var trace = new Trace(clock);
        trace.Add(Invoked, "A", "a", group: "g");
        trace.Add(Invoked, "B", "b", group: "g");
        Breaks(new NoOverlap(perGroup: true), 0, 1, trace);
        Holds(new NoOverlap(), trace);
    }

    [Fact]
    public void Poison_isolated()
    {
        var property = new PoisonIsolated(TimeSpan.FromSeconds(5), "bad");
        Holds(property, Lines((0, Accepted, "queue", "bad"), (0, Accepted, "queue", "a"), (4000, Effect, "database", "a"), (9000, Ended, "run", null)));
        Breaks(property, 1, 2, Lines((0, Accepted, "queue", "bad"), (0, Accepted, "queue", "a"), (6000, Effect, "database", "a")));
        Breaks(property, 0, 1, Lines((0, Accepted, "queue", "a"), (3000, Failed, "handler", "bad"), (9000, Ended, "run", null)));

        // The run ended before the time was up: nothing can be said against it.
        Holds(property, Lines((0, Accepted, "queue", "a"), (3000, Failed, "handler", "bad")));
    }

    [Fact]
    public void Bounded_load()
    {
        var property = new BoundedLoad(0.5);
        Holds(property, Records("0", "1", "0", "1"));
        Breaks(property, 0, 3, Records("0", "1", "0", "0"));

        var throttled = Records("0", "1");
        throttled.Add(Throttled, "stream", "late", other: "0");
        throttled.Add(Ended, "run");
        Breaks(property, 2, 3, throttled);
        throttled.Add(Accepted, "stream", "late", other: "0");
        throttled.Add(Accepted, "stream", "other", other: "1");
        Holds(property, throttled);

        Trace Records(params string[] shards)
        {
            var trace = new Trace(clock);
            for (var i = 0; i < shards.Length; i++)
            {
                trace.Add(Accepted, "stream", $"r{i}", other: shards[i]);
            }

            return trace;
        }
    }

    [Fact]
    public void Bounded_cost()
    {
        var trace = Lines((0, Accepted, "queue", "a"));
        trace.Add(Call, "queue", number: 1, detail: "SendMessage");
        trace.Add(Call, "queue", detail: "ReceiveMessage");
        trace.Add(EmptyReceive, "consumer", other: "queue");
        clock.RunUntil(clock.StartMs + 36_000);
        trace.Add(Ended, "run");

        Holds(new BoundedCost { CallsPerThousandMessages = 2000, EmptyReceivesPerHour = 100 }, trace);
        Breaks(new BoundedCost { CallsPerThousandMessages = 1999 }, 1, 2, trace);
        Breaks(new BoundedCost { EmptyReceivesPerHour = 99 }, 3, 3, trace);
    }

    [Fact]
    public void Liveness()
    {
        var property = new Liveness(TimeSpan.FromSeconds(5));
        Holds(property, Lines((0, Accepted, "queue", "a"), (5000, Effect, "database", "a")));
        Holds(property, Lines((0, Accepted, "queue", "a"), (5000, DeadLettered, "queue", "a")));
        Breaks(property, 0, 1, Lines((0, Accepted, "queue", "a"), (5001, Effect, "database", "a")));
        Assert.Contains("consumer waits for ever", property.Check(Lines((0, Ended, "run", null)), new EndState { WaitingForever = ["consumer"] })!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_pressure()
    {
        var trace = Lines((0, Received, "A", "a"), (0, Received, "A", "b"), (1, Invoked, "A", "a"), (2, Returned, "A", "a"), (3, Deleted, "A", "a"), (4, Received, "A", "c"), (5, Invoked, "A", "b"));
        Holds(new BackPressure { MaxInFlight = 2, MaxConcurrent = 1 }, trace);
        Breaks(new BackPressure { MaxInFlight = 1 }, 0, 1, trace);
        Breaks(new BackPressure { MaxConcurrent = 1 }, 0, 1, Lines((0, Invoked, "A", "a"), (0, Invoked, "B", "b")));
    }

    [Fact]
    public void Failures_observed()
    {
        var property = new FailuresObserved();
        foreach (var reaction in new[] { FailureObserved, Sent, Accepted })
        {
            Holds(property, Lines((0, Rejected, "queue", "a"), (1, reaction, "producer", "a")));
        }

        Breaks(property, 1, 2, Lines((0, Sent, "producer", "a"), (0, Rejected, "queue", "a"), (9, Ended, "run", null)));
    }

    [Fact]
    public void Every_property_says_in_a_sentence_what_it_demands()
    {
        Property[] all =
        [
            new NoLoss(), new NoPhantom(), new NoMissingEvent(), new EffectOnce(), new OrderPerGroup(), new NoOverlap(), new NoOverlap(true),
            new PoisonIsolated(TimeSpan.FromSeconds(1), "bad"), new BoundedLoad(0.4), new BoundedCost { CallsPerThousandMessages = 1, EmptyReceivesPerHour = 2 },
            new Liveness(TimeSpan.FromSeconds(1)), new BackPressure { MaxInFlight = 1 }, new FailuresObserved(),
        ];
        Assert.All(all, p => Assert.EndsWith(".", p.Statement, StringComparison.Ordinal));
        Assert.Equal(typeof(Property).Assembly.GetTypes().Count(t => t.BaseType == typeof(Property)), all.Select(p => p.GetType()).Distinct().Count());
    }

    private Trace Lines(params (long At, TraceKind Kind, string Lane, string? Key)[] lines)
    {
        var trace = new Trace(clock);
        clock.Reset();
        foreach (var (at, kind, lane, key) in lines)
        {
            clock.RunUntil(clock.StartMs + at);
            trace.Add(kind, lane, key);
        }

        return trace;
    }

    private void Holds(Property property, Trace trace) => Assert.Null(property.Check(trace, end));

    private void Breaks(Property property, int firstLine, int secondLine, Trace trace)
    {
        var violation = property.Check(trace, end);
        Assert.NotNull(violation);
        Assert.Equal((property.Name, firstLine, secondLine), (violation.Property, violation.FirstLine, violation.SecondLine));
    }
}
