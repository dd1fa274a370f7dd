using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Buses.Pipes;

/// <summary>
/// An EventBridge pipe. It holds no state between batches: what it has not finished, its source still has. Whoever drives the model polls
/// the source as for an event source mapping, gives each batch to <see cref="Begin"/>, and settles with the source what
/// <see cref="Settle"/> says. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html
/// </summary>
public sealed class Pipe
{
    private readonly SemanticRows rows;
    private readonly PipeInput input;
    private readonly EventPattern[] filters;

    private Pipe(PipeRequest request, string arn, EventPattern[] filters, SemanticRows rows)
    {
        Request = request;
        Arn = arn;
        this.filters = filters;
        this.rows = rows;
        input = new PipeInput(request.Name, arn, request.Source.Arn, request.EnrichmentArn, request.Target.Arn);
    }

    /// <summary>What it was made with.</summary>
    public PipeRequest Request { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>Messages or records that it reads at a time.</summary>
    public int BatchSize => Request.Source.BatchSize ?? DefaultBatchSize(Request);

    /// <summary>Events that its target takes at a time.</summary>
    public int TargetBatchLimit => LimitOf(Request.Target.Arn);

    internal bool RetriesWholePipe => rows.Has(SemanticRow.PipesRetry);

    /// <summary>
    /// Creates a pipe.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="request">What it is to be.</param>
    /// <param name="account">Id of the account, 12 digits.</param>
    /// <param name="region">The region.</param>
    /// <param name="rows">The behaviours in force; all by default.</param>
    /// <returns>The pipe, or <c>ValidationException</c>.</returns>
    public static Reply<Pipe> Create(
        long now, PipeRequest request, string account = "123456789012", string region = "us-east-1", SemanticRows rows = default)
    {
        if (FaultOf(request) is { } fault)
        {
            return new ServiceError("ValidationException", fault);
        }

        var filters = new List<EventPattern>();
        foreach (var filter in request.Filters)
        {
            var result = EventPattern.Parse(filter, PatternDialect.Pipes);
            if (result.Pattern is null)
            {
                return new ServiceError(PatternDialect.Pipes.ErrorCode, result.Faults[0].Message);
            }

            filters.Add(result.Pattern);
        }

        return new Pipe(request, $"arn:aws:pipes:{region}:{account}:pipe/{request.Name}", [.. filters], rows);
    }

    /// <summary>Begins with a batch that was read.</summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="records">At most <see cref="BatchSize"/> messages or records.</param>
    /// <param name="attempt">1, or for records of a stream that failed the number that <see cref="Settle"/> gave.</param>
    public PipeRun Begin(long now, IReadOnlyList<PipeRecord> records, int attempt = 1) => new(this, now, records, attempt);

    /// <summary>What has to be settled with the source when a run is over.</summary>
    public PipeSettlement Settle(long now, PipeRun run)
    {
        if (run.Stage != PipeStage.Done)
        {
            throw new InvalidOperationException($"The run waits for {run.Stage}.");
        }

        List<PipeRecord> done = [.. run.Expired, .. run.FilteredOut, .. run.Succeeded];
        var letters = new List<Delivery>();
        Tell(letters, now, run.Expired, "RecordAgeExceeded", run.Attempt - 1);
        if (run.Failed.Count == 0 || ServiceOf(Request.Source.Arn) == "sqs")
        {
            return new PipeSettlement(done, run.Failed, [], 0, letters);
        }

        var source = Request.Source;
        var isPartial = run.Succeeded.Count > 0;
        if (source.MaximumRetryAttempts >= 0 && run.Attempt > source.MaximumRetryAttempts)
        {
            Tell(letters, now, run.Failed, "RetryAttemptsExhausted", run.Attempt);
            return new PipeSettlement([.. done, .. run.Failed], [], [], 0, letters);
        }

        // Splitting a batch is no retry of it.
        if (isPartial && source.BisectsOnPartialFailure && run.Failed.Count > 1)
        {
            var half = run.Failed.Count / 2;
            return new PipeSettlement(done, [], [[.. run.Failed.Take(half)], [.. run.Failed.Skip(half)]], run.Attempt, letters);
        }

        return new PipeSettlement(done, [], [[.. run.Failed]], run.Attempt + 1, letters);
    }

    internal bool IsTooOld(PipeRecord record, long now) =>
        Request.Source.MaximumRecordAgeInSeconds is > 0 and var age && record.ArrivedAt is { } arrived && now - arrived > age * 1_000L;

    internal bool Matches(PipeRecord record) =>
        filters.Length == 0 || (JsonValue.TryParse(record.Json, out _) is { } json
            && filters.Any(f => f.Matches(PipeInput.WithBodyRead(json))));

    internal string? EnrichmentInput(PipeRecord record, long now) =>
        Request.EnrichmentTemplate is { } template
            ? input.Render(template, PipeInput.WithBodyRead(JsonValue.Parse(record.Json)), now)
            : record.Json;

    internal PipeEntry? Entry(JsonValue @event, bool isFromSource, long now)
    {
        var target = Request.Target;
        var seen = isFromSource ? PipeInput.WithBodyRead(@event) : @event;
        var body = target.InputTemplate is { } template ? input.Render(template, seen, now) : JsonWriter.Write(@event);
        return body is null
            ? null
            : new PipeEntry(
                body,
                PipeInput.Resolve(target.PartitionKey ?? target.MessageGroupId, seen),
                PipeInput.Resolve(target.MessageDeduplicationId, seen));
    }

    private static string ServiceOf(string arn) => arn.Split([':'], 6) is { Length: 6 } parts ? parts[2] : "";

    private static bool IsFifo(string arn) => arn.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal);

