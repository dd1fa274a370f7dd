using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Reads what customers think of a product.</summary>
public sealed class ReviewPoller(IAmazonSQS sqs, IOptions<PollingOptions> options, ILogger<ReviewPoller> logger)
{
    /// <summary>One round.</summary>
    /// <returns>How many reviews there were.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var url = options.Value.ReviewsQueueUrl;
        var messages = (await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 5 }, cancellationToken)).Messages;
        foreach (var message in messages)
        {
            logger.LogInformation("Review: {Body}", message.Body);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
        }

        return messages.Count;
    }
}
