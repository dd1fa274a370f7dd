using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq.Expressions;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Corpus.Decorators;

/// <summary>Measures what goes through it and gives the service's answers to its caller as they are.</summary>
public class MeteredSqsClient : AmazonSQSClient
{
    private static readonly Meter Meter = new("Corpus.Sqs");
    private readonly Counter<long> _calls = Meter.CreateCounter<long>("sqs.calls");
    private readonly Histogram<double> _duration = Meter.CreateHistogram<double>("sqs.duration", "ms");

    public MeteredSqsClient(AWSCredentials credentials, AmazonSQSConfig config)
        : base(credentials, config)
    {
    }

    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
        MeasureAsync(nameof(SendMessageAsync), () => base.SendMessageAsync(request, cancellationToken));

    public override Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default) =>
        MeasureAsync(nameof(SendMessageAsync), () => base.SendMessageAsync(queueUrl, messageBody, cancellationToken));

    public override Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        MeasureAsync(nameof(SendMessageBatchAsync), () => base.SendMessageBatchAsync(request, cancellationToken));

    /// <summary>Tries again while too many messages are in flight. How long to wait for a message is in the request, which is the caller's.</summary>
    public override async Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await MeasureAsync(nameof(ReceiveMessageAsync), () => base.ReceiveMessageAsync(request, cancellationToken));
            }
            catch (OverLimitException) when (attempt < 3)
            {
                await Task.Delay(TimeSpan.FromSeconds(1 << attempt), cancellationToken);
            }
        }
    }

    private async Task<TResponse> MeasureAsync<TResponse>(string operation, Func<Task<TResponse>> call)
        where TResponse : AmazonWebServiceResponse
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await call();
        }
        finally
        {
            var tag = new KeyValuePair<string, object?>("operation", operation);
            _calls.Add(1, tag);
            _duration.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, tag);
        }
    }
}

/// <summary>A queue in memory, for running the service on a laptop. It answers as the service would.</summary>
public sealed class LocalSqsClient() : AmazonSQSClient(new AnonymousAWSCredentials(), new AmazonSQSConfig { ServiceURL = "http://localhost:9324" })
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Message>> _queues = new(StringComparer.Ordinal);

    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
    {
        var id = Guid.NewGuid().ToString();
        lock (_gate)
        {
            QueueOf(request.QueueUrl).Enqueue(new Message { MessageId = id, ReceiptHandle = id, Body = request.MessageBody });
        }

        return Task.FromResult(new SendMessageResponse { MessageId = id });
    }

    public override async Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default)
    {
        List<SendMessageBatchResultEntry> successful = [];
        foreach (var entry in request.Entries)
        {
            var sent = await SendMessageAsync(new SendMessageRequest(request.QueueUrl, entry.MessageBody), cancellationToken);
            successful.Add(new() { Id = entry.Id, MessageId = sent.MessageId });
        }

        return new() { Successful = successful };
    }

    public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var queue = QueueOf(request.QueueUrl);
            List<Message> messages = [];
            while (messages.Count < Math.Max(1, request.MaxNumberOfMessages is var max and > 0 ? (int)max : 1) && queue.TryDequeue(out var message))
            {
                messages.Add(message);
            }

            return Task.FromResult(new ReceiveMessageResponse { Messages = messages });
        }
    }

    private Queue<Message> QueueOf(string url) => _queues.TryGetValue(url, out var queue) ? queue : _queues[url] = new();
}

/// <summary>Names the call in a log line without making it: the expression is read, not run.</summary>
public static class Calls
{
    public static string NameOf<TResponse>(Expression<Func<IAmazonSQS, Task<TResponse>>> call) =>
        call.Body is MethodCallExpression { Method.Name: var name, Arguments: [var first, ..] } ? $"{name}({first.Type.Name})" : call.ToString();

    public static IReadOnlyList<string> OfThisService { get; } =
    [
        NameOf(sqs => sqs.ReceiveMessageAsync("queue", CancellationToken.None)),
        NameOf(sqs => sqs.SendMessageAsync("https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo", "body", default)),
        NameOf(sqs => sqs.SendMessageBatchAsync("queue", new List<SendMessageBatchRequestEntry>(), default)),
    ];
}
