using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Writes a card for an order that was paid.</summary>
public class ThankYouFunction
{
    public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var record = sqsEvent.Records[0];
        var payment = OrderJson.Read<PaymentReceived>(record.Body);
        await File.WriteAllTextAsync($"/mnt/cards/{payment.OrderId}", "Thank you!");
        context.Logger.LogInformation($"Card for order {payment.OrderId} written");
    }
}
