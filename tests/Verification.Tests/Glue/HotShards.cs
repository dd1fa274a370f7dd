using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using AwsMessaging.Simulation;

/// <summary>A client that puts into a stream of the world. Of the stub that it derives from nothing is used, not even the constructor.</summary>
public sealed class WorldKinesis : AmazonKinesisClient
{
    private SimulatedStream stream;

    private WorldKinesis(SimulatedStream stream)
        : base(new AmazonKinesisConfig()) => this.stream = stream;

    public static WorldKinesis Of(SimulatedStream stream)
    {
        var client = (WorldKinesis)RuntimeHelpers.GetUninitializedObject(typeof(WorldKinesis));
        client.stream = stream;
        return client;
    }

    public override async Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await stream.PutAsync(request.PartitionKey, Text(request.Data));
            return new PutRecordResponse { ShardId = result.ShardId, SequenceNumber = result.SequenceNumber.ToString() };
        }
        catch (ServiceException e)
        {
            throw Exception(e);
        }
    }

    public override async Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            var result = await stream.PutBatchAsync([.. request.Records.Select(r => (r.PartitionKey, Text(r.Data)))]);
            return new PutRecordsResponse
            {
                FailedRecordCount = result.FailedRecordCount,
                Records = [.. result.Records.Select(r => new PutRecordsResultEntry { ShardId = r.ShardId, SequenceNumber = r.IsFailed ? null : r.SequenceNumber.ToString(), ErrorCode = r.ErrorCode, ErrorMessage = r.ErrorMessage })],
            };
        }
        catch (ServiceException e)
        {
            throw Exception(e);
        }
    }

    private static string Text(MemoryStream data) => data.TryGetBuffer(out var bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.UTF8.GetString(data.ToArray());

    private static AmazonKinesisException Exception(ServiceException e) => e.Error.Code == "ProvisionedThroughputExceededException"
        ? new ProvisionedThroughputExceededException(e.Message)
        : new AmazonKinesisException(e.Message);
}

/// <summary>Gives the changes of orders, each without waiting for the one before.</summary>
public sealed class Shop(MessagingWorld world, SimulatedStream kinesis)
{
    private static readonly string Label = new('x', 230_000);

    private readonly OrderStream stream = new(WorldKinesis.Of(kinesis));

    public async Task RunAsync(int perSecond, int count, int atOnce)
    {
        var puts = new List<Task>();
        for (var i = 0; i < count; i += atOnce)
        {
            puts.Add(PutAsync([.. Enumerable.Range(i, atOnce).Select(Change)]));
            await Task.Delay(1_000 * atOnce / perSecond);
        }

        await Task.WhenAll(puts);
    }

    private static OrderChanged Change(int i)
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"order-{i / 2 + 1}");
        return new($"{order}/{i % 2 + 1}", order, i % 2 == 0 ? OrderStatus.Placed : OrderStatus.Paid, i % 5 == 4, Label);
    }

    private async Task PutAsync(IReadOnlyList<OrderChanged> changes)
    {
        try
        {
            await stream.PutAsync(changes);
        }
        catch (AmazonKinesisException)
        {
            foreach (var change in changes)
            {
                world.FailureObserved(change.EventId);
            }
        }
    }
}
