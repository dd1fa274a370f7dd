using AwsMessaging.Semantics.Functions;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// An event source mapping at work, or a pipe: has its pollers read, has the batches handled that they bring, and tells them how it went.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="poller">What decides.</param>
/// <param name="source">Name of the queue or stream: its lane.</param>
/// <param name="function">The function or pipe.</param>
internal abstract class MappingDriver(MessagingWorld world, Poller poller, string source, IBatchHandler function) : IStreamReader
{
    private long pumpsAt = long.MaxValue;

    /// <summary>The world.</summary>
    protected MessagingWorld World => world;

    /// <summary>Name of the queue or stream.</summary>
    protected string Source => source;

    /// <summary>The function or pipe.</summary>
    protected IBatchHandler Function => function;

    /// <summary>Has the poller look now, or at a later time.</summary>
    public void PumpAt(long time)
    {
        if (time < pumpsAt)
        {
            pumpsAt = time;
            world.Clock.At(
                time,
                () =>
                {
                    if (pumpsAt == time)
                    {
                        pumpsAt = long.MaxValue;
                        Carry(poller.Next(world.NowMs, world.Choices));
                    }
                });
        }
    }

    /// <summary>A record has reached a function's environment.</summary>
    protected abstract void Received(MappedRecord record, string lane);

    /// <summary>The poller deleted a record, or passed it by when <paramref name="filtered"/>.</summary>
    protected abstract void Deleted(string id, bool filtered);

    /// <summary>The poller has acted.</summary>
    /// <param name="hasEffects">Whether anything came of it.</param>
    protected virtual void Acted(bool hasEffects)
    {
    }

    private void Carry(IReadOnlyList<MappingEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Invoke invoke:
                    Run(invoke.Invocation);
                    break;
                case Deleted deleted:
                    Each(deleted.Ids, id => Deleted(id, deleted.Filtered));
                    break;
                case Skipped skipped:
                    Each(skipped.Ids, id => Deleted(id, true));
                    break;
                case Discarded { Record: { } failure }:
                    // The destination is told where the records are, and not what is in them: until the stream forgets them, they can be
                    // had.
                    world.GiveUp(source, failure.Records, failure.Condition.ToString(), failure.ToDelivery());
                    break;
            }
        }

        Acted(effects.Count > 0);
        if (poller.NextChange(world.NowMs) is { } next)
        {
            // A poller that could go on at once has been asked just now.
            PumpAt(Math.Max(next, world.NowMs + 1));
        }
    }

    private static void Each(IReadOnlyList<string> ids, Action<string> action)
    {
        foreach (var id in ids)
        {
            action(id);
        }
    }

    private void Run(Invocation invocation)
    {
        string? lane = null;
        function.Handle(
            invocation,
            name =>
            {
                lane = name;
                foreach (var record in invocation.Records)
                {
                    Received(record, name);
                    world.Trace.Add(TraceKind.Invoked, name, world.KeyOf(record), record.Id, record.Key, number: invocation.Attempt);
                }
            },
            outcome =>
            {
                // A record that the function reports has failed, though the function returns.
                var mapping = invocation.Mapping;
                var kept = BatchDecision.Decide(mapping.Source, invocation.Ids, mapping.Settings.ReportBatchItemFailures, outcome).Kept;
                foreach (var record in lane is null ? [] : invocation.Records)
                {
                    var kind = kept.Contains(record.Id) ? TraceKind.Failed : TraceKind.Returned;
                    world.Trace.Add(kind, lane!, world.KeyOf(record), record.Id, record.Key, detail: outcome.Kind == OutcomeKind.TimedOut
                        ? "timeout"
                        : null);
                }

                Carry(poller.Completed(world.NowMs, invocation, outcome, world.Choices));
            });
    }
}

/// <summary>A mapping of a queue.</summary>
internal sealed class QueueMappingDriver : MappingDriver
{
    private readonly QueueWatch watch;
    private readonly Dictionary<string, string> handles = new(StringComparer.Ordinal);

    public QueueMappingDriver(MessagingWorld world, QueuePoller poller, QueueWatch watch, IBatchHandler function)
        : base(world, poller, watch.Queue.Name, function)
    {
        this.watch = watch;
        watch.Changed += () => PumpAt(world.NowMs);
    }

    protected override void Received(MappedRecord record, string lane)
    {
        var message = ((QueueRecord)record).Message;
        handles[record.Id] = message.ReceiptHandle;
        watch.Received(message, lane, watch.Queue.Attributes.VisibilityTimeout);
    }

    protected override void Deleted(string id, bool filtered)
    {
        if (filtered)
        {
            World.Trace.Add(TraceKind.Lost, Source, message: id, detail: "the filter does not match it");
        }
        else if (handles.Remove(id, out var handle))
        {
            watch.Deleted(handle, Function.Name);
        }
    }

    protected override void Acted(bool hasEffects)
    {
        watch.LookForDeadLetters();
        if (hasEffects)
        {
            watch.Look();
        }
    }
}

/// <summary>A mapping of a stream or Kafka topic.</summary>
internal sealed class StreamMappingDriver(MessagingWorld world, StreamPoller poller, string stream, IBatchHandler function)
    : MappingDriver(world, poller, stream, function)
{
    protected override void Received(MappedRecord record, string lane) =>
        World.Trace.Add(TraceKind.Received, lane, World.KeyOf(record), record.Id, record.Key, Source);

    protected override void Deleted(string id, bool filtered) =>
        World.Trace.Add(TraceKind.Lost, Source, message: id, detail: "the filter does not match it");
}
