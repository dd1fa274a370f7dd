using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Gives badges to customers who write reviews.</summary>
public class BadgesFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        await Parallel.ForEachAsync(sqsEvent.Records, async (record, cancellationToken) =>
        {
            try
            {
                var review = OrderJson.Read<ReviewWritten>(record.Body);
                await File.WriteAllTextAsync($"/mnt/badges/{review.ProductId}", review.Text, cancellationToken);
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        });

        return new SQSBatchResponse(failures);
    }
}
