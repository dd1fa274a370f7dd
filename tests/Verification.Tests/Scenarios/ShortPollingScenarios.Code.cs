using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The pollers.</summary>
internal static partial class ShortPollingScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        Loop("loop", "A loop that makes its request each time", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                        }
                    }
                }
            }
            """),
        Loop("hoisted-request", "A background service that makes its request once", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    var request = new ReceiveMessageRequest
                    {
                        QueueUrl = queueUrl,
                        MaxNumberOfMessages = 10, // a batch at a time
                    };

                    while (!stoppingToken.IsCancellationRequested)
                    {
                        var response = await sqs.ReceiveMessageAsync(request, stoppingToken).ConfigureAwait(false);
                        if (response.Messages == null || response.Messages.Count == 0)
                        {
                            continue;
                        }

                        foreach (var message in response.Messages)
                        {
                            await orders.SaveAsync(message.Body).ConfigureAwait(false);
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stoppingToken).ConfigureAwait(false);
                        }
                    }
                }
            }
            """, "ExecuteAsync"),
        Loop("url-overload", "A loop that receives with the queue's URL alone", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    do
                    {
                        var response = await sqs.ReceiveMessageAsync(queueUrl, stop);
                        if (response.Messages is [var message, ..])
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                        }
                    }
                    while (!stop.IsCancellationRequested);
                }
            }
            """),
        Loop("constructor", "A request that is made in the constructor", """
            public sealed class OrderPoller
            {
                private readonly IAmazonSQS _sqs;
                private readonly IOrders _orders;
                private readonly ReceiveMessageRequest _request;

                public OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
                {
                    _sqs = sqs;
                    _orders = orders;
                    _request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 };
                }

                public async Task RunAsync(CancellationToken stop)
                {
                    while (true)
                    {
                        stop.ThrowIfCancellationRequested();
                        ReceiveMessageResponse response = await _sqs.ReceiveMessageAsync(_request, stop);
                        foreach (Message message in response.Messages ?? new List<Message>())
                        {
                            await _orders.SaveAsync(message.Body);
                            await _sqs.DeleteMessageAsync(_request.QueueUrl, message.ReceiptHandle, stop);
                        }
                    }
                }
            }
            """),
        Loop("factory", "A request that a method of its own makes, with a wait of zero", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        foreach (var message in await ReceiveAsync(stop))
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                        }
                    }
                }

                private async Task<List<Message>> ReceiveAsync(CancellationToken stop)
                {
                    var response = await sqs.ReceiveMessageAsync(CreateRequest(), stop);
                    return response.Messages ?? [];
                }

                private ReceiveMessageRequest CreateRequest() => new()
                {
                    QueueUrl = queueUrl,
                    MaxNumberOfMessages = 10,
                    WaitTimeSeconds = 0,
                };
            }
            """),
        Resting("timer", "A timer's tick every ten seconds, a batch of ten, deleted as a batch", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
                    while (await timer.WaitForNextTickAsync(stop))
                    {
                        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }, stop);
                        if (response.Messages is not { Count: > 0 } messages)
                        {
                            continue;
                        }

                        var done = new List<DeleteMessageBatchRequestEntry>();
                        foreach (var message in messages)
                        {
                            await orders.SaveAsync(message.Body);
                            done.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle));
                        }

                        await sqs.DeleteMessageBatchAsync(queueUrl, done, stop);
                    }
                }
            }
            """, restsFirst: true),
        Resting("recursive", "A method that rests and calls itself again", """
            public sealed class OrderPoller(IAmazonSQS sqs, IOrders orders, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 };
                    var response = await sqs.ReceiveMessageAsync(request, stop);
                    foreach (var message in response.Messages ?? [])
                    {
                        await orders.SaveAsync(message.Body);
                        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                    }

                    await Task.Delay(TimeSpan.FromSeconds(10), stop);
                    await RunAsync(stop);
                }
            }
            """, restsFirst: false),
    ];
}
