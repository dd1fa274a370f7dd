using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;
using OrderService.Reporting;

namespace OrderService.Functions;

/// <summary>Keeps the stock levels from the stream of changes.</summary>
public class StockLevelsFunction(StockLevels levels)
{
    public StockLevelsFunction() : this(new StockLevels())
    {
    }

    public void FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        for (var i = 0; i < kinesisEvent.Records.Count; i++)
        {
            var record = kinesisEvent.Records[i];
            var adjustment = OrderJson.Read<StockAdjusted>(record.Kinesis.Data);
            levels.Apply(adjustment);
        }

        context.Logger.LogInformation($"{kinesisEvent.Records.Count} stock changes applied");
    }
}
