using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>The address book of the newsletter.</summary>
public interface INewsletter
{
    /// <summary>Adds an address.</summary>
    Task SubscribeAsync(string address, CancellationToken cancellationToken);
}

/// <summary>Adds customers who want it to the newsletter.</summary>
public sealed class NewsletterPoller(IAmazonSQS sqs, INewsletter newsletter, IOptions<PollingOptions> options, ILogger<NewsletterPoller> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = options.Value.NewsletterQueueUrl,
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 20,
        };

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(request, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    await newsletter.SubscribeAsync(message.Body, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "A subscription failed");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
