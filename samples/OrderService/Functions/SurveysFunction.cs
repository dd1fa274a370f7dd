using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Invites customers to a survey when their order was shipped.</summary>
public class SurveysFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            var shipped = JsonSerializer.Deserialize<OrderShipped>(record.Body)!;

            try
            {
                await File.WriteAllTextAsync($"/mnt/surveys/{shipped.OrderId}", shipped.Carrier);
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
