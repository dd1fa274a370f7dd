using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Corpus.MessageSource;

public readonly record struct Delivery(Message Message, Func<CancellationToken, Task> Complete)
{
    public void Deconstruct(out string id, out string body, out int length) =>
        (id, body, length) = (Message.MessageId, Message.Body, Message.Body.Length);
}

/// <summary>A queue as an asynchronous stream. The reader completes what it has done; what it does not complete comes again.</summary>
public sealed class MessageSource(IAmazonSQS sqs, string queueUrl, ILogger<MessageSource> logger)
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(20);
    private const int VisibilitySeconds = 60;

    public async IAsyncEnumerable<Delivery> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (messages, pause) = await ReceiveAsync(cancellationToken);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, cancellationToken);
            }

            foreach (var message in messages)
            {
                yield return new Delivery(message, token => sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, token));
            }
        }
    }

    /// <summary>Hands deliveries to several workers; the bounded channel keeps the receives from running ahead of them.</summary>
    public async Task FanOutAsync(int workers, Func<Delivery, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Delivery>(workers);
        var consumers = Enumerable.Range(0, workers).Select(_ => ConsumeAsync()).ToArray();
        try
        {
            await foreach (var delivery in ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await channel.Writer.WriteAsync(delivery, cancellationToken);
            }
        }
        finally
        {
            channel.Writer.Complete();
            await Task.WhenAll(consumers);
        }

        async Task ConsumeAsync()
        {
            await foreach (var delivery in channel.Reader.ReadAllAsync(cancellationToken))
            {
                try
                {
                    await WithHeartbeatAsync(delivery.Message, token => work(delivery, token), cancellationToken);
                    await delivery.Complete(cancellationToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    var (id, _, length) = delivery;
                    logger.LogError(e, "Message {Id} of {Length} characters failed and will be delivered again", id, length);
                }
            }
        }
    }

    private async ValueTask<(IReadOnlyList<Message> Messages, TimeSpan Pause)> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = queueUrl,
                    MaxNumberOfMessages = 10,
                    WaitTimeSeconds = 20,
                    VisibilityTimeout = VisibilitySeconds,
                },
                cancellationToken);
            return (response.Messages ?? [], TimeSpan.Zero);
        }
        catch (OverLimitException)
        {
            return ([], TimeSpan.FromSeconds(30));
        }
        catch (AmazonSQSException e)
        {
            logger.LogWarning(e, "Receive failed");
            return ([], TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Keeps the message invisible as long as the work goes on.</summary>
    private async Task WithHeartbeatAsync(Message message, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = BeatAsync(finished.Token);
        try
        {
            await work(cancellationToken);
        }
        finally
        {
            await finished.CancelAsync();
            await heartbeat;
        }

        async Task BeatAsync(CancellationToken token)
        {
            using PeriodicTimer timer = new(HeartbeatInterval);
            try
            {
                while (await timer.WaitForNextTickAsync(token))
                {
                    await sqs.ChangeMessageVisibilityAsync(queueUrl, message.ReceiptHandle, VisibilitySeconds, token);
                }
            }
            catch (OperationCanceledException)
            {
                // The work is done.
            }
            catch (AmazonSQSException e)
            {
                logger.LogWarning(e, "Message {Id} could not be kept invisible", message.MessageId);
            }
        }
    }
}
