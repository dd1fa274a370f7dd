using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Keeps the ratings of the products.</summary>
public class RatingsFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var review = OrderJson.Read<ReviewWritten>(record.Body);
                await File.AppendAllTextAsync($"/mnt/ratings/{review.ProductId}", $"{review.Stars}\n");
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
            }
        }

        return new SQSBatchResponse(failures);
    }
}
