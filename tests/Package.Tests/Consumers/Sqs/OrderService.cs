using System.Text.Json;
using System.Transactions;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Shop;

public sealed class OrderService
{
    private readonly IAmazonSQS sqs;
    private readonly IOrderStore store;
    private readonly string queueUrl;

    public OrderService(IAmazonSQS sqs, IOrderStore store, string queueUrl)
    {
        this.sqs = sqs;
        this.store = store;
        this.queueUrl = queueUrl;
    }

    public async Task PollAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }, stopping); /*AWSM2001*/
            foreach (var message in response.Messages ?? [])
            {
                await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stopping);
            }
        }
    }

    public async Task ConfirmAsync(Order order)
    {
        await sqs.SendMessageAsync("https://sqs.eu-central-1.amazonaws.com/123456789012/confirmed.fifo", JsonSerializer.Serialize(order)); /*AWSM1013*/
    }

    public async Task PlaceAsync(Order order)
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await store.SaveAsync(order);
            await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order)); /*AWSM1026*/
            scope.Complete();
        }
    }
}
