using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Firehose;

/// <summary>The operations of Firehose. Destinations are S3 buckets here; encryption and tags are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/firehose/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class FirehoseOperations(MessagingWorld world)
{
    private const int DefaultLimit = 10;

    /// <summary>The operations on the Firehose streams of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new FirehoseOperations(world);
        return new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("PutRecord", operations.PutRecord)
            .Add("PutRecordBatch", operations.PutRecordBatch)
            .Add("CreateDeliveryStream", operations.CreateDeliveryStream)
            .Add("DescribeDeliveryStream", operations.DescribeDeliveryStream)
            .Add("ListDeliveryStreams", operations.ListDeliveryStreams);
    }

    private static string TextOf(WireStructure record) => Encoding.UTF8.GetString(record.Bytes("Data") ?? []);

    private static byte[] DataOf(WireStructure record, string member) =>
        record.Bytes("Data") ?? throw new WireFault(WireErrors.ValidationNull(member));

    private static IReadOnlyList<WireStructure> RecordsIn(WireRequest request) => request.Operation switch
    {
        "PutRecord" when request.Input.Structure("Record") is { } record => [record],
        "PutRecordBatch" => request.Input.Structures("Records") ?? [],
        _ => [],
    };

    private ServiceCall Describe(WireRequest request)
    {
        var records = RecordsIn(request);
        return new ServiceCall(WireService.Firehose, request.Operation, request.Input.Text("DeliveryStreamName") ?? "Firehose")
        {
            Key = request.Operation == "PutRecord" && records.Count == 1 ? world.KeyOf(TextOf(records[0])) : null,
            Messages = records.Count,
            Bytes = records.Sum(record => record.Bytes("Data")?.LongLength ?? 0),
        };
    }

    private void Sending(WireRequest request)
    {
        foreach (var record in RecordsIn(request))
        {
            world.Sending(request.Input.Text("DeliveryStreamName") ?? "Firehose", TextOf(record), null);
        }
    }

    private SimulatedDeliveryStream StreamOf(WireCall call)
    {
        var name = call.Input.RequiredText("DeliveryStreamName");
        return world.DeliveryStreams.FirstOrDefault(stream => stream.Name == name)
            ?? throw new WireFault(new ServiceError("ResourceNotFoundException",
                $"Firehose {name} under account {world.Account} not found."));
    }

    private WireReply PutRecord(WireCall call)
    {
        var record = call.Input.Structure("Record") ?? throw new WireFault(WireErrors.ValidationNull("Record"));
        var data = DataOf(record, "record.data");
        var reply = StreamOf(call).Put(data);
        return reply.IsOk ? new WireStructure().With("RecordId", reply.Result).With("Encrypted", false) : reply.Error!;
    }

    private WireReply PutRecordBatch(WireCall call)
    {
        var records = call.Input.RequiredStructures("Records").Select((record, i) => DataOf(record, $"records.{i + 1}.member.data"))
            .ToList();
        var reply = StreamOf(call).PutBatch(records);
        return reply.IsOk
            ? new WireStructure()
                .With("FailedPutCount", reply.Result.FailedPutCount)
                .With("Encrypted", false)
                .With("RequestResponses", new WireList([.. reply.Result.RequestResponses.Select(Write)]))
            : reply.Error!;

        static WireStructure Write(FirehoseEntry entry) => entry.IsFailed
            ? new WireStructure().With("ErrorCode", entry.ErrorCode).With("ErrorMessage", entry.ErrorMessage)
            : new WireStructure().With("RecordId", entry.RecordId);
    }

    private WireReply CreateDeliveryStream(WireCall call)
    {
        var name = call.Input.RequiredText("DeliveryStreamName");
        var bucket = call.Input.Structure("ExtendedS3DestinationConfiguration") ?? call.Input.Structure("S3DestinationConfiguration")
            ?? throw new WireFault(new ServiceError("InvalidArgumentException",
                "Exactly one destination configuration is supported for a Firehose"));
        var hints = bucket.Structure("BufferingHints");
        var reply = world.AddDeliveryStream(name, new DeliveryStreamSettings(
            bucket.Text("BucketARN") ?? throw new WireFault(WireErrors.ValidationNull("bucketARN")),
            hints?.Integer("SizeInMBs"),
            hints?.Integer("IntervalInSeconds"),
            FunctionIn(bucket)));
        return reply.IsOk ? new WireStructure().With("DeliveryStreamARN", reply.Result.Arn) : reply.Error!;
    }

    /// <summary>ARN of the function that transforms records; null for none.</summary>
    private static string? FunctionIn(WireStructure destination)
    {
        var processing = destination.Structure("ProcessingConfiguration");
        var processors = processing?.Boolean("Enabled") == true ? processing.Structures("Processors") ?? [] : [];
        return processors
            .Where(processor => processor.Text("Type") == "Lambda")
            .SelectMany(processor => processor.Structures("Parameters") ?? [])
            .FirstOrDefault(parameter => parameter.Text("ParameterName") == "LambdaArn")?.Text("ParameterValue");
    }

    private WireReply DescribeDeliveryStream(WireCall call)
    {
        var stream = StreamOf(call);
        return new WireStructure().With("DeliveryStreamDescription", new WireStructure()
            .With("DeliveryStreamName", stream.Name)
            .With("DeliveryStreamARN", stream.Arn)
            .With("DeliveryStreamStatus", "ACTIVE")
            .With("DeliveryStreamType", "DirectPut")
            .With("VersionId", "1")
            .With("HasMoreDestinations", false)
            .With("Destinations", new WireList([new WireStructure().With("DestinationId", "destinationId-000000000001")])));
    }

    private WireReply ListDeliveryStreams(WireCall call)
    {
        var after = call.Input.Text("ExclusiveStartDeliveryStreamName");
        var limit = call.Input.PageSize("Limit", DefaultLimit);
        var names = world.DeliveryStreams
            .Select(stream => stream.Name)
            .Where(name => after is null || string.CompareOrdinal(name, after) > 0)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new WireStructure()
            .With("DeliveryStreamNames", new WireList([.. names.Take(limit).Select(name => (WireValue)name)]))
            .With("HasMoreDeliveryStreams", names.Count > limit);
    }
}
