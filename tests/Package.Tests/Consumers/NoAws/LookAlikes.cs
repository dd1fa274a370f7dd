namespace Shop;

/// <summary>Code that looks like messaging, but has nothing to do with AWS.</summary>
public sealed class LookAlikes
{
    private readonly SqsClient sqs = new();

    public async Task PollAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = "https://localhost/orders.fifo" });
            await sqs.SendMessageAsync("https://localhost/orders.fifo", "text");
        }
    }
}

public sealed class SqsClient
{
    public Task ReceiveMessageAsync(ReceiveMessageRequest request) => Task.FromResult(request);

    public Task SendMessageAsync(string queueUrl, string body) => Task.FromResult((queueUrl, body));
}

public sealed class ReceiveMessageRequest
{
    public string QueueUrl { get; set; } = "";

    public int? WaitTimeSeconds { get; set; }
}
