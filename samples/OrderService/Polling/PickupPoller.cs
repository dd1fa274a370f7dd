using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Tells couriers of parcels to be picked up.</summary>
public sealed class PickupPoller(IAmazonSQS sqs, IOptions<PollingOptions> options, ILogger<PickupPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await NextAsync(options.Value.PickupsQueueUrl, stoppingToken);
        }
    }

    private async Task NextAsync(string url, CancellationToken cancellationToken)
    {
        var response = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, cancellationToken);
        foreach (var message in response.Messages ?? [])
        {
            logger.LogInformation("Pick up {Body}", message.Body);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
        }
    }
}
