using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Writes new prices to the labels on the shelves, the latest last.</summary>
public class ShelfLabelsFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records.OrderBy(r => r.Attributes["SentTimestamp"]))
        {
            try
            {
                var change = OrderJson.Read<PriceChanged>(record.Body);
                await File.WriteAllTextAsync($"/mnt/labels/{change.ProductId}", $"{change.Price:0.00}");
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
