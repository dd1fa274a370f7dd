using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The pollers.</summary>
internal static partial class DeletedBeforeProcessingScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        Poller("loop", "A poller that deletes each message and then works with it", """
            public sealed class RefundPoller(IAmazonSQS sqs, IRefunds refunds, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                        var response = await sqs.ReceiveMessageAsync(request, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                            await refunds.PayBackAsync(message.Body); // asks the bank
                        }
                    }
                }
            }
            """),
        Poller("request", "A poller that makes a request for the delete, and a local of the body", """
            public sealed class RefundPoller
            {
                private readonly IAmazonSQS _sqs;
                private readonly IRefunds _refunds;
                private readonly string _queueUrl;

                public RefundPoller(IAmazonSQS sqs, IRefunds refunds, string queueUrl)
                {
                    _sqs = sqs;
                    _refunds = refunds;
                    _queueUrl = queueUrl;
                }

                public async Task RunAsync(CancellationToken stop)
                {
                    var request = new ReceiveMessageRequest { QueueUrl = _queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                    while (true)
                    {
                        ReceiveMessageResponse response = await _sqs.ReceiveMessageAsync(request, stop).ConfigureAwait(false);
                        if (response.Messages == null)
                        {
                            continue;
                        }

                        foreach (Message message in response.Messages)
                        {
                            string refund = message.Body.Trim();
                            await _sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = _queueUrl, ReceiptHandle = message.ReceiptHandle }, stop).ConfigureAwait(false);
                            await _refunds.PayBackAsync(refund).ConfigureAwait(false);
                        }
                    }
                }
            }
            """),
        Poller("helper", "A method of its own for each message", """
            public sealed class RefundPoller(IAmazonSQS sqs, IRefunds refunds, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                        var response = await sqs.ReceiveMessageAsync(request, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            await HandleAsync(message, stop);
                        }
                    }
                }

                private async Task HandleAsync(Message message, CancellationToken stop)
                {
                    await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                    await refunds.PayBackAsync(message.Body);
                }
            }
            """),
        Poller("index-loop", "A poller that goes through the messages by their index, and logs what fails", """
            public sealed class RefundPoller(IAmazonSQS sqs, IRefunds refunds, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, stop);
                        for (var i = 0; i < (response.Messages?.Count ?? 0); i++)
                        {
                            var message = response.Messages[i];
                            try
                            {
                                await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                                await refunds.PayBackAsync(message.Body);
                            }
                            catch (InvalidOperationException e)
                            {
                                Console.WriteLine(e.Message);
                            }
                        }
                    }
                }
            }
            """),
    ];
}
