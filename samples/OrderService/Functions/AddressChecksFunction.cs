using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Looks at every new order for an address that no carrier serves.</summary>
public class AddressChecksFunction
{
    private static readonly HashSet<string> Served = ["AT", "CH", "DE", "FR", "NL"];

    public Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                Check(OrderJson.Read<OrderPlaced>(record.Body));
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return Task.FromResult(new SQSBatchResponse(failures));
    }

    private static void Check(OrderPlaced order)
    {
        if (!Served.Contains(order.ShippingCountry))
        {
            throw new InvalidOperationException($"Nobody delivers order {order.OrderId} to {order.ShippingCountry}");
        }
    }
}
