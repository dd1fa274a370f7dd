using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;
using OrderService.Reporting;

namespace OrderService.Functions;

/// <summary>Keeps the revenue of the day up to date from the stream of orders.</summary>
public class RevenueFunction(RevenueBook book)
{
    public RevenueFunction() : this(new RevenueBook())
    {
    }

    public async Task FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        foreach (var record in kinesisEvent.Records)
        {
            var order = OrderJson.Read<OrderPlaced>(record.Kinesis.Data);
            await book.AddAsync(order.OrderId, order.Total);
            context.Logger.LogInformation($"{record.EventId}: order {order.OrderId} adds {order.Total}");
        }
    }
}
