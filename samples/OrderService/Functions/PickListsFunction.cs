using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Prints what the warehouse has to pick.</summary>
public class PickListsFunction(HttpClient printer)
{
    public PickListsFunction() : this(new HttpClient { BaseAddress = new Uri("https://printer.example"), Timeout = TimeSpan.FromSeconds(2) })
    {
    }

    public Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var order = OrderJson.Read<OrderPlaced>(record.Body);
                _ = PrintAsync(order); // the printer is slow
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return Task.FromResult(new SQSBatchResponse(failures));
    }

    private async Task PrintAsync(OrderPlaced order)
    {
        var answer = await printer.PostAsync("/pick-lists", new StringContent(order.OrderId.ToString()));
        answer.EnsureSuccessStatusCode();
    }
}
