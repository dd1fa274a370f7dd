using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Looks for disputes that nobody gets done.</summary>
public sealed class DisputePoller(IAmazonSQS sqs, IOptions<PollingOptions> options, ILogger<DisputePoller> logger)
{
    private const int TooOften = 3;

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var url = options.Value.DisputesQueueUrl;
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            if (ReceivesOf(message) > TooOften)
            {
                logger.LogError("Dispute {MessageId} needs a person", message.MessageId);
                await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
            }
        }
    }

    private static int ReceivesOf(Message message) =>
        message.Attributes?.TryGetValue(MessageSystemAttributeName.ApproximateReceiveCount, out var count) == true
            ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
