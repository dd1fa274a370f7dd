using System.Text;
using System.Text.Json;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.KinesisFirehose;
using Amazon.KinesisFirehose.Model;
using FirehoseRecord = Amazon.KinesisFirehose.Model.Record;
using PutRecordRequest = Amazon.Kinesis.Model.PutRecordRequest;
using PutRecordResponse = Amazon.Kinesis.Model.PutRecordResponse;

namespace Corpus.TelemetryStream;

public enum SensorKind
{
    Temperature,
    Pressure,
    Humidity,
}

public sealed record Reading(string DeviceId, SensorKind Kind, double Value, DateTimeOffset At, Guid? CorrelationId = null);

/// <summary>Readings by device, so that a device's readings stay in order and devices spread over the shards.</summary>
public sealed class TelemetryStream(IAmazonKinesis kinesis, string streamName)
{
    public Task<PutRecordResponse> WriteAsync(Reading reading, CancellationToken cancellationToken) =>
        kinesis.PutRecordAsync(
            new PutRecordRequest { StreamName = streamName, PartitionKey = reading.DeviceId, Data = Bytes(reading) }, cancellationToken);

    /// <summary>The kind is only a part of the key: the device is the other.</summary>
    public async Task WriteByKindAsync(Reading reading, CancellationToken cancellationToken)
    {
        var request = new PutRecordRequest { StreamName = streamName, Data = Bytes(reading) };
        request.PartitionKey = string.Join('/', reading.Kind, reading.DeviceId);
        await kinesis.PutRecordAsync(request, cancellationToken);
    }

    /// <summary>A correlated reading stays with its like; the others go anywhere.</summary>
    public async Task WriteCorrelatedAsync(Reading reading, CancellationToken cancellationToken)
    {
        var key = reading.CorrelationId?.ToString() ?? Guid.NewGuid().ToString();
        await kinesis.PutRecordAsync(new() { StreamName = streamName, PartitionKey = key, Data = Bytes(reading) }, cancellationToken);
    }

    /// <summary>The shard is chosen by hash; the key is only a label then.</summary>
    public Task<PutRecordsResponse> ReplayToAsync(Shard shard, IReadOnlyCollection<Reading> readings, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(readings.Count, 500);
        var request = new PutRecordsRequest { StreamName = streamName, Records = new(readings.Count) };
        foreach (var reading in readings)
        {
            request.Records.Add(new PutRecordsRequestEntry
            {
                PartitionKey = "replay",
                ExplicitHashKey = shard.HashKeyRange.StartingHashKey,
                Data = Bytes(reading),
            });
        }

        return kinesis.PutRecordsAsync(request, cancellationToken);
    }

    /// <summary>Writes many, and those again that a shard was too busy for.</summary>
    /// <exception cref="IOException">Some were refused to the end.</exception>
    public async Task WriteAllAsync(IEnumerable<Reading> readings, CancellationToken cancellationToken)
    {
        foreach (var chunk in readings.Chunk(500))
        {
            List<PutRecordsRequestEntry> pending =
                [.. chunk.Select(r => new PutRecordsRequestEntry { PartitionKey = $"{r.DeviceId}:{r.Kind}", Data = Bytes(r) })];
            for (var attempt = 0; pending.Count > 0; attempt++)
            {
                if (attempt == 5)
                {
                    throw new IOException($"{pending.Count} readings were refused by {streamName}");
                }

                await Task.Delay(attempt * 200, cancellationToken);
                var response = await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = streamName, Records = pending }, cancellationToken);
                if (!(response.FailedRecordCount > 0))
                {
                    break;
                }

                var sent = pending;
                pending = [.. response.Records.Index().Where(r => r.Item.ErrorCode is not null).Select(r => sent[r.Index])];
                pending.ForEach(entry => entry.Data.Position = 0);
            }
        }
    }

    private static MemoryStream Bytes(Reading reading) => new(JsonSerializer.SerializeToUtf8Bytes(reading), writable: false);
}

/// <summary>Lines for the lake: Firehose puts records end to end, so each brings its line break.</summary>
public sealed class LakeWriter(IAmazonKinesisFirehose firehose, string deliveryStream)
{
    public async Task<int> WriteAsync(IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        var refused = 0;
        foreach (var chunk in readings.Chunk(500))
        {
            var records = chunk.Select(r => new FirehoseRecord { Data = new(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(r) + "\n")) }).ToList();
            var response = await firehose.PutRecordBatchAsync(deliveryStream, records, cancellationToken);
            refused += response.RequestResponses.Count(r => r.ErrorCode is { Length: > 0 });
        }

        return refused;
    }
}
