using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.Model;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.DependencyInjection;

namespace OrderService.Functions;

/// <summary>Has the warehouse reserve what was ordered.</summary>
public class ReservationsFunction
{
    private readonly IAmazonLambda _lambda = Startup.Services.GetRequiredService<IAmazonLambda>();

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var answer = await _lambda.InvokeAsync(new InvokeRequest { FunctionName = "reserve-stock", Payload = record.Body });
                if (answer.FunctionError is { } error)
                {
                    throw new InvalidOperationException("The warehouse did not reserve: " + error);
                }
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
