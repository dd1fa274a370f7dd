using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;
using OrderService.Checkout;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Stores the shipments that carriers report; one shipment has nothing to do with the next.</summary>
public class ShipmentsFunction(IServiceProvider services)
{
    public ShipmentsFunction() : this(Startup.Services)
    {
    }

    public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var tasks = sqsEvent.Records.Select(record => StoreAsync(record, context));
        await Task.WhenAll(tasks);
    }

    private async Task StoreAsync(SQSEvent.SQSMessage message, ILambdaContext context)
    {
        var shipment = OrderJson.Read<OrderShipped>(message.Body);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CheckoutService>().ShipAsync(shipment, CancellationToken.None);
        context.Logger.LogInformation($"Shipment {shipment.TrackingNumber} stored");
    }
}
