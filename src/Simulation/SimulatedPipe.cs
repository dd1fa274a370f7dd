using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation;

/// <summary>
/// An EventBridge pipe of a <see cref="MessagingWorld"/>: reads a queue or stream, filters, has a function enrich, and calls its target. Of
/// a stream it begins at the oldest record.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html
/// </summary>
public sealed class SimulatedPipe
{
    /// <summary>
    /// Milliseconds before records go through the pipe again, doubled each time up to <see cref="LongestPause"/>. AWS says that Pipes backs
    /// off, not by how much.
    /// </summary>
    private const long FirstPause = 1_000;

    private const long LongestPause = 32_000;

    private readonly MessagingWorld world;
    private readonly PipeTargets targets;

    internal SimulatedPipe(MessagingWorld world, Pipe state)
    {
        this.world = world;
        State = state;
        targets = new PipeTargets(world, state);
    }

    /// <summary>The pipe's name: its lane in traces.</summary>
    public string Name => State.Request.Name;

    /// <summary>The pipe's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The pipe. What it has not finished is still in its source.</summary>
    public Pipe State { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Milliseconds before an attempt.</summary>
    internal static long PauseBefore(int attempt) => attempt <= 1 ? 0 : Math.Min(FirstPause << Math.Min(attempt - 2, 10), LongestPause);

    /// <summary>A record as a pipe shows it: that of a stream without the level that a function's event has.</summary>
    internal static PipeRecord ToRecord(MappedRecord record)
    {
        var json = record.ToEvent();
        var members = json.Members.SelectMany(m => m.Name == "kinesis" ? m.Value.Members : [m]);
        return new PipeRecord(record.Id, JsonWriter.Write(JsonValue.ObjectOf(members))) { ArrivedAt = (record as StreamRecord)?.ArrivedAt };
    }

    /// <summary>Takes a batch through the pipe.</summary>
    /// <param name="records">What was read.</param>
    /// <param name="attempt">1 for the first time.</param>
    /// <param name="done">Told when the run is over.</param>
    internal void Run(IReadOnlyList<MappedRecord> records, int attempt, Action<PipeRun> done)
    {
        var run = State.Begin(world.NowMs, [.. records.Select(ToRecord)], attempt);
        Note(run.FilteredOut, TraceKind.Lost, records, "the filter does not match it");
        GoOn(1);

        void GoOn(int calls)
        {
            if (run.Stage == PipeStage.Done)
            {
                done(run);
                return;
            }

            var stage = run.Stage;
            var isAgain = calls > 1 && stage == PipeStage.Target;
            world.Clock.At(
                world.NowMs + 1 + (isAgain ? PauseBefore(calls) : 0),
                () => targets.Call(run, () => GoOn(run.Stage == stage ? calls + 1 : 1)));
        }
    }

    /// <summary>Writes down what became of some records of a batch.</summary>
    internal void Note(IReadOnlyList<PipeRecord> which, TraceKind kind, IReadOnlyList<MappedRecord> batch, string? detail = null)
    {
        foreach (var one in which)
        {
            var record = batch.First(r => r.Id == one.Id);
            world.Trace.Add(kind, Name, world.KeyOf(record), record.Id, record.Key, detail: detail);
        }
    }

    /// <summary>Begins to read its source.</summary>
    internal void Begin(SemanticRows rows)
    {
        var source = State.Request.Source.Arn;
        if (DeliveryRouter.ServiceIn(source) == "kinesis")
        {
            var stream = world.LiveStreams.First(s => s.Arn == source);
            var reader = new PipeStreamReader(world, this, new KinesisRecordSource(stream.State));
            stream.Readers.Add(reader);
            reader.PumpAt(world.NowMs);
            return;
        }

        var queue = world.StateOf(DeliveryRouter.NameIn(source));
        var mapping = MappingOf(queue.Attributes.FifoQueue, rows);
        new QueueMappingDriver(world, new QueuePoller(mapping, queue, rows: rows), world.WatchOf(queue), new PipeBatches(this)).PumpAt(
            world.NowMs);
    }

    /// <summary>A queue is read as for a function that reports the items that failed.</summary>
    private EventSourceMapping MappingOf(bool isFifo, SemanticRows rows)
    {
        var source = State.Request.Source;
        var hasWindow = !isFifo && source.BatchingWindowSeconds > 0;
        var reply = new EventSourceMappings(null, rows).Create(
            world.NowMs,
            new MappingRequest
            {
                FunctionArn = Arn,
                SourceArn = source.Arn,
                Source = isFifo ? BatchSource.FifoQueue : BatchSource.StandardQueue,
                BatchSize = hasWindow ? State.BatchSize : Math.Min(State.BatchSize, 10),
                MaximumBatchingWindowInSeconds = hasWindow ? source.BatchingWindowSeconds : null,
                ReportBatchItemFailures = true,
            },
            new MappingSurroundings(FunctionTimeout: 0));
        return reply.IsOk ? reply.Result : throw new ServiceException(reply.Error!);
    }

    /// <summary>The pipe as what a poller hands batches to.</summary>
    private sealed class PipeBatches(SimulatedPipe pipe) : IBatchHandler
    {
        public string Name => pipe.Name;

        public void Handle(Invocation invocation, Action<string> started, Action<FunctionOutcome> ended)
        {
            started(pipe.Name);
            pipe.Run(invocation.Records, invocation.Attempt, run =>
            {
                var settlement = pipe.State.Settle(pipe.world.NowMs, run);
                var failures = settlement.Returned.Select(r => JsonValue.ObjectOf([new("itemIdentifier", JsonValue.Of(r.Id))]));
                ended(FunctionOutcome.Returned(JsonWriter.Write(
                    JsonValue.ObjectOf([new("batchItemFailures", JsonValue.ArrayOf(failures))]))));
            });
        }
    }
}
