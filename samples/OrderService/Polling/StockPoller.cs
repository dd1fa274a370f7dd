using Amazon.SQS;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;
using OrderService.Producers;

namespace OrderService.Polling;

/// <summary>Forwards the stock changes of the warehouse to the stream.</summary>
public sealed class StockPoller(
    IAmazonSQS sqs,
    OrderStream stream,
    IOptions<ServiceOptions> options,
    ILogger<StockPoller> logger) : BackgroundService
{
    private readonly string _queueUrl = options.Value.StockQueueUrl;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(_queueUrl, stoppingToken);
                if (response.Messages is not [var message, ..])
                {
                    await Task.Delay(500, stoppingToken);
                    continue;
                }

                await stream.StockAdjustedAsync(OrderJson.Read<StockAdjusted>(message.Body), stoppingToken);
                await sqs.DeleteMessageAsync(_queueUrl, message.ReceiptHandle, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "A stock change could not be forwarded");
            }
        }
        while (!stoppingToken.IsCancellationRequested);
    }
}
