using System.Collections.Concurrent;
using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Corpus.WaitSources;

/// <summary>What all pollers of the product share.</summary>
public static class PollingDefaults
{
    public const int LongPollSeconds = 20;

    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(15);
}

/// <summary>Takes the wait from the constructor; zero is for callers who poll once and look.</summary>
public sealed class QueueReader(IAmazonSQS sqs, string queueUrl, int waitSeconds = 0)
{
    private readonly ReceiveMessageRequest _request = new()
    {
        QueueUrl = queueUrl,
        MaxNumberOfMessages = 10,
        WaitTimeSeconds = waitSeconds,
    };

    public async Task ReadAllAsync(Func<Message, Task> handle, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var response = await sqs.ReceiveMessageAsync(_request, cancellationToken);
            foreach (var message in response.Messages ?? [])
            {
                await handle(message);
                await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
            }
        }
    }
}

public sealed class QueueReaderFactory(IAmazonSQS sqs, IConfiguration configuration)
{
    public QueueReader Create(string name) =>
        new(sqs, configuration[$"Queues:{name}:Url"] ?? throw new InvalidOperationException($"Queue {name} is not configured"), PollingDefaults.LongPollSeconds);
}

/// <summary>Configuration decides, request by request: a flag that operations can turn during an incident.</summary>
public sealed class AdaptivePoller(IAmazonSQS sqs, IConfiguration configuration, string queueUrl)
{
    private readonly bool _busy = configuration["Polling:Busy"] is "true" or "1";
    private int _wait = (int)PollingDefaults.Wait.TotalSeconds;

    public int WaitSeconds
    {
        get => _wait;
        set => _wait = Math.Clamp(value, 1, PollingDefaults.LongPollSeconds);
    }

    public async Task<IReadOnlyList<Message>> NextAsync(CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 };
            request.WaitTimeSeconds = _busy ? 1 : WaitSeconds;
            if (int.TryParse(configuration["Polling:Visibility"], NumberStyles.None, CultureInfo.InvariantCulture, out var visibility))
            {
                request.VisibilityTimeout = visibility;
            }

            if (await sqs.ReceiveMessageAsync(request, cancellationToken) is { Messages: { Count: > 0 } messages })
            {
                return messages;
            }
        }
    }
}

/// <summary>Requests are rented, filled by whoever owns the settings, and given back.</summary>
public sealed class PooledPoller(IAmazonSQS sqs, Action<ReceiveMessageRequest> configure) : BackgroundService
{
    private readonly ConcurrentBag<ReceiveMessageRequest> _pool = [];

    public required Func<Message, CancellationToken, Task<bool>> Handler { get; init; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var request = Rent();
        try
        {
            do
            {
                try
                {
                    await PollAsync(request, stoppingToken);
                }
                catch (AmazonSQSException)
                {
                    await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                }
            }
            while (!stoppingToken.IsCancellationRequested);
        }
        finally
        {
            _pool.Add(request);
        }
    }

    private async Task PollAsync(ReceiveMessageRequest request, CancellationToken cancellationToken)
    {
        var response = await sqs.ReceiveMessageAsync(request, cancellationToken);
        for (var i = 0; i < (response.Messages?.Count ?? 0); i++)
        {
            if (await Handler(response.Messages![i], cancellationToken))
            {
                await sqs.DeleteMessageAsync(request.QueueUrl, response.Messages[i].ReceiptHandle, cancellationToken);
            }
        }
    }

    private ReceiveMessageRequest Rent()
    {
        if (!_pool.TryTake(out var request))
        {
            request = new ReceiveMessageRequest();
            configure(request);
        }

        return request;
    }
}
