using System.Text.Json;
using System.Transactions;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Shop;

/// <summary>The same work done right: nothing to report.</summary>
public sealed class CorrectOrderService
{
    private readonly IAmazonSQS sqs;
    private readonly IOrderStore store;
    private readonly string queueUrl;

    public CorrectOrderService(IAmazonSQS sqs, IOrderStore store, string queueUrl)
    {
        this.sqs = sqs;
        this.store = store;
        this.queueUrl = queueUrl;
    }

    public async Task PollAsync(CancellationToken stopping)
    {
        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 };
        request.WaitTimeSeconds = 20;
        while (!stopping.IsCancellationRequested)
        {
            var response = await sqs.ReceiveMessageAsync(request, stopping);
            foreach (var message in response.Messages ?? [])
            {
                await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stopping);
            }
        }
    }

    public async Task ConfirmAsync(Order order)
    {
        var request = new SendMessageRequest("https://sqs.eu-central-1.amazonaws.com/123456789012/confirmed.fifo", JsonSerializer.Serialize(order));
        request.MessageGroupId = order.OrderId;
        request.MessageDeduplicationId = order.OrderId + "-confirmed";
        await sqs.SendMessageAsync(request);
    }

    public async Task PlaceAsync(Order order)
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await store.SaveAsync(order);
            scope.Complete();
        }

        await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order));
    }
}
