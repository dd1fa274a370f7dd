using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Corpus.InvoiceWorker;

public sealed class InvoiceQueueOptions
{
    public required string QueueUrl { get; init; }

    public required string ParkingQueueUrl { get; init; }

    public int WaitTimeSeconds { get; init; } = 20;

    public int BatchSize { get; init; } = 10;

    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(5);
}

public sealed record InvoiceRequested(Guid InvoiceId, Guid CustomerId, decimal Amount);

public interface IInvoiceWriter
{
    /// <summary>Writes the invoice; does nothing when it is there already.</summary>
    Task UpsertAsync(InvoiceRequested request, CancellationToken cancellationToken);
}

/// <summary>The usual worker: receive, do the work, delete what succeeded. What failed comes back by itself.</summary>
public sealed class InvoiceWorker(
    IAmazonSQS sqs,
    IInvoiceWriter writer,
    IOptions<InvoiceQueueOptions> options,
    ILogger<InvoiceWorker> logger) : BackgroundService
{
    private readonly InvoiceQueueOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = _options.QueueUrl,
            MaxNumberOfMessages = _options.BatchSize,
            WaitTimeSeconds = _options.WaitTimeSeconds,
            MessageSystemAttributeNames = [MessageSystemAttributeName.ApproximateReceiveCount],
        };

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(request, stoppingToken);
                var done = new List<Message>();
                foreach (var message in response.Messages ?? [])
                {
                    if (await TryProcessAsync(message, stoppingToken))
                    {
                        done.Add(message);
                    }
                }

                if (done.Count > 0)
                {
                    await DeleteAsync(done, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (AmazonSQSException e)
            {
                logger.LogError(e, "Receiving from {Queue} failed", _options.QueueUrl);
                await Task.Delay(_options.Backoff, stoppingToken);
            }
        }
    }

    private async Task<bool> TryProcessAsync(Message message, CancellationToken cancellationToken)
    {
        try
        {
            var invoice = JsonSerializer.Deserialize<InvoiceRequested>(message.Body)
                ?? throw new JsonException("The body is null");
            await writer.UpsertAsync(invoice, cancellationToken);
            return true;
        }
        catch (JsonException e)
        {
            // It will not become readable by itself: somebody has to look at it.
            logger.LogError(e, "Message {Id} is not readable and is parked", message.MessageId);
            await sqs.SendMessageAsync(_options.ParkingQueueUrl, message.Body, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var receives = message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.ApproximateReceiveCount);
            logger.LogWarning(e, "Message {Id} failed at receive {Count}", message.MessageId, receives ?? "?");
            return false;
        }
    }

    private async Task DeleteAsync(IReadOnlyCollection<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var chunk in messages.Chunk(10))
        {
            var entries = chunk.Select((m, i) => new DeleteMessageBatchRequestEntry($"m{i}", m.ReceiptHandle)).ToList();
            var response = await sqs.DeleteMessageBatchAsync(_options.QueueUrl, entries, cancellationToken);
            foreach (var failed in response.Failed ?? [])
            {
                logger.LogWarning("Deleting {Id} failed with {Code}: it will come again", failed.Id, failed.Code);
            }
        }
    }
}
