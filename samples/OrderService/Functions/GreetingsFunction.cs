using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Greets customers by mail when their order was placed.</summary>
public class GreetingsFunction(HttpClient mailer)
{
    public GreetingsFunction() : this(new HttpClient { BaseAddress = new Uri("https://mail.example"), Timeout = TimeSpan.FromSeconds(2) })
    {
    }

    public async void FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        foreach (var record in sqsEvent.Records)
        {
            var order = OrderJson.Read<OrderPlaced>(record.Body);
            await mailer.PostAsync("/greetings", new StringContent(order.Email));
            context.Logger.LogInformation($"Order {order.OrderId} greeted");
        }
    }
}
