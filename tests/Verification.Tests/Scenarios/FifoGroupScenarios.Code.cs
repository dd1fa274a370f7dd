using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The senders.</summary>
internal static partial class FifoGroupScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        Sender("loop", "A loop that makes a request for each order", """
            public sealed class OrderSender(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";

                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    foreach (var order in orders)
                    {
                        await sqs.SendMessageAsync(new SendMessageRequest
                        {
                            QueueUrl = QueueUrl,
                            MessageBody = JsonSerializer.Serialize(order),
                        }, stop);
                    }
                }
            }
            """),
        Sender("url-overload", "A loop that sends with the queue's URL and a body", """
            public sealed class OrderSender(IAmazonSQS sqs)
            {
                private const string Account = "https://sqs.us-east-1.amazonaws.com/123456789012";

                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    foreach (var order in orders)
                    {
                        await sqs.SendMessageAsync($"{Account}/orders.fifo", JsonSerializer.Serialize(order), stop);
                    }
                }
            }
            """),
        Sender("body-set-later", "A method of its own whose request gets its body later", """
            public sealed class OrderSender
            {
                private readonly IAmazonSQS _sqs;

                public OrderSender(IAmazonSQS sqs) => _sqs = sqs;

                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    foreach (var order in orders)
                    {
                        await SendOneAsync(order, stop).ConfigureAwait(false);
                    }
                }

                private async Task SendOneAsync(Order order, CancellationToken stop)
                {
                    var request = new SendMessageRequest();
                    request.QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";
                    request.MessageBody = JsonSerializer.Serialize(order);
                    await _sqs.SendMessageAsync(request, stop).ConfigureAwait(false);
                }
            }
            """),
        Sender("get-queue-url", "A sender that asks for the queue's URL and tries each order again", """
            public sealed class OrderSender(IAmazonSQS sqs)
            {
                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    var queue = await sqs.GetQueueUrlAsync("orders.fifo", stop);
                    foreach (var order in orders)
                    {
                        for (var attempt = 1; ; attempt++)
                        {
                            try
                            {
                                await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = queue.QueueUrl, MessageBody = JsonSerializer.Serialize(order) }, stop);
                                break;
                            }
                            catch (AmazonSQSException) when (attempt < 3)
                            {
                                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), stop);
                            }
                        }
                    }
                }
            }
            """),
        Sender("batch-loop", "A batch whose entries a loop collects", """
            public sealed class OrderSender(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";

                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    var entries = new List<SendMessageBatchRequestEntry>();
                    foreach (var order in orders)
                    {
                        entries.Add(new SendMessageBatchRequestEntry
                        {
                            Id = order.OrderId,
                            MessageBody = JsonSerializer.Serialize(order),
                        });
                    }

                    await sqs.SendMessageBatchAsync(QueueUrl, entries, stop);
                }
            }
            """, isBatch: true),
        Sender("batch-chunks", "Chunks of ten, each a batch", """
            public sealed class OrderSender(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";

                public async Task SendAsync(IReadOnlyList<Order> orders, CancellationToken stop)
                {
                    foreach (var chunk in orders.Chunk(10))
                    {
                        var request = new SendMessageBatchRequest { QueueUrl = QueueUrl, Entries = new List<SendMessageBatchRequestEntry>() };
                        foreach (var order in chunk)
                        {
                            request.Entries.Add(new SendMessageBatchRequestEntry(order.OrderId, "") { MessageBody = JsonSerializer.Serialize(order) });
                        }

                        var response = await sqs.SendMessageBatchAsync(request, stop);
                        Console.WriteLine($"{response.HttpStatusCode}: {chunk.Length} orders sent");
                    }
                }
            }
            """, isBatch: true),
    ];
}
