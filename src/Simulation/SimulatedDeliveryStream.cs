using System.Text;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// A Firehose stream of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. It collects records, has a function
/// transform them where it is told to, and writes them to its destination. Each call takes a millisecond of virtual time, may be lost,
/// throttled or answered in vain, and is repeated as the SDK repeats it; errors come as <see cref="ServiceException"/>.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/what-is-this-service.html
/// </summary>
public sealed class SimulatedDeliveryStream
{
    private readonly MessagingWorld world;
    private readonly DeliveryStreamSettings settings;
    private readonly Func<DeliveredObject, ServiceError?>? destination;
    private readonly List<DeliveredObject> objects = [];
    private readonly List<FirehoseBatch> underWay = [];
    private readonly Wakeup wakeup;

    internal SimulatedDeliveryStream(
        MessagingWorld world, DeliveryStream state, DeliveryStreamSettings settings, Func<DeliveredObject, ServiceError?>? destination)
    {
        this.world = world;
        this.settings = settings;
        this.destination = destination;
        State = state;
        wakeup = new Wakeup(world.Clock, Deliver, () => State.NextChange(world.NowMs));
    }

    /// <summary>The stream's name: its lane in traces.</summary>
    public string Name => State.Name;

    /// <summary>The stream's ARN.</summary>
    public string Arn => State.Arn;

    /// <summary>The stream as it is now.</summary>
    public DeliveryStream State { get; private set; }

    /// <summary>What was written to the destination in this run, in that order.</summary>
    public IReadOnlyList<DeliveredObject> Objects => objects;

    /// <summary>How it is set up.</summary>
    public DeliveryStreamSettings Settings => settings;

    /// <summary>Records that it has and has not written.</summary>
    internal IEnumerable<FirehoseRecord> Held => State.Held.Concat(underWay.SelectMany(b => b.Records));

    /// <summary>Puts a record.</summary>
    /// <param name="data">At most 1,000 KiB of UTF-8. Records are joined as they are, with nothing in between.</param>
    /// <returns>The record's id.</returns>
    /// <exception cref="ServiceException">
    /// <c>ValidationException</c> for its size, <c>ServiceUnavailableException</c> when the stream takes no more for now.
    /// </exception>
    public Task<string> PutAsync(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        world.Sending(Name, data, null);
        var bytes = Encoding.UTF8.GetBytes(data);
        var call = new ServiceCall(WireService.Firehose, "PutRecord", Name) { Key = world.KeyOf(data), Messages = 1, Bytes = bytes.Length };
        return world.Calls.Call(call, () => Put(bytes));
    }

    /// <summary>Puts records in a call. Single records may fail although the call succeeds.</summary>
    /// <param name="data">1 to 500 records, each of at most 1,000 KiB, together at most 4 MiB.</param>
    /// <returns>An entry for each record, in their order: an id or an error.</returns>
    /// <exception cref="ServiceException"><c>ValidationException</c> or <c>InvalidArgumentException</c>: too many, or too
    /// large.</exception>
    public Task<PutRecordBatchResult> PutBatchAsync(IReadOnlyList<string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var record in data)
        {
            world.Sending(Name, record, null);
        }

        var records = data.Select(Encoding.UTF8.GetBytes).ToList();
        var call = new ServiceCall(WireService.Firehose, "PutRecordBatch", Name) { Messages =
            data.Count, Bytes = records.Sum(r => (long)r.Length) };
        return world.Calls.Call(call, () => PutBatch(records));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Puts a record, for whoever carries the call.</summary>
    internal Reply<string> Put(byte[] data)
    {
        var reply = State.PutRecord(world.NowMs, data, world.Choices);
        Note(data, reply.IsOk ? reply.Result : null, reply.Error?.Code);
        wakeup.Look();
        return reply;
    }

    /// <summary>Puts a batch, for whoever carries the call.</summary>
    internal Reply<PutRecordBatchResult> PutBatch(IReadOnlyList<byte[]> records)
    {
        var reply = State.PutRecordBatch(world.NowMs, records, world.Choices);
        for (var i = 0; i < records.Count; i++)
        {
            var entry = reply.IsOk ? reply.Result.RequestResponses[i] : new FirehoseEntry(null, reply.Error!.Code, null);
            Note(records[i], entry.RecordId, entry.ErrorCode);
        }

        wakeup.Look();
        return reply;
    }

