using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Writes a line per order to the audit log.</summary>
public sealed class AuditPoller(IAmazonSQS sqs, IOptions<ServiceOptions> options, ILogger<AuditPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ReceiveMessageRequest { QueueUrl = options.Value.OrdersQueueUrl };
        request.MaxNumberOfMessages = 10;
        request.WaitTimeSeconds = 15;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(request, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    logger.LogInformation("Order seen: {MessageId}", message.MessageId);
                    await sqs.DeleteMessageAsync(request.QueueUrl, message.ReceiptHandle, stoppingToken);
                }
            }
            catch (AmazonSQSException e)
            {
                logger.LogWarning(e, "The audit queue does not answer");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
