using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Writes a voucher for customers whose order was cancelled.</summary>
public class VouchersFunction
{
    private readonly IAmazonSQS _sqs = Startup.Services.GetRequiredService<IAmazonSQS>();
    private readonly string _queueUrl = Startup.Services.GetRequiredService<IOptions<Polling.PollingOptions>>().Value.CouponsQueueUrl;

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var cancelled = OrderJson.Read<OrderCancelled>(record.Body);
                await File.WriteAllTextAsync($"/mnt/vouchers/{cancelled.OrderId}", cancelled.Reason);
                await _sqs.DeleteMessageAsync(_queueUrl, record.ReceiptHandle);
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
