using Amazon.SQS;
using OrderService.Contracts;

namespace OrderService.Producers;

/// <summary>Reminds customers of what they left in their baskets.</summary>
public sealed class ReminderQueue(IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Sends a reminder for each of the orders.</summary>
    public async Task RemindAsync(IReadOnlyCollection<OrderPlaced> orders, CancellationToken cancellationToken)
    {
        foreach (var order in orders)
        {
            await sqs.SendMessageAsync(queueUrl, OrderJson.Write(order), cancellationToken);
        }
    }
}
