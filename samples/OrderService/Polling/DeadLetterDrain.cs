using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Run by hand: takes everything out of the dead-letter queue and writes it to a file, then ends.</summary>
public sealed class DeadLetterDrain(IAmazonSQS sqs, IOptions<ServiceOptions> options)
{
    /// <summary>Empties the queue.</summary>
    /// <returns>How many messages were taken out.</returns>
    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var url = options.Value.OrdersDeadLetterQueueUrl;
        var count = 0;
        while (true)
        {
            var response = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, cancellationToken);
            if (response.Messages is null or { Count: 0 })
            {
                return count;
            }

            foreach (var message in response.Messages)
            {
                await output.WriteLineAsync(message.Body);
                await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
                count++;
            }
        }
    }
}
