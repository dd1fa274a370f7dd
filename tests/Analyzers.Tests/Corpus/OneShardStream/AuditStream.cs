using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;

namespace Corpus.OneShardStream;

public sealed record AuditLine(string Actor, string Action, DateTimeOffset At);

/// <summary>
/// A stream of one shard, made when the service starts: all lines are in one order, and any partition key is as good as another.
/// </summary>
public sealed class AuditStream(IAmazonKinesis kinesis)
{
    private const string StreamName = "audit";

    /// <summary>Makes the stream when it is not there yet, and waits until it takes records.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = StreamName, ShardCount = 1 }, cancellationToken);
        }
        catch (ResourceInUseException)
        {
            return;
        }

        DescribeStreamSummaryResponse summary;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            summary = await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = StreamName }, cancellationToken);
        }
        while (summary.StreamDescriptionSummary.StreamStatus != StreamStatus.ACTIVE);
    }

    public async Task<string> WriteAsync(AuditLine line, CancellationToken cancellationToken)
    {
        var response = await kinesis.PutRecordAsync(
            new PutRecordRequest { StreamName = StreamName, PartitionKey = StreamName, Data = Bytes(line) }, cancellationToken);
        return response.SequenceNumber;
    }

    /// <exception cref="IOException">The stream refused some of them.</exception>
    public async Task WriteAllAsync(IEnumerable<AuditLine> lines, CancellationToken cancellationToken)
    {
        foreach (var chunk in lines.Chunk(500))
        {
            var records = Array.ConvertAll(chunk, line => new PutRecordsRequestEntry { PartitionKey = StreamName, Data = Bytes(line) });
            var response = await kinesis.PutRecordsAsync(
                new PutRecordsRequest { StreamName = StreamName, Records = records.ToList() }, cancellationToken);
            if (response.FailedRecordCount > 0)
            {
                throw new IOException($"{response.FailedRecordCount} of {chunk.Length} lines were refused");
            }
        }
    }

    private static MemoryStream Bytes(AuditLine line) => new(Encoding.UTF8.GetBytes($"{line.At:O}\t{line.Actor}\t{line.Action}"));
}
