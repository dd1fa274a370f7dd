using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Kinesis;

/// <summary>
/// The operations of Kinesis Data Streams on records. SubscribeToShard, which answers by a stream of events over HTTP/2, is not spoken.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class KinesisOperations(MessagingWorld world)
{
    /// <summary>The operations on the streams of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new KinesisOperations(world);
        var table = new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("PutRecord", operations.PutRecord)
            .Add("PutRecords", operations.PutRecords)
            .Add("GetShardIterator", operations.GetShardIterator)
            .Add("GetRecords", operations.GetRecords);
        ConsumerOperations.AddTo(table, world);
        ShardOperations.AddTo(table, world);
        return StreamOperations.AddTo(table, world);
    }

    private ServiceCall Describe(WireRequest request)
    {
        var input = request.Input;
        var call = new ServiceCall(WireService.Kinesis, request.Operation, KinesisRequests.StreamNameIn(input) ?? "Kinesis");
        switch (request.Operation)
        {
            case "PutRecord" when input.Bytes("Data") is { } data:
                return call with { Key = world.KeyOf(KinesisRequests.TextOf(data)), Messages = 1, Bytes = data.Length };
            case "PutRecords" when input.Structures("Records") is { } records:
                return call with { Messages = records.Count, Bytes = records.Sum(record => record.Bytes("Data")?.LongLength ?? 0) };
            default:
                return call;
        }
    }

    private void Sending(WireRequest request)
    {
        IReadOnlyList<WireStructure> records = request.Operation switch
        {
            "PutRecord" => [request.Input],
            "PutRecords" => request.Input.Structures("Records") ?? [],
            _ => [],
        };
        foreach (var record in records)
        {
            var data = KinesisRequests.TextOf(record.Bytes("Data") ?? []);
            world.Sending(KinesisRequests.StreamNameIn(request.Input) ?? "Kinesis", data, record.Text("PartitionKey"));
        }
    }

    private SimulatedStream StreamOf(WireCall call) => KinesisRequests.FindStream(world, call.Input);

    private WireReply PutRecord(WireCall call)
    {
        var record = KinesisRequests.ReadRecord(call.Input);
        var reply = StreamOf(call).Put(record);
        return reply.IsOk
            ? new WireStructure().With("ShardId", reply.Result.ShardId).With("SequenceNumber", reply.Result.SequenceNumber.ToString())
            : reply.Error!;
    }

    private WireReply PutRecords(WireCall call)
    {
        var records = call.Input.RequiredStructures("Records").Select(KinesisRequests.ReadRecord).ToList();
        var reply = StreamOf(call).PutBatch(records);
        return reply.IsOk
            ? new WireStructure()
                .With("FailedRecordCount", reply.Result.FailedRecordCount)
                .With("Records", new WireList([.. reply.Result.Records.Select(Write)]))
            : reply.Error!;

        static WireStructure Write(PutRecordsEntry entry) => entry.IsFailed
            ? new WireStructure().With("ErrorCode", entry.ErrorCode).With("ErrorMessage", entry.ErrorMessage)
            : new WireStructure().With("SequenceNumber", entry.SequenceNumber.ToString()).With("ShardId", entry.ShardId);
    }

    private WireReply GetShardIterator(WireCall call)
    {
        var shard = call.Input.RequiredText("ShardId");
        var position = KinesisRequests.ReadPosition(call.Input, "ShardIteratorType", "StartingSequenceNumber");
        var reply = StreamOf(call).State.GetShardIterator(world.NowMs, shard, position);
        return reply.IsOk ? new WireStructure().With("ShardIterator", reply.Result.ToString()) : reply.Error!;
    }

    private WireReply GetRecords(WireCall call)
    {
        var iterator = call.Input.RequiredText("ShardIterator");
        if (!ShardIterator.TryParse(iterator, out var place))
        {
            return new Semantics.Model.ServiceError("InvalidArgumentException", "Invalid ShardIterator.");
        }

        var stream = StreamOf(call);
        var reply = stream.State.GetRecords(world.NowMs, place!, world.Choices, call.Input.Integer("Limit"));
        if (!reply.IsOk)
        {
            if (reply.Error!.Code == KinesisErrors.Throughput)
            {
                world.Trace.Add(TraceKind.Throttled, stream.Name);
            }

            return reply.Error;
        }

        foreach (var record in reply.Result.Records)
        {
            world.Trace.Add(
                TraceKind.Received,
                call.Process?.Name ?? MessagingWorld.TestLane,
                world.KeyOf(KinesisRequests.TextOf(record.Data)),
                record.SequenceNumber.ToString(),
                record.PartitionKey,
                stream.Name);
        }

        return new WireStructure()
            .With("Records", new WireList([.. reply.Result.Records.Select(KinesisRequests.Write)]))
            .With("NextShardIterator", reply.Result.NextShardIterator?.ToString())
            .With("MillisBehindLatest", reply.Result.MillisBehindLatest)
            .WithUnlessEmpty("ChildShards", [.. reply.Result.ChildShards.Select(KinesisRequests.Write)]);
    }
}
