using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>The stream that the data team reads.</summary>
public sealed class OrderStream(IAmazonKinesis kinesis, IOptions<ServiceOptions> options)
{
    private const string DefaultKey = "orders";

    private readonly string _streamName = options.Value.OrderStreamName;

    /// <summary>Writes a placed order.</summary>
    public async Task PlacedAsync(OrderPlaced order, CancellationToken cancellationToken)
    {
        var request = new PutRecordRequest
        {
            StreamName = _streamName,
            Data = OrderJson.WriteStream(order),
            PartitionKey = DefaultKey,
        };
        await kinesis.PutRecordAsync(request, cancellationToken);
    }

    /// <summary>Writes a shipped order.</summary>
    public async Task ShippedAsync(OrderShipped shipment, CancellationToken cancellationToken)
    {
        var request = new PutRecordRequest { StreamName = _streamName, Data = OrderJson.WriteStream(shipment) };
        request.PartitionKey = nameof(OrderShipped);
        await kinesis.PutRecordAsync(request, cancellationToken);
    }

    /// <summary>Writes a change of stock.</summary>
    public async Task StockAdjustedAsync(StockAdjusted adjustment, CancellationToken cancellationToken)
    {
        await kinesis.PutRecordAsync(
            new PutRecordRequest
            {
                StreamName = _streamName,
                Data = OrderJson.WriteStream(adjustment),
                PartitionKey = adjustment.Inbound ? "inbound" : "outbound",
            },
            cancellationToken);
    }

    /// <summary>Writes the orders of a day again, for a consumer that lost them.</summary>
    /// <exception cref="InvalidOperationException">The stream refused some of them.</exception>
    public async Task ReplayAsync(IEnumerable<OrderPlaced> orders, CancellationToken cancellationToken)
    {
        foreach (var chunk in orders.Chunk(500))
        {
            var response = await kinesis.PutRecordsAsync(
                new PutRecordsRequest
                {
                    StreamName = _streamName,
                    Records = chunk
                        .Select(order => new PutRecordsRequestEntry
                        {
                            Data = OrderJson.WriteStream(order),
                            PartitionKey = $"channel-{order.Channel}",
                        })
                        .ToList(),
                },
                cancellationToken);
            ThrowIfRefused(response);
        }
    }

    /// <summary>Writes the orders of a campaign.</summary>
    /// <exception cref="InvalidOperationException">The stream refused some of them.</exception>
    public async Task CampaignAsync(IEnumerable<OrderPlaced> orders, CancellationToken cancellationToken)
    {
        foreach (var chunk in orders.Chunk(500))
        {
            var records = new List<PutRecordsRequestEntry>();
            foreach (var order in chunk)
            {
                records.Add(new PutRecordsRequestEntry
                {
                    Data = OrderJson.WriteStream(order),
                    PartitionKey = order.ShippingCountry,
                });
            }

            var request = new PutRecordsRequest { StreamName = _streamName, Records = records };
            ThrowIfRefused(await kinesis.PutRecordsAsync(request, cancellationToken));
        }
    }

    /// <summary>Writes a cancelled order.</summary>
    public async Task CancelledAsync(OrderCancelled cancellation, CancellationToken cancellationToken)
    {
        var request = new PutRecordRequest
        {
            StreamName = _streamName,
            Data = OrderJson.WriteStream(cancellation),
            PartitionKey = cancellation.OrderId.ToString(),
        };
        await kinesis.PutRecordAsync(request, cancellationToken);
    }

    /// <summary>Writes a payment, beside the other events of its order.</summary>
    public async Task PaidAsync(PaymentReceived payment, SalesChannel channel, CancellationToken cancellationToken)
    {
        var request = new PutRecordRequest
        {
            StreamName = _streamName,
            Data = OrderJson.WriteStream(payment),
            PartitionKey = $"{channel}#{payment.OrderId}",
        };
        await kinesis.PutRecordAsync(request, cancellationToken);
    }

    /// <summary>Writes page views; nothing depends on their order.</summary>
    /// <exception cref="InvalidOperationException">The stream refused some of them.</exception>
    public async Task ViewedAsync(IReadOnlyList<PageViewed> views, CancellationToken cancellationToken)
    {
        foreach (var chunk in views.Chunk(500))
        {
            var entries = chunk.Select(view => new PutRecordsRequestEntry
            {
                Data = OrderJson.WriteStream(view),
                PartitionKey = Guid.NewGuid().ToString("N"),
            });
            var request = new PutRecordsRequest { StreamName = _streamName, Records = [.. entries] };
            ThrowIfRefused(await kinesis.PutRecordsAsync(request, cancellationToken));
        }
    }

    private static void ThrowIfRefused(PutRecordsResponse response)
    {
        if (response.FailedRecordCount > 0)
        {
            var code = response.Records.First(record => record.ErrorCode is not null).ErrorCode;
            throw new InvalidOperationException($"{response.FailedRecordCount} records were refused: {code}");
        }
    }
}
