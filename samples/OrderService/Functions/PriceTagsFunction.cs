using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Prints a new tag when a price changes.</summary>
public class PriceTagsFunction
{
    public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        var failures = new List<StreamsEventResponse.BatchItemFailure>();
        foreach (var record in kinesisEvent.Records)
        {
            try
            {
                var change = OrderJson.Read<PriceChanged>(record.Kinesis.Data);
                await File.WriteAllTextAsync($"/mnt/tags/{change.ProductId}", $"{change.Price}");
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Record {record.EventId} failed: {e.Message}");
                failures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
            }
        }

        return new StreamsEventResponse { BatchItemFailures = failures };
    }
}
