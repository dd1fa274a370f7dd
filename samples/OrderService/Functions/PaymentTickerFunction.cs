using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.SimpleNotificationService;
using Microsoft.Extensions.DependencyInjection;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Shows every payment on the ticker in the office, which adds them up.</summary>
public class PaymentTickerFunction
{
    private static readonly string TopicArn = Environment.GetEnvironmentVariable("TICKER_TOPIC_ARN") ?? "";

    private readonly IAmazonSimpleNotificationService _sns = Startup.Services.GetRequiredService<IAmazonSimpleNotificationService>();

    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var payment = JsonSerializer.Deserialize<PaymentReceived>(record.Body)!;
                await _sns.PublishAsync(TopicArn, $"{payment.Amount:0.00}");
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
