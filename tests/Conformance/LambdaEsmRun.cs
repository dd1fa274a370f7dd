using System.Text.Json;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance;

/// <summary>An invocation that took place.</summary>
/// <param name="Mapping">Index of the mapping.</param>
/// <param name="Ids">The case's names of the batch.</param>
/// <param name="Keys">Key or group of each.</param>
/// <param name="Shard">Shard; empty for queues.</param>
/// <param name="Start">When it began, in milliseconds.</param>
internal sealed record EsmInvocation(int Mapping, IReadOnlyList<string> Ids, IReadOnlyList<string> Keys, string Shard, long Start)
{
    public long End { get; set; }
}

/// <summary>Runs a mapping, or several, with the case's items and handler until nothing is left to do, and keeps what was seen.</summary>
internal sealed class LambdaEsmRun
{
    private const long Beginning = 1_800_000_000_000;
    private const int DefaultTimeout = 3;
    private const int MaxInvocations = 1_000_000;
    private readonly JsonElement @case;
    private readonly JsonElement? esm;
    private readonly List<EsmItem> items;
    private readonly LambdaEsmHandler handler;
    private readonly List<(long End, int Mapping, Invocation Invocation, FunctionOutcome Outcome, EsmInvocation Seen)> running = [];

    private LambdaEsmRun(JsonElement @case)
    {
        this.@case = @case;
        Members.Check(
            @case,
            "case",
            "id", "kind", "title", "evidence", "source", "origin", "note", "contested", "recorded", "esm", "queue", "items", "handler", "expect", "functionTimeout",
            "retentionHours", "reservedConcurrency", "group", "orderPreserved");
        esm = Members.Find(@case, "esm");
        items = [.. @case.GetProperty("items").EnumerateArray().Select(ItemOf)];
        handler = new LambdaEsmHandler(Members.Find(@case, "handler"), Members.Milliseconds(@case, "functionTimeout"));
    }

    public List<EsmInvocation> Invocations { get; } = [];

    public List<string> Deleted { get; } = [];

    public List<string> Filtered { get; } = [];

    public List<FailureRecord> Failures { get; } = [];

    public IReadOnlyList<EsmItem> Items => items;

    public EsmSource Source { get; private set; } = null!;

    /// <summary>Why the mapping was refused; null when it was not.</summary>
    public ServiceError? Refused { get; private set; }

    public long Ended { get; private set; } = Beginning;

    public long Began => Beginning;

    /// <summary>Milliseconds that the source keeps its records.</summary>
    public long Retention => (Members.Number(@case, "retentionHours") ?? 24) * 3_600_000L;

    public static LambdaEsmRun Of(JsonElement @case)
    {
        var run = new LambdaEsmRun(@case);
        run.Run();
        return run;
    }

    private static EsmItem ItemOf(JsonElement element)
    {
        Members.Check(element, "item", "id", "failAttempts", "key", "group", "body", "ageSeconds", "shard");
        return new(element.GetProperty("id").GetString()!, Members.Number(element, "failAttempts") ?? 0, element);
    }

    private void Run()
    {
        var pollers = Pollers();
        var now = Beginning;
        while (pollers.Count > 0)
        {
            for (var i = 0; i < pollers.Count; i++)
            {
                See(now, i, pollers[i].Next(now, Choices.Benign));
            }

            long? next = running.Count == 0 ? null : running.Min(r => r.End);
            foreach (var poller in pollers)
            {
                next = poller.NextChange(now) is { } change && !(next <= change) ? change : next;
            }

            if (next is not { } time || Invocations.Count > MaxInvocations)
            {
                break;
            }

            // Each operation may cost up to 2 ms: one that could be repeated at once takes one.
            now = Math.Max(time, running.Exists(r => r.End <= now) ? now : now + (time <= now ? 1 : 0));
            foreach (var ended in running.Where(r => r.End <= now).OrderBy(r => r.End).ToList())
            {
                running.Remove(ended);
                See(now, ended.Mapping, pollers[ended.Mapping].Completed(now, ended.Invocation, ended.Outcome, Choices.Benign));
            }
        }

        Ended = now;
    }

