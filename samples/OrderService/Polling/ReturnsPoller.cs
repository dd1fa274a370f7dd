using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Watches the queue of returned parcels.</summary>
public sealed class ReturnsPoller : BackgroundService
{
    private readonly IAmazonSQS _sqs;
    private readonly ILogger<ReturnsPoller> _logger;
    private readonly ReceiveMessageRequest _request;

    public ReturnsPoller(IAmazonSQS sqs, IOptions<ServiceOptions> options, ILogger<ReturnsPoller> logger)
    {
        _sqs = sqs;
        _logger = logger;
        _request = new ReceiveMessageRequest
        {
            QueueUrl = options.Value.ReturnsQueueUrl,
            MaxNumberOfMessages = 5,
            WaitTimeSeconds = 0,
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var response = await _sqs.ReceiveMessageAsync(_request, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    _logger.LogInformation("Parcel came back: {Body}", message.Body);
                    await _sqs.DeleteMessageAsync(_request.QueueUrl, message.ReceiptHandle, stoppingToken);
                }
            }
            catch (AmazonSQSException e)
            {
                _logger.LogWarning(e, "The returns queue does not answer");
            }
        }
    }
}