    private static int LimitOf(string targetArn) => ServiceOf(targetArn) switch
    {
        "sqs" or "sns" or "events" => PipesFacts.MessagingTargetBatch,
        "kinesis" or "firehose" => PipesFacts.StreamTargetBatch,
        "lambda" or "states" => (int)PipesFacts.BatchSize.Value.Max,
        _ => 1,
    };

    private static int DefaultBatchSize(PipeRequest request) => Math.Min(
        ServiceOf(request.Source.Arn) == "sqs" ? PipesFacts.DefaultQueueBatchSize : PipesFacts.DefaultStreamBatchSize,
        LimitOf(request.Target.Arn));

    private static string? FaultOf(PipeRequest request)
    {
        var source = request.Source;
        var isQueue = ServiceOf(source.Arn) == "sqs";
        var size = source.BatchSize ?? DefaultBatchSize(request);
        var limit = isQueue && IsFifo(source.Arn) ? PipesFacts.FifoBatchSize : (int)PipesFacts.BatchSize.Value.Max;
        return
            !PipesFacts.NameLength.Value.Contains(request.Name.Length) ? "Name is too short or too long."
            : !isQueue && ServiceOf(source.Arn) is not "kinesis" and not "dynamodb" ? "Source is not supported."
            : size < 1 || size > limit ? "BatchSize is out of range."
            : size > LimitOf(request.Target.Arn) ? "BatchSize is larger than what the target supports."
            : !PipesFacts.BatchingWindowSeconds.Value.Contains(source.BatchingWindowSeconds)
                ? "MaximumBatchingWindowInSeconds is out of range."
            : isQueue && (source.DeadLetterArn is not null || source.BisectsOnPartialFailure || source.MaximumRetryAttempts != -1
                || source.MaximumRecordAgeInSeconds != -1)
                ? "A queue as source takes no retry policy and no dead-letter queue of the pipe."
            : !PipesFacts.StreamRetryAttempts.Value.Contains(source.MaximumRetryAttempts) ? "MaximumRetryAttempts is out of range."
            : source.MaximumRecordAgeInSeconds != -1 && !PipesFacts.StreamRecordAgeSeconds.Value.Contains(source.MaximumRecordAgeInSeconds)
                ? "MaximumRecordAgeInSeconds is out of range."
            : request.Filters.Count > PipesFacts.Filters ? "FilterCriteria has too many filters."
            : IsFifo(request.Target.Arn) && request.Target.MessageGroupId is null ? "MessageGroupId is required for a FIFO target."
            : null;
    }

    private void Tell(List<Delivery> letters, long now, IReadOnlyList<PipeRecord> records, string condition, int invocations)
    {
        if (Request.Source.DeadLetterArn is not { } to || records.Count == 0)
        {
            return;
        }

        letters.Add(new Delivery
        {
            At = now,
            From = Request.Name,
            To = to,
            ToDeadLetterQueue = true,
            Body = JsonWriter.Write(JsonValue.ObjectOf(
            [
                new("executionCondition", JsonValue.Of(condition)),
                new("pipeArn", JsonValue.Of(Arn)),
                new("sourceArn", JsonValue.Of(Request.Source.Arn)),
                new("approximateInvokeCount", JsonValue.Of(invocations)),
                new("startSequenceNumber", JsonValue.Of(records[0].Id)),
                new("endSequenceNumber", JsonValue.Of(records[records.Count - 1].Id)),
                new("batchSize", JsonValue.Of(records.Count)),
            ])),
        });
    }
}

/// <summary>What a pipe leaves to be done with its source after a run.</summary>
/// <param name="Done">Records that are done: from a queue to be deleted, in a stream passed.</param>
/// <param name="Returned">Messages that stay in the queue: they come again when their visibility timeout ends.</param>
/// <param name="Again">Batches of a stream's records that go through the pipe again at once, in their order.</param>
/// <param name="AgainAttempt">Number of the attempt that these are.</param>
/// <param name="DeadLetters">What the pipe's dead-letter queue is told of records that are given up. It is not told again if that
/// fails.</param>
public sealed record PipeSettlement(
    IReadOnlyList<PipeRecord> Done,
    IReadOnlyList<PipeRecord> Returned,
    IReadOnlyList<IReadOnlyList<PipeRecord>> Again,
    int AgainAttempt,
    IReadOnlyList<Delivery> DeadLetters);
