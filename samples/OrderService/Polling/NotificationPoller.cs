using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Mails to customers: how long a receive waits is set per deployment.</summary>
public sealed class NotificationPoller(
    IAmazonSQS sqs,
    IOptions<ServiceOptions> options,
    ILogger<NotificationPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = options.Value.NotificationsQueueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = options.Value.WaitTimeSeconds,
        };

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(request, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    logger.LogInformation("Mail to send: {Body}", message.Body);
                    await sqs.DeleteMessageAsync(request.QueueUrl, message.ReceiptHandle, stoppingToken);
                }
            }
            catch (AmazonSQSException e)
            {
                logger.LogWarning(e, "The notifications queue does not answer");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
