using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Books what happened to customers' accounts, each account's entries in their order.</summary>
public sealed class LedgerPoller(IAmazonSQS sqs, IOptions<PollingOptions> options, ILogger<LedgerPoller> logger)
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var url = $"{options.Value.QueuesUrl}/ledger.fifo";
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, cancellationToken);
        var entries = new List<Task>();
        foreach (var message in response.Messages ?? [])
        {
            entries.Add(BookAsync(url, message, cancellationToken));
        }

        await Task.WhenAll(entries);
    }

    private async Task BookAsync(string url, Message message, CancellationToken cancellationToken)
    {
        logger.LogInformation("Entry: {Body}", message.Body);
        await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
    }
}
