using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;
using OrderService.Checkout;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Cancels orders on request of the customer service.</summary>
public class CancellationsFunction(IServiceProvider services)
{
    public CancellationsFunction() : this(Startup.Services)
    {
    }

    public Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context) => CancelAllAsync(sqsEvent.Records, context);

    private async Task CancelAllAsync(List<SQSEvent.SQSMessage> messages, ILambdaContext context)
    {
        foreach (var message in messages)
        {
            var cancellation = OrderJson.Read<OrderCancelled>(message.Body);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CancellationService>().CancelAsync(cancellation, CancellationToken.None);
            context.Logger.LogInformation($"Order {cancellation.OrderId} cancelled: {cancellation.Reason}");
        }
    }
}
