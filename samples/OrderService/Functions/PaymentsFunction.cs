using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;
using OrderService.Checkout;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Books the payments that the payment provider reports.</summary>
public class PaymentsFunction(IServiceProvider services)
{
    public PaymentsFunction() : this(Startup.Services)
    {
    }

    public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        context.Logger.LogInformation($"{sqsEvent.Records.Count} payments received");

        foreach (var record in sqsEvent.Records)
        {
            var payment = OrderJson.Read<PaymentReceived>(record.Body);

            await using var scope = services.CreateAsyncScope();
            var checkout = scope.ServiceProvider.GetRequiredService<CheckoutService>();
            await checkout.PayAsync(payment, CancellationToken.None);

            context.Logger.LogInformation($"Payment for order {payment.OrderId} booked");
        }
    }
}
