using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Hands what happened to orders to the audit department.</summary>
public sealed class AuditTrail(IAmazonSQS sqs, IOptions<ServiceOptions> options)
{
    private const int MaxBatch = 10;

    /// <summary>Hands over the payments of a day.</summary>
    public async Task HandOverAsync(IReadOnlyList<PaymentReceived> payments, CancellationToken cancellationToken)
    {
        foreach (var chunk in payments.Chunk(MaxBatch))
        {
            // The audit reads the queue at night; order does not matter.
            await sqs.SendMessageBatchAsync(options.Value.AuditQueueUrl, [.. chunk.Select(Entry)], cancellationToken);
        }
    }

    private static SendMessageBatchRequestEntry Entry(PaymentReceived payment, int index) =>
        new(index.ToString(CultureInfo.InvariantCulture), OrderJson.Write(payment));
}
