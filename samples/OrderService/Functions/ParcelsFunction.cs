using System.Net.Http.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Orders a parcel from the carrier for each shipment.</summary>
public class ParcelsFunction
{
    private static readonly HttpClient Carrier = new() { BaseAddress = new Uri("https://carrier.example/") };

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var shipped = OrderJson.Read<OrderShipped>(record.Body);
                using var answer = await Carrier.PostAsJsonAsync("parcels/" + shipped.OrderId, shipped);
                answer.EnsureSuccessStatusCode();
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