    /// <summary>Begins a run.</summary>
    internal void Begin(DeliveryStream state)
    {
        State = state;
        objects.Clear();
        underWay.Clear();
        wakeup.Reset();
    }

    /// <summary>Goes on with what it has.</summary>
    internal void Look() => wakeup.Look();

    private string KeyOf(FirehoseRecord record) => world.KeyOf(Encoding.UTF8.GetString(record.Data));

    private void Note(byte[] data, string? id, string? error) =>
        world.Trace.Add(error is null
            ? TraceKind.Accepted
            : TraceKind.Rejected, Name, world.KeyOf(Encoding.UTF8.GetString(data)), id, detail: error, bytes: data.Length);

    private void Deliver()
    {
        foreach (var delivery in State.Due(world.NowMs, world.Choices))
        {
            var batch = (FirehoseBatch)delivery.Context!;
            if (batch.IsTransformation)
            {
                Transform(delivery, batch);
            }
            else
            {
                Write(delivery, batch);
            }
        }
    }

    private void Write(Delivery delivery, FirehoseBatch batch)
    {
        var place = DeliveryRouter.NameIn(delivery.To);
        var written = new DeliveredObject(place, delivery.Body, batch.IsErrorOutput, world.NowMs);
        var error = destination?.Invoke(written);
        var lost = State.LostRecords;
        State.Reported(world.NowMs, delivery, error);
        var kind = error is null
            ? batch.IsErrorOutput ? TraceKind.DeadLettered : TraceKind.Delivered
            : State.LostRecords > lost ? TraceKind.Lost : TraceKind.Failed;
        foreach (var record in batch.Records)
        {
            world.Trace.Add(kind, Name, KeyOf(record), record.Id, other: place, number: delivery.Attempt, detail: error?.Code);
        }

        if (error is null)
        {
            objects.Add(written with { Keys = [.. batch.Records.Select(KeyOf)] });
        }
    }

    private void Transform(Delivery delivery, FirehoseBatch batch)
    {
        if (world.FindFunction(DeliveryRouter.NameIn(delivery.To)) is not { } function)
        {
            Transformed(new ServiceError("ResourceNotFoundException", $"Function not found: {delivery.To}", 404), null);
            return;
        }

        underWay.Add(batch);
        string? lane = null;
        function.Invoke(
            FirehoseTransformation.ToEvent(State.Arn, delivery, batch),
            name =>
            {
                lane = name;
                Trace(TraceKind.Invoked);
            },
            outcome =>
            {
                underWay.Remove(batch);
                var results = outcome.Kind == OutcomeKind.Returned ? FirehoseTransformation.Read(outcome.Response) : null;
                if (lane is not null)
                {
                    Trace(results is null ? TraceKind.Failed : TraceKind.Returned);
                }

                Transformed(results is null ? new ServiceError("Lambda.FunctionError", "The function failed.") : null, results);
            });

        void Trace(TraceKind kind)
        {
            foreach (var record in batch.Records)
            {
                world.Trace.Add(kind, lane!, KeyOf(record), record.Id, number: delivery.Attempt);
            }
        }

        void Transformed(ServiceError? error, IReadOnlyList<TransformedRecord>? results)
        {
            if (error is not null)
            {
                State.Reported(world.NowMs, delivery, error);
            }
            else
            {
                foreach (var record in batch.Records.Where(r =>
                    results!.Any(t => t.RecordId == r.Id && t.Status == TransformationStatus.Dropped)))
                {
                    world.Trace.Add(TraceKind.Lost, Name, KeyOf(record), record.Id, detail: "dropped by the transformation");
                }

                State.Transformed(world.NowMs, delivery, results!);
            }

            world.Clock.At(world.NowMs, wakeup.Look);
        }
    }
}

/// <summary>What Firehose has written to a destination: the data of one or more records.</summary>
/// <param name="Destination">Name of the bucket or other destination.</param>
/// <param name="Body">The records' data, one after the other.</param>
/// <param name="IsErrorOutput">Whether it is where records are kept whose transformation failed.</param>
/// <param name="TimeMs">When, in milliseconds since 1970 in virtual time.</param>
public sealed record DeliveredObject(string Destination, string Body, bool IsErrorOutput, long TimeMs)
{
    /// <summary>The business keys of the records.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}
