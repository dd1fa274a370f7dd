using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderService.Checkout;
using OrderService.Contracts;

namespace OrderService.Polling;

/// <summary>Takes the orders that other teams send and hands them to the checkout.</summary>
public sealed class OrderPoller(
    IAmazonSQS sqs,
    IServiceScopeFactory scopes,
    IOptions<ServiceOptions> options,
    ILogger<OrderPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = options.Value.OrdersQueueUrl,
            MaxNumberOfMessages = 10,
        };

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var response = await sqs.ReceiveMessageAsync(request, stoppingToken);
                foreach (var message in response.Messages ?? [])
                {
                    await HandleAsync(message, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Receiving orders failed, trying again");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    private async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        try
        {
            var order = OrderJson.Read<OrderPlaced>(message.Body);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CheckoutService>().PlaceAsync(order, cancellationToken);
            await sqs.DeleteMessageAsync(options.Value.OrdersQueueUrl, message.ReceiptHandle, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The message stays in the queue and comes back; after five times it goes to the dead-letter queue.
            logger.LogError(e, "Order message {MessageId} failed", message.MessageId);
        }
    }
}
