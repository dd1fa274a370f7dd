using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>Prints the labels of parcels.</summary>
public sealed class LabelPoller(IAmazonSQS sqs, IOptions<PollingOptions> options, ILogger<LabelPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var url = options.Value.LabelsQueueUrl;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20 }, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), message.MessageId + ".label"), message.Body, stoppingToken);
                    await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "A label could not be printed");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
