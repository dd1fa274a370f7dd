using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Corpus.OrderlyPollers;

public sealed record Parcel(string ParcelId, string Depot);

public interface IParcels
{
    Task ArriveAsync(Parcel parcel, CancellationToken cancellationToken);

    Task AnnounceAsync(Parcel parcel, CancellationToken cancellationToken);
}

/// <summary>Where messages are safe before they are worked with.</summary>
public interface IInbox
{
    Task KeepAsync(string id, string body, CancellationToken cancellationToken);
}

/// <summary>Drops what nobody can read, keeps what failed, and does not let the announcement, which is a courtesy, hold up the rest.</summary>
public sealed class ArrivalPoller(IAmazonSQS sqs, IParcels parcels, ILogger<ArrivalPoller> logger, string queueUrl) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            ReceiveMessageResponse response;
            try
            {
                response = await sqs.ReceiveMessageAsync(
                    new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "No answer from {Queue}", queueUrl);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                continue;
            }

            if (response.Messages is not { Count: > 0 } messages)
            {
                continue;
            }

            foreach (var message in messages)
            {
                await ArriveAsync(message, stoppingToken);
            }
        }
    }

    private async Task ArriveAsync(Message message, CancellationToken cancellationToken)
    {
        Parcel parcel;
        try
        {
            parcel = JsonSerializer.Deserialize<Parcel>(message.Body) ?? throw new JsonException("nothing");
        }
        catch (JsonException e)
        {
            logger.LogError(e, "{Id} is not readable and is dropped", message.MessageId);
            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
            return;
        }

        try
        {
            await parcels.ArriveAsync(parcel, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "{Id} failed and comes again", message.MessageId);
            return;
        }

        try
        {
            await parcels.AnnounceAsync(parcel, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "{Parcel} was not announced", parcel.ParcelId);
        }

        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
    }
}

/// <summary>Takes messages off the queue as soon as they are in the inbox; the work comes later, from there.</summary>
public sealed class InboxPoller(IAmazonSQS sqs, IInbox inbox, IParcels parcels, string queueUrl)
{
    public async Task<IReadOnlyList<string>> NextAsync(CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            await inbox.KeepAsync(message.MessageId, message.Body, cancellationToken);
            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
            await parcels.AnnounceAsync(new Parcel(message.MessageId, message.Body), cancellationToken);
            kept.Add(message.MessageId);
        }

        return kept;
    }
}

/// <summary>Groups of a FIFO queue side by side, each group in its order, up to its first failure.</summary>
public sealed class GroupedPoller(IAmazonSQS sqs, IParcels parcels, ILogger<GroupedPoller> logger)
{
    private const string QueueUrl = "https://sqs.eu-central-1.amazonaws.com/123456789012/moves.fifo";

    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = QueueUrl,
                MaxNumberOfMessages = 10,
                VisibilityTimeout = 120,
                MessageSystemAttributeNames = [MessageSystemAttributeName.MessageGroupId],
            },
            cancellationToken);
        var groups = (response.Messages ?? []).GroupBy(m => m.Attributes[MessageSystemAttributeName.MessageGroupId]);
        await Task.WhenAll(groups.Select(g => GroupAsync([.. g], cancellationToken)));
    }

    private async Task GroupAsync(IReadOnlyList<Message> group, CancellationToken cancellationToken)
    {
        var done = new List<DeleteMessageBatchRequestEntry>();
        try
        {
            foreach (var message in group)
            {
                await parcels.ArriveAsync(JsonSerializer.Deserialize<Parcel>(message.Body)!, cancellationToken);
                done.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "{Count} of {All} done, the others come again", done.Count, group.Count);
        }
        finally
        {
            if (done.Count > 0)
            {
                var response = await sqs.DeleteMessageBatchAsync(QueueUrl, done, CancellationToken.None);
                logger.LogInformation("{Count} not deleted", response.Failed?.Count ?? 0);
            }
        }
    }
}
