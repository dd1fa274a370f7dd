using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;
using OrderService.Reporting;

namespace OrderService.Functions;

/// <summary>Adds what was paid to the revenue of the day.</summary>
public class PaidRevenueFunction(RevenueBook book)
{
    public PaidRevenueFunction() : this(new RevenueBook())
    {
    }

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var message in sqsEvent.Records)
        {
            try
            {
                var payment = OrderJson.Read<PaymentReceived>(message.Body);
                await book.AddAsync(payment.OrderId, payment.Amount);
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Nothing booked for {message.MessageId}: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.ReceiptHandle });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
