using Amazon.SQS;
using Amazon.SQS.Model;

namespace Corpus.SubscriptionPump;

/// <summary>A pump of one queue for messages of several types. This part receives, the other part knows the handlers.</summary>
/// <typeparam name="TContext">What handlers are given beside the message.</typeparam>
public sealed partial class SubscriptionPump<TContext>
    where TContext : notnull
{
    private readonly IAmazonSQS _sqs;
    private readonly Settings _settings;
    private readonly ReceiveMessageRequest _receive;

    public SubscriptionPump(IAmazonSQS sqs, Settings settings)
    {
        (_sqs, _settings) = (sqs, settings);
        _receive = new ReceiveMessageRequest { QueueUrl = settings.QueueUrl, MaxNumberOfMessages = settings.Prefetch };
        Configure(_receive);
    }

    public readonly record struct Settings(string QueueUrl, int Prefetch = 10, int? WaitSeconds = null);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(TContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = await PumpAsync(context, cancellationToken);
            if (outcome is (Received: > 0, Failed: var failed) && failed == outcome.Received)
            {
                // Everything failed: what the handlers need is down, so give it time.
                await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
            }
        }
    }

    private async Task<(int Received, int Failed)> PumpAsync(TContext context, CancellationToken cancellationToken)
    {
        List<Message> messages;
        try
        {
            messages = (await _sqs.ReceiveMessageAsync(_receive, cancellationToken)).Messages ?? [];
        }
        catch (AmazonSQSException)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            return default;
        }

        var results = await Task.WhenAll(messages.Select(m => DispatchAsync(m, context, cancellationToken)));
        var handled = messages.Zip(results, (message, done) => (message, done)).Where(p => p.done).Select(p => p.message).ToList();
        if (handled is not [])
        {
            var entries = handled.Index().Select(p => new DeleteMessageBatchRequestEntry { Id = p.Index.ToString(), ReceiptHandle = p.Item.ReceiptHandle });
            var deleted = await _sqs.DeleteMessageBatchAsync(_settings.QueueUrl, [.. entries], cancellationToken);
            OnNotDeleted(deleted.Failed ?? []);
        }

        return (messages.Count, messages.Count - handled.Count);
    }

    partial void Configure(ReceiveMessageRequest request);

    partial void OnNotDeleted(IReadOnlyCollection<BatchResultErrorEntry> failed);
}
