using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace Shop;

public sealed class OrderFunction
{
    private readonly IOrderStore store;

    public OrderFunction(IOrderStore store) => this.store = store;

    public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context) /*AWSM3001*/
    {
        foreach (var record in sqsEvent.Records)
        {
            await store.SaveAsync(JsonSerializer.Deserialize<Order>(record.Body)!);
        }
    }
}

public sealed class CorrectOrderFunction
{
    private readonly IOrderStore store;

    public CorrectOrderFunction(IOrderStore store) => this.store = store;

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                await store.SaveAsync(JsonSerializer.Deserialize<Order>(record.Body)!);
            }
            catch (Exception exception)
            {
                context.Logger.LogLine($"{record.MessageId}: {exception}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return new SQSBatchResponse { BatchItemFailures = failures };
    }
}
