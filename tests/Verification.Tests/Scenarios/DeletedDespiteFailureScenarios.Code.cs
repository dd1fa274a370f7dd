using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The pollers.</summary>
internal static partial class DeletedDespiteFailureScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        Poller("catch", "A poller that logs what fails and goes on to the delete", """
            public sealed class SupplierPoller(IAmazonSQS sqs, ISuppliers suppliers, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                        var response = await sqs.ReceiveMessageAsync(request, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            try
                            {
                                await suppliers.OrderAsync(message.Body);
                            }
                            catch (Exception e)
                            {
                                Console.WriteLine(e.Message);
                            }

                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                        }
                    }
                }
            }
            """),
        Poller("finally", "A poller that deletes in a finally", """
            public sealed class SupplierPoller(IAmazonSQS sqs, ISuppliers suppliers, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var request = new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
                        var response = await sqs.ReceiveMessageAsync(request, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            try
                            {
                                await suppliers.OrderAsync(message.Body);
                            }
                            catch (Exception e)
                            {
                                Console.WriteLine(e.Message);
                            }
                            finally
                            {
                                await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queueUrl, ReceiptHandle = message.ReceiptHandle }, stop);
                            }
                        }
                    }
                }
            }
            """),
        Poller("helper", "A method of its own for each message, without a catch", """
            public sealed class SupplierPoller(IAmazonSQS sqs, ISuppliers suppliers, string queueUrl)
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
                    try
                    {
                        await suppliers.OrderAsync(message.Body);
                    }
                    finally
                    {
                        await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                    }
                }
            }
            """),
    ];
}
