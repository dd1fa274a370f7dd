using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Charges gift cards with what was paid for them.</summary>
public class GiftCardsFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        try
        {
            foreach (var record in sqsEvent.Records)
            {
                var payment = OrderJson.Read<PaymentReceived>(record.Body);
                await File.AppendAllTextAsync($"/mnt/cards/{payment.OrderId}", $"{payment.Amount}\n");
            }

            return new SQSBatchResponse();
        }
        catch (Exception e)
        {
            context.Logger.LogError("Charging failed: " + e.Message);
            return new SQSBatchResponse();
        }
    }
}
