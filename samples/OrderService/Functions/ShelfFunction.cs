using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Keeps the stock on the shelves of the stores.</summary>
public class ShelfFunction
{
    public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        await Task.WhenAll(kinesisEvent.Records.Select(MoveAsync));
        return new StreamsEventResponse { BatchItemFailures = [] };
    }

    private static async Task MoveAsync(KinesisEvent.KinesisEventRecord record)
    {
        var change = OrderJson.Read<StockAdjusted>(record.Kinesis.Data);
        await File.WriteAllTextAsync($"/mnt/shelves/{change.ProductId}", $"{change.Quantity}");
    }
}
