using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Puts cancelled orders into the archive.</summary>
public class ArchiveFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        try
        {
            foreach (var record in sqsEvent.Records)
            {
                var cancelled = OrderJson.Read<OrderCancelled>(record.Body);
                await File.WriteAllTextAsync($"/mnt/archive/{cancelled.OrderId}", cancelled.Reason);
            }
        }
        catch (Exception e)
        {
            context.Logger.LogError("The archive failed: " + e.Message);
        }

        return new SQSBatchResponse(failures);
    }
}
