using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Passes a part of each payment on to a charity.</summary>
public class DonationsFunction
{
    private static readonly HttpClient Charity = new() { BaseAddress = new Uri("https://charity.example/"), Timeout = TimeSpan.FromSeconds(5) };

    public async Task<DonationResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var response = new DonationResponse();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var payment = OrderJson.Read<PaymentReceived>(record.Body);
                using var request = new HttpRequestMessage(HttpMethod.Post, $"donations?amount={payment.Amount / 100}");
                request.Headers.Add("Idempotency-Key", record.ReceiptHandle);
                using var answer = await Charity.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Message {record.MessageId} failed: {e.Message}");
                response.BatchItemFailures.Add(new FailedDonation(record.MessageId));
            }
        }

        return response;
    }
}

/// <summary>The donations that Lambda should deliver again.</summary>
public sealed class DonationResponse
{
    public List<FailedDonation> BatchItemFailures { get; } = [];
}

/// <summary>A donation that failed.</summary>
public sealed record FailedDonation([property: System.Text.Json.Serialization.JsonPropertyName("itemIdentifier")] string ItemIdentifier);
