using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Report;

/// <summary>Runs written down by hand, with a bit of everything that a report draws.</summary>
internal static class SampleRuns
{
    public static readonly ChoicePoint Duplicate = new(
        "sqs.duplicate",
        "Standard queues deliver at least once: on rare occasions one of the servers that keep a copy of a message is not there when the message is received or deleted, so that its copy comes again.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html",
        "once", "again");

    /// <summary>Two consumers: the first is slower than the visibility timeout and its process ends; a poison message goes to the dead-letter queue.</summary>
    public static (Trace Trace, EndState End) TwoConsumers()
    {
        var run = new Run();
        run.Send("order-1", 1, group: null);
        run.Send("order-2", 2, group: null);
        run.Receive("consumer A", "order-1", 120, 1);
        run.Trace.Add(TraceKind.Invoked, "consumer A", "order-1");
        run.To(30_120).Add(TraceKind.VisibleAgain, "orders", "order-1", "m-order-1");
        run.Receive("consumer B", "order-1", 30_125, 2);
        run.Trace.Add(TraceKind.Invoked, "consumer B", "order-1", number: 2);
        run.To(31_002).Add(TraceKind.Effect, "database", "order-1");
        run.To(31_010).Add(TraceKind.Returned, "consumer B", "order-1");
        run.Trace.Add(TraceKind.Deleted, "consumer B", "order-1", "m-order-1", other: "orders");
        run.To(35_000).Add(TraceKind.Effect, "database", "order-1");
        run.Trace.Add(TraceKind.Crashed, "consumer A");
        run.Receive("consumer B", "order-2", 35_020, 1);
        run.Trace.Add(TraceKind.Invoked, "consumer B", "order-2");
        run.To(35_030).Add(TraceKind.Failed, "consumer B", "order-2", detail: "amount is not a number");
        run.Context.Choices.Choose(Duplicate, "order-1");
        run.To(65_020).Add(TraceKind.VisibleAgain, "orders", "order-2", "m-order-2");
        run.To(65_021).Add(TraceKind.DeadLettered, "orders", "order-2", "m-order-2", other: "orders-dlq");
        run.Trace.Add(TraceKind.Ended, "run");
        var end = new EndState();
        end.Add("orders-dlq", "order-2");
        return (run.Trace, end);
    }

    /// <summary>One message that fails in each of five rounds, after receives that come back empty.</summary>
    public static Trace PoisonAndSpareReceives()
    {
        var run = new Run();
        for (var i = 1; i <= 12; i++)
        {
            run.To(i * 10).Add(TraceKind.EmptyReceive, "consumer", other: "orders");
        }

        run.Send("order-1", 130, group: null);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            run.Receive("consumer", "order-1", 30_000 * attempt, attempt);
            run.Trace.Add(TraceKind.Invoked, "consumer", "order-1", number: attempt);
            run.Trace.Add(TraceKind.Failed, "consumer", "order-1");
        }

        run.To(180_000).Add(TraceKind.DeadLettered, "orders", "order-1", "m-order-1", other: "orders-dlq");
        return run.Trace;
    }

    /// <summary>Four shards, of which one gets most: 20 seconds of growing traffic, where what is over the limit is throttled.</summary>
    public static Trace HotShard()
    {
        var run = new Run();
        for (var second = 0; second < 20; second++)
        {
            run.To(second * 1000);
            for (var i = 0; i < 100 + (second * 90); i++)
            {
                var shard = i % 10 < 7 ? 2 : i % 10 == 7 ? 0 : 3;
                var kind = shard == 2 && i * 0.7 > 1000 ? TraceKind.Throttled : TraceKind.Accepted;
                run.Trace.Add(kind, "clicks", $"click-{second}-{i}", group: shard == 2 ? "premium" : $"user-{i}", other: $"shardId-00000000000{shard}", bytes: 400);
            }
        }

        return run.Trace;
    }

    private sealed class Run
    {
        public Run() => Context.Choices.Begin(new Script(new Deviation("sqs.duplicate", 0, 1)), PermittedDeviations.All);

        public RunContext Context { get; } = new();

        public Trace Trace => Context.Trace;

        public Trace To(long elapsedMs)
        {
            Context.Clock.RunUntil(VirtualClock.DefaultStart + elapsedMs);
            return Trace;
        }

        public void Send(string key, long at, string? group)
        {
            To(at).Add(TraceKind.Sent, "producer", key, other: "orders");
            Trace.Add(TraceKind.Accepted, "orders", key, $"m-{key}", group);
            Trace.Add(TraceKind.Call, "orders", other: "producer", number: 1, detail: "SendMessage");
        }

        public void Receive(string consumer, string key, long at, int attempt)
        {
            To(at).Add(TraceKind.Call, "orders", other: consumer, number: 1, detail: "ReceiveMessage");
            Trace.Add(TraceKind.Received, consumer, key, $"m-{key}", other: "orders", number: attempt);
        }
    }
}
