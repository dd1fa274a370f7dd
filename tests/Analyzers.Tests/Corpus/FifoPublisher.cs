using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Corpus.FifoPublisher;

public interface IOrderEvent
{
    Guid EventId { get; }

    string OrderId { get; }
}

public sealed record OrderPlaced(Guid EventId, string OrderId, decimal Total) : IOrderEvent;

public sealed record OrderShipped(Guid EventId, string OrderId, string Carrier) : IOrderEvent;

/// <summary>One publisher for queues of both kinds, and the ways in which a group id gets into a request.</summary>
public sealed class FifoPublisher(IAmazonSQS sqs, string queueUrl)
{
    private const string FifoSuffix = ".fifo";
    private const string LedgerQueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/ledger.fifo";

    private readonly bool _fifo = queueUrl.EndsWith(FifoSuffix, StringComparison.Ordinal);

    /// <summary>The kind of the queue is known when it runs.</summary>
    public async Task<string> PublishAsync<TEvent>(TEvent @event, CancellationToken cancellationToken)
        where TEvent : class, IOrderEvent
    {
        SendMessageRequest request = new(queueUrl, JsonSerializer.Serialize(@event));
        if (_fifo)
        {
            request.MessageGroupId = @event.OrderId;
            request.MessageDeduplicationId = @event.EventId.ToString("N");
        }

        return (await sqs.SendMessageAsync(request, cancellationToken)).MessageId;
    }

    /// <summary>The ledger reads order by order; the event's own id makes a second call harmless.</summary>
    public Task RecordAsync(IOrderEvent @event, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize<object>(@event);
        var deduplicationId = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        return sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = LedgerQueueUrl,
                MessageBody = body,
                MessageDeduplicationId = deduplicationId,
                MessageGroupId = @event switch
                {
                    OrderPlaced { OrderId: var id } => id,
                    OrderShipped shipped => shipped.OrderId,
                    _ => throw new ArgumentException("An event that the ledger does not know", nameof(@event)),
                },
            },
            cancellationToken);
    }

    /// <summary>What came over HTTP names its group in a header.</summary>
    public async Task ForwardAsync(string body, IReadOnlyDictionary<string, string> headers, string messageId, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest { QueueUrl = LedgerQueueUrl, MessageBody = body };
        request.MessageDeduplicationId = headers.GetValueOrDefault("x-deduplication-id") ?? messageId;
        if (!headers.TryGetValue("x-group-id", out var group))
        {
            group = messageId;
        }

        request.MessageGroupId = group;
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Everything that belongs to a send is put on by one helper.</summary>
    public async Task CorrectAsync(OrderPlaced correction, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(LedgerQueueUrl, JsonSerializer.Serialize(correction));
        Address(request, correction);
        await sqs.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Each entry of a batch has its own group.</summary>
    /// <exception cref="InvalidOperationException">The queue refused some of them.</exception>
    public async Task PublishAllAsync(IEnumerable<IOrderEvent> events, CancellationToken cancellationToken)
    {
        foreach (var chunk in events.Chunk(10))
        {
            var entries = chunk.Select((e, i) =>
            {
                var entry = new SendMessageBatchRequestEntry { Id = $"e{i}", MessageBody = JsonSerializer.Serialize<object>(e) };
                if (_fifo)
                {
                    (entry.MessageGroupId, entry.MessageDeduplicationId) = (e.OrderId, e.EventId.ToString());
                }

                return entry;
            });
            var response = await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(queueUrl, entries.ToList()), cancellationToken);
            if (response.Failed?.Count > 0)
            {
                throw new InvalidOperationException($"{response.Failed.Count} events were refused, first {response.Failed[0].Code}");
            }
        }
    }

    private static void Address(SendMessageRequest request, IOrderEvent @event)
    {
        request.MessageGroupId = @event.OrderId;
        request.MessageDeduplicationId = @event.EventId.ToString();
    }
}

/// <summary>A standard queue with fair scheduling: a group id per tenant, and no order meant by it.</summary>
public sealed class TenantQueue(IAmazonSQS sqs)
{
    public required string Url { get; init; }

    public async Task SubmitAsync(string tenant, string job, CancellationToken cancellationToken) =>
        _ = await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = job, MessageGroupId = tenant }, cancellationToken);

    /// <summary>The caller may name the job; a job without a name gets one that goes back to the caller and into the payload.</summary>
    public async Task<string> SubmitOnceAsync(string tenant, string job, string? existingId, CancellationToken cancellationToken)
    {
        var id = existingId ?? Guid.NewGuid().ToString();
        var request = new SendMessageRequest
        {
            QueueUrl = Url,
            MessageBody = JsonSerializer.Serialize(new { id, job }),
            MessageGroupId = tenant,
        };
        if (Url.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase))
        {
            request.MessageDeduplicationId = id;
        }

        await sqs.SendMessageAsync(request, cancellationToken);
        return id;
    }
}
