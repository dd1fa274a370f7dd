using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using SqsError = Amazon.SQS.Model.BatchResultErrorEntry;

namespace Corpus.BatchResults;

/// <summary>The ways in which a batch's answer is read. Where a method does not cut, its callers give it at most ten.</summary>
public sealed class BatchSender(IAmazonSQS sqs, ILogger<BatchSender> logger)
{
    /// <summary>Batches at once, answers together.</summary>
    public async Task<IReadOnlyList<SqsError>> SendAllAsync(string queueUrl, IEnumerable<string> bodies, CancellationToken cancellationToken)
    {
        var sends = new List<Task<SendMessageBatchResponse>>();
        foreach (var chunk in bodies.Chunk(10))
        {
            sends.Add(sqs.SendMessageBatchAsync(queueUrl, Entries(chunk), cancellationToken));
        }

        var responses = await Task.WhenAll(sends);
        return [.. responses.SelectMany(r => r.Failed ?? [])];
    }

    /// <summary>The task's result, after it is known to be there.</summary>
    public async Task<int> SendTwoAsync(string primaryUrl, string mirrorUrl, string[] bodies)
    {
        var primary = sqs.SendMessageBatchAsync(primaryUrl, Entries(bodies));
        var mirror = sqs.SendMessageBatchAsync(mirrorUrl, Entries(bodies));
        await Task.WhenAll(primary, mirror);
        return (primary.Result.Failed?.Count ?? 0) + (mirror.Result.Failed?.Count ?? 0);
    }

    /// <summary>Assigned inside the try, read behind it.</summary>
    public async Task<bool> TrySendAsync(string queueUrl, string[] bodies, CancellationToken cancellationToken)
    {
        SendMessageBatchResponse? response = null;
        try
        {
            response = await sqs.SendMessageBatchAsync(queueUrl, Entries(bodies), cancellationToken);
        }
        catch (AmazonSQSException e) when (e.ErrorCode is "RequestThrottled" or "ServiceUnavailable")
        {
            logger.LogWarning(e, "The batch was throttled");
        }

        return response is { Failed: null or { Count: 0 } };
    }

    /// <summary>Success counted instead of failure.</summary>
    public async Task SendOrThrowAsync(string queueUrl, string[] bodies, CancellationToken cancellationToken)
    {
        var accepted = (await sqs.SendMessageBatchAsync(queueUrl, Entries(bodies), cancellationToken)).Successful?.Count ?? 0;
        if (accepted < bodies.Length)
        {
            throw new InvalidOperationException($"{bodies.Length - accepted} of {bodies.Length} messages were refused");
        }
    }

    /// <summary>Read by a helper that serves every batch call.</summary>
    public async Task ReleaseAsync(string queueUrl, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var page in messages.Chunk(10))
        {
            var entries = page.Select((m, i) => new ChangeMessageVisibilityBatchRequestEntry($"{i}", m.ReceiptHandle) { VisibilityTimeout = 0 });
            var response = await sqs.ChangeMessageVisibilityBatchAsync(queueUrl, [.. entries], cancellationToken);
            Log(response.Failed, nameof(ReleaseAsync));
        }
    }

    private static List<SendMessageBatchRequestEntry> Entries(string[] bodies) =>
        bodies.Select((body, i) => new SendMessageBatchRequestEntry($"entry-{i}", body)).ToList();

    private void Log(List<SqsError>? errors, string what) =>
        errors?.ForEach(e => logger.LogWarning("{What}: {Id} failed with {Code}, fault of sender: {Sender}", what, e.Id, e.Code, e.SenderFault));
}

/// <summary>What batch calls of different services have in common, said once.</summary>
public static class BatchOutcome
{
    public static async Task<Outcome> OutcomeAsync(this Task<PutEventsResponse> call) => Of(await call.ConfigureAwait(false));

    public static async Task<Outcome> OutcomeAsync(this Task<PutRecordsResponse> call) => Of(await call.ConfigureAwait(false));

    private static Outcome Of<TResponse>(TResponse response) => response switch
    {
        PutEventsResponse { FailedEntryCount: var failed and > 0, Entries: var entries } =>
            new($"{failed} events", [.. entries.Select(e => e.ErrorCode).OfType<string>()]),
        PutRecordsResponse { FailedRecordCount: > 0 } put => new($"{put.FailedRecordCount} records", put.Records.ConvertAll(r => r.ErrorCode ?? "")),
        null => throw new ArgumentNullException(nameof(response)),
        _ => Outcome.None,
    };

    public sealed record Outcome(string What, IReadOnlyList<string> Codes)
    {
        public static readonly Outcome None = new("nothing", []);

        public bool IsSuccess => ReferenceEquals(this, None);
    }
}

/// <summary>Some writers throw on whatever is refused and leave the repeating to their caller.</summary>
public sealed class CheckedWriter(IAmazonEventBridge events, IAmazonKinesis kinesis)
{
    public async Task PutAsync(PutEventsRequest request, CancellationToken cancellationToken)
    {
        if (await events.PutEventsAsync(request, cancellationToken).OutcomeAsync() is { IsSuccess: false } outcome)
        {
            throw new InvalidOperationException($"{outcome.What} were refused: {string.Join(", ", outcome.Codes)}");
        }
    }

    public async Task<bool> PutAsync(PutRecordsRequest request, CancellationToken cancellationToken) =>
        (await kinesis.PutRecordsAsync(request, cancellationToken).OutcomeAsync()).IsSuccess;

    public Task<BatchOutcome.Outcome> TryPutAsync(PutRecordsRequest request) => BatchOutcome.OutcomeAsync(kinesis.PutRecordsAsync(request));
}
