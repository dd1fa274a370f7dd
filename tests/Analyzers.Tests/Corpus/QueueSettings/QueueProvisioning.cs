using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Corpus.QueueSettings;

/// <summary>Makes the queues of the service. How long a receive waits is said here, once, for whoever polls them.</summary>
public sealed class QueueProvisioning(IAmazonSQS sqs)
{
    private const int MaxReceiveCount = 5;
    private static readonly TimeSpan DeadLetterRetention = TimeSpan.FromDays(14);

    public async Task<string> EnsureAsync(string name, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var deadLetters = await sqs.CreateQueueAsync(
            new CreateQueueRequest
            {
                QueueName = $"{name}-dead-letters",
                Attributes = new() { [QueueAttributeName.MessageRetentionPeriod] = $"{DeadLetterRetention.TotalSeconds:F0}" },
            },
            cancellationToken);
        var described = await sqs.GetQueueAttributesAsync(deadLetters.QueueUrl, [QueueAttributeName.QueueArn], cancellationToken);
        var queue = await sqs.CreateQueueAsync(
            new CreateQueueRequest(name)
            {
                Attributes = new Dictionary<string, string>
                {
                    [QueueAttributeName.ReceiveMessageWaitTimeSeconds] = "20",
                    [QueueAttributeName.VisibilityTimeout] = $"{visibility.TotalSeconds:F0}",
                    [QueueAttributeName.RedrivePolicy] = JsonSerializer.Serialize(
                        new { deadLetterTargetArn = described.QueueARN, maxReceiveCount = MaxReceiveCount }),
                },
            },
            cancellationToken);
        return queue.QueueUrl;
    }
}

/// <summary>Leaves the wait to the queue.</summary>
public sealed class ThumbnailWorker(
    IAmazonSQS sqs,
    QueueProvisioning queues,
    Func<string, CancellationToken, Task> render,
    ILogger<ThumbnailWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var queueUrl = await queues.EnsureAsync("thumbnails", visibility: TimeSpan.FromMinutes(2), stoppingToken);
        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 };
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var message in (await sqs.ReceiveMessageAsync(request, stoppingToken)).Messages ?? [])
                {
                    await HandleAsync(queueUrl, message, stoppingToken);
                }
            }
            catch (AmazonSQSException e)
            {
                logger.LogError(e, "Receiving failed");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    private async Task HandleAsync(string queueUrl, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await render(message.Body, cancellationToken);
            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
        }
        catch (IOException e)
        {
            logger.LogWarning(e, "Message {Id} could not be rendered and comes again", message.MessageId);
        }
    }
}
