using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// Reads a stream for a pipe, one batch of a shard at a time. A batch that fails goes through the pipe again before the next is read.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="pipe">The pipe.</param>
/// <param name="source">The stream.</param>
internal sealed class PipeStreamReader(MessagingWorld world, SimulatedPipe pipe, IRecordSource source) : IStreamReader
{
    /// <summary>Milliseconds after which a shard is looked at again that has records and gave none, for its limits.</summary>
    private const long PollingPause = 1_000;

    private readonly Dictionary<string, ShardProgress> shards = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void PumpAt(long time) => world.Clock.At(time, Pump);

    private void Pump()
    {
        var all = source.Shards(world.NowMs);
        foreach (var shard in all)
        {
            if (shards.TryGetValue(shard.Id, out var progress) || all.All(s => !shard.Parents.Contains(s.Id) || IsDone(s)))
            {
                if (progress is null)
                {
                    shards.Add(shard.Id, progress = new ShardProgress());
                }

                Read(shard, progress);
            }
        }
    }

    private bool IsDone(SourceShard shard) =>
        shard.IsClosed && shards.TryGetValue(shard.Id, out var progress) && !progress.IsBusy
            && !source.HasMore(world.NowMs, shard.Id, progress.Position);

    private void Read(SourceShard shard, ShardProgress progress)
    {
        if (progress.IsBusy || !source.HasMore(world.NowMs, shard.Id, progress.Position))
        {
            return;
        }

        var window = pipe.State.Request.Source.BatchingWindowSeconds * 1000L;
        if (window > 0 && progress.GathersUntil is null)
        {
            progress.GathersUntil = world.NowMs + window;
            PumpAt(progress.GathersUntil.Value);
        }

        if (progress.GathersUntil > world.NowMs)
        {
            return;
        }

        progress.GathersUntil = null;
        var records = source.Read(world.NowMs, shard.Id, progress.Position, pipe.State.BatchSize, world.Choices);
        if (records.Count == 0)
        {
            PumpAt(world.NowMs + PollingPause);
            return;
        }

        progress.IsBusy = true;
        Run(progress, new Queue<Batch>([new Batch(records, 1)]), records[^1].SequenceNumber);
    }

    private void Run(ShardProgress progress, Queue<Batch> batches, string last)
    {
        if (!batches.TryDequeue(out var batch))
        {
            progress.IsBusy = false;
            progress.Position = last;
            Pump();
            return;
        }

        world.Clock.At(world.NowMs + SimulatedPipe.PauseBefore(batch.Attempt), () => Run(progress, batch, batches, last));
    }

    private void Run(ShardProgress progress, Batch batch, Queue<Batch> batches, string last)
    {
        foreach (var record in batch.Records)
        {
            world.Trace.Add(TraceKind.Received, pipe.Name, world.KeyOf(record), record.Id, record.Key, DeliveryRouter.NameIn(source.Arn),
                batch.Attempt);
        }

        pipe.Run(batch.Records, batch.Attempt, run =>
        {
            pipe.Note(run.Failed, TraceKind.Failed, batch.Records);
            var settlement = pipe.State.Settle(world.NowMs, run);
            GiveUp(batch, run, settlement);
            var again = settlement.Again.Select(part => new Batch([.. batch.Records.Where(r => part.Any(p => p.Id == r.Id))],
                settlement.AgainAttempt));
            Run(progress, new Queue<Batch>([.. again, .. batches]), last);
        });
    }

    private void GiveUp(Batch batch, PipeRun run, PipeSettlement settlement)
    {
        // One letter for those that are too old, then one for those that failed too often.
        var letters = new Queue<Delivery>(settlement.DeadLetters);
        GiveUp(run.Expired, "RecordAgeExceeded");
        GiveUp(settlement.Again.Count == 0 ? run.Failed : [], "RetryAttemptsExhausted");

        void GiveUp(IReadOnlyList<PipeRecord> which, string why)
        {
            if (which.Count > 0)
            {
                List<MappedRecord> records = [.. batch.Records.Where(r => which.Any(w => w.Id == r.Id))];
                world.GiveUp(pipe.Name, records, why, letters.TryDequeue(out var letter) ? letter : null);
            }
        }
    }

    private sealed record Batch(IReadOnlyList<StreamRecord> Records, int Attempt);

    private sealed class ShardProgress
    {
        public string? Position { get; set; }

        public bool IsBusy { get; set; }

        public long? GathersUntil { get; set; }
    }
}

/// <summary>What reads a stream and is told when there is more.</summary>
internal interface IStreamReader
{
    /// <summary>Has it look now, or at a later time.</summary>
    void PumpAt(long time);
}

/// <summary>What a poller hands batches to: a function or a pipe.</summary>
internal interface IBatchHandler
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Handles a batch.</summary>
    /// <param name="invocation">The batch.</param>
    /// <param name="started">Called with the lane of what handles it.</param>
    /// <param name="ended">Called once, with how it ended.</param>
    void Handle(Invocation invocation, Action<string> started, Action<FunctionOutcome> ended);
}
