using Amazon.SQS;
using Amazon.SQS.Model;

namespace Corpus.QueueTools;

/// <summary>What support uses at the console: look, drain, move, ask. None of it waits, and none of it should.</summary>
public sealed class QueueTools(IAmazonSQS sqs, TextWriter output)
{
    /// <summary>Shows the next messages and leaves them where they are.</summary>
    public async Task PeekAsync(string queueUrl, int count, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < 5 && seen.Count < count; attempt++)
        {
            var response = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest
                {
                    QueueUrl = queueUrl,
                    MaxNumberOfMessages = 10,
                    WaitTimeSeconds = 0,
                    VisibilityTimeout = 0,
                    MessageAttributeNames = ["All"],
                },
                cancellationToken);
            foreach (var message in (response.Messages ?? []).Where(m => seen.Add(m.MessageId)).Take(count))
            {
                await output.WriteLineAsync($"{message.MessageId}\t{message.Body}");
            }
        }
    }

    /// <summary>Empties a queue of a test environment.</summary>
    public async Task<int> DrainAsync(string queueUrl, CancellationToken cancellationToken)
    {
        var total = 0;
        List<Message> messages;
        do
        {
            messages = await NextBatchAsync();
            total += messages.Count;
            if (messages.Count > 0)
            {
                var response = await sqs.DeleteMessageBatchAsync(
                    new DeleteMessageBatchRequest
                    {
                        QueueUrl = queueUrl,
                        Entries = [.. messages.Select((m, i) => new DeleteMessageBatchRequestEntry { Id = $"{i}", ReceiptHandle = m.ReceiptHandle })],
                    },
                    cancellationToken);
                total -= response.Failed?.Count ?? 0;
            }
        }
        while (messages.Count != 0);

        return total;

        async Task<List<Message>> NextBatchAsync()
        {
            var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 };
            return (await sqs.ReceiveMessageAsync(request, cancellationToken)).Messages ?? [];
        }
    }

    /// <summary>Puts dead letters back where they came from, until there are none.</summary>
    public async Task<int> RequeueAsync(string deadLetterUrl, string targetUrl, CancellationToken cancellationToken)
    {
        var moved = 0;
        while (true)
        {
            var batch = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = deadLetterUrl, MaxNumberOfMessages = 10, MessageAttributeNames = ["All"] }, cancellationToken);
            if (batch.Messages is null || batch.Messages.Count == 0)
            {
                break;
            }

            var entries = batch.Messages
                .Select((m, i) => new SendMessageBatchRequestEntry($"{i}", m.Body) { MessageAttributes = m.MessageAttributes })
                .ToList();
            var sent = await sqs.SendMessageBatchAsync(targetUrl, entries, cancellationToken);
            foreach (var accepted in sent.Successful ?? [])
            {
                var original = batch.Messages[int.Parse(accepted.Id, System.Globalization.CultureInfo.InvariantCulture)];
                await sqs.DeleteMessageAsync(deadLetterUrl, original.ReceiptHandle, cancellationToken);
                moved++;
            }

            if (sent.Failed is { Count: > 0 } failed)
            {
                throw new InvalidOperationException($"{failed.Count} messages stay in the dead-letter queue: {failed[0].Code}");
            }
        }

        return moved;
    }

    /// <summary>One message at a time, and a person who decides what becomes of it.</summary>
    public async Task ReviewAsync(string queueUrl, CancellationToken cancellationToken)
    {
        while (Console.ReadLine() is not (null or "quit"))
        {
            var response = await sqs.ReceiveMessageAsync(queueUrl, cancellationToken);
            if (response.Messages is not [var message])
            {
                await output.WriteLineAsync("Nothing there just now.");
                continue;
            }

            await output.WriteAsync($"{message.Body}\nDelete? ");
            if (Console.ReadLine() == "y")
            {
                await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
            }
        }
    }

    /// <summary>For the health page: is anything readable at all? One receive, no loop.</summary>
    public async Task<bool> AnswersAsync(string queueUrl) =>
        (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, VisibilityTimeout = 0 })).HttpStatusCode == System.Net.HttpStatusCode.OK;
}
