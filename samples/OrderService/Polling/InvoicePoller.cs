using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Sends invoices to the printer in the office.</summary>
public sealed class InvoicePoller(IAmazonSQS sqs, IOptions<ServiceOptions> options, ILogger<InvoicePoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(NextInvoices(), stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    await PrintAsync(message, stoppingToken);
                    await sqs.DeleteMessageAsync(options.Value.InvoicesQueueUrl, message.ReceiptHandle, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "An invoice could not be printed");
            }
        }
    }

    private ReceiveMessageRequest NextInvoices()
    {
        var request = new ReceiveMessageRequest(options.Value.InvoicesQueueUrl);
        request.MaxNumberOfMessages = 3;
        request.VisibilityTimeout = 120;
        return request;
    }

    private static async Task PrintAsync(Message message, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), message.MessageId + ".invoice");
        await File.WriteAllTextAsync(path, message.Body, cancellationToken);
    }
}