    private List<Poller> Pollers()
    {
        var source = LambdaEsmVectors.SourceOf(@case);
        Members.Check(
            esm ?? default,
            "esm",
            "batchSize", "batchingWindowSeconds", "reportBatchItemFailures", "maximumConcurrency", "maxRetryAttempts", "maxRecordAgeSeconds", "bisectOnError",
            "parallelizationFactor", "onFailureDestination", "filters", "startingPosition", "mappings");
        var visibility = Members.Number(Members.Find(@case, "queue"), "visibilityTimeout") ?? 30;
        var timeout = Members.Number(@case, "functionTimeout") ?? Math.Min(DefaultTimeout, visibility);

        // A visibility timeout below the function's is refused; whoever has it made it shorter later.
        var atCreation = Members.Find(@case.GetProperty("expect"), "error") is null ? Math.Max(visibility, timeout) : visibility;
        Source = source switch
        {
            BatchSource.Kinesis => new EsmKinesis(@case, Beginning, items),
            BatchSource.DynamoDb => new EsmDynamo(Beginning, items),
            _ => new EsmQueue(@case, Beginning, items, atCreation, source == BatchSource.FifoQueue),
        };
        var mappings = new EventSourceMappings();
        var pollers = new List<Poller>();
        for (var i = 0; i < (Members.Number(esm, "mappings") ?? 1); i++)
        {
            var created = mappings.Create(
                Beginning,
                Request(source, $"arn:aws:lambda:us-east-1:123456789012:function:function-{i}"),
                new MappingSurroundings(timeout, QueueVisibilityTimeout: atCreation));
            if (created.Error is { } error)
            {
                Refused = error;
                return [];
            }

            pollers.Add(Source.Poll(created.Result));
        }

        (Source as EsmQueue)?.SetVisibility(Beginning, visibility);
        return pollers;
    }

    private MappingRequest Request(BatchSource source, string function)
    {
        var isStream = source is BatchSource.Kinesis or BatchSource.DynamoDb;
        return new MappingRequest
        {
            FunctionArn = function,
            SourceArn = Source.Arn,
            Source = source,
            BatchSize = Members.Number(esm, "batchSize"),
            MaximumBatchingWindowInSeconds = Members.Number(esm, "batchingWindowSeconds"),
            ReportBatchItemFailures = Members.Flag(esm, "reportBatchItemFailures"),
            MaximumConcurrency = Members.Number(esm, "maximumConcurrency"),
            MaximumRetryAttempts = Members.Number(esm, "maxRetryAttempts"),
            MaximumRecordAgeInSeconds = Members.Number(esm, "maxRecordAgeSeconds"),
            BisectBatchOnFunctionError = Members.Flag(esm, "bisectOnError"),
            ParallelizationFactor = Members.Number(esm, "parallelizationFactor"),
            OnFailureDestination = Members.Flag(esm, "onFailureDestination") == true ? "arn:aws:sqs:us-east-1:123456789012:failures" : null,
            Filters = Members.Find(esm, "filters") is { } filters ? Members.Texts(filters) : null,
            StartingPosition = Members.Text(esm, "startingPosition") switch
            {
                null => isStream ? MappingStart.TrimHorizon : null,
                "TRIM_HORIZON" => MappingStart.TrimHorizon,
                "LATEST" => MappingStart.Latest,
                var other => throw new UnreadableException($"its starting position {other} is not known"),
            },
        };
    }

    private void See(long now, int mapping, IReadOnlyList<MappingEffect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Invoke { Invocation: var invocation }:
                    Start(now, mapping, invocation);
                    break;
                case Deleted deleted:
                    Deleted.AddRange(deleted.Ids.Select(Source.NameOf));
                    Filtered.AddRange(deleted.Filtered ? deleted.Ids.Select(Source.NameOf) : []);
                    break;
                case Skipped skipped:
                    Filtered.AddRange(skipped.Ids.Select(Source.NameOf));
                    break;
                case Discarded { Record: var record }:
                    Failures.Add(record);
                    break;
            }
        }
    }

    private void Start(long now, int mapping, Invocation invocation)
    {
        IReadOnlyList<string> ids = [.. invocation.Ids.Select(Source.NameOf)];
        var seen = new EsmInvocation(mapping, ids, [.. invocation.Records.Select(r => r.Key ?? "")], invocation.ShardId ?? "", now);
        if (Members.Number(@case, "reservedConcurrency") is { } reserved && running.Count >= reserved)
        {
            running.Add((now, mapping, invocation, FunctionOutcome.Throttled, seen));
            return;
        }

        Invocations.Add(seen);
        var (outcome, duration) = handler.Run([.. ids.Select(id => items.First(item => item.Id == id))], mapping, Source.IdOf);
        seen.End = now + duration;
        running.Add((seen.End, mapping, invocation, outcome, seen));
    }
}
