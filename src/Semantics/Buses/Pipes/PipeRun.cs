using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses.Pipes;

/// <summary>What a run of a pipe waits for.</summary>
public enum PipeStage
{
    /// <summary>The enrichment's answer.</summary>
    Enrichment,

    /// <summary>The target's answer.</summary>
    Target,

    /// <summary>Nothing: it is over.</summary>
    Done,
}

/// <summary>
/// One batch on its way through a pipe. Whoever drives the model makes the call that the stage asks for and tells the answer. Records that
/// failed go through the whole pipe again, enrichment included, so that what is added to them is fresh.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html
/// </summary>
public sealed class PipeRun
{
    private readonly Pipe pipe;
    private readonly List<PipeRecord> succeeded = [];
    private readonly List<PipeRecord> failed = [];

    /// <summary>The records of this call to the target, entry by entry; null when the enrichment left no such relation.</summary>
    private List<PipeRecord>? byEntry;

    internal PipeRun(Pipe pipe, long now, IReadOnlyList<PipeRecord> records, int attempt)
    {
        this.pipe = pipe;
        Attempt = attempt;
        Expired = [.. records.Where(r => pipe.IsTooOld(r, now))];
        Matching = [.. records.Where(r => !pipe.IsTooOld(r, now) && pipe.Matches(r))];
        FilteredOut = [.. records.Where(r => !pipe.IsTooOld(r, now) && !pipe.Matches(r))];
        if (Matching.Count == 0)
        {
            Stage = PipeStage.Done;
        }
        else if (pipe.Request.EnrichmentArn is not null)
        {
            BeginEnrichment(now);
        }
        else
        {
            BeginTarget(now, [.. Matching.Select(r => JsonValue.Parse(r.Json))], isFromSource: true);
        }
    }

    /// <summary>What it waits for.</summary>
    public PipeStage Stage { get; private set; }

    /// <summary>1 for the first time that these records go through the pipe.</summary>
    public int Attempt { get; }

    /// <summary>Records that the filter lets pass.</summary>
    public IReadOnlyList<PipeRecord> Matching { get; }

    /// <summary>Records that the filter holds back: done without any call, from a queue deleted.</summary>
    public IReadOnlyList<PipeRecord> FilteredOut { get; }

    /// <summary>Records of a stream that are older than the pipe takes: given up without any call.</summary>
    public IReadOnlyList<PipeRecord> Expired { get; }

    /// <summary>While it waits for the enrichment: the array that the function gets.</summary>
    public string EnrichmentInput { get; private set; } = "";

    /// <summary>While it waits for the target: the events, for a target that has an API for batches.</summary>
    public IReadOnlyList<PipeEntry> Entries { get; private set; } = [];

    /// <summary>While it waits for the target: the array of all events, for a function or state machine.</summary>
    public string TargetInput => "[" + string.Join(",", Entries.Select(e => e.Body)) + "]";

    /// <summary>When it is over: records that are done.</summary>
    public IReadOnlyList<PipeRecord> Succeeded => succeeded;

    /// <summary>When it is over: records that have to go through the pipe again.</summary>
    public IReadOnlyList<PipeRecord> Failed => failed;

    /// <summary>
    /// Tells the enrichment's answer. An empty one ends the run with success and without a call to the target; one with more events than
    /// the target takes at a time ends it as a failure; nothing of a batch can succeed here alone.
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="response">What the function returned; null with an error.</param>
    /// <param name="error">Why it returned nothing; null when it did.</param>
    public void Enriched(long now, string? response, ServiceError? error)
    {
        Expect(PipeStage.Enrichment);
        if (error is not null || (response is { Length: > 0 } && JsonValue.TryParse(response, out _) is null))
        {
            FailAll();
            return;
        }

        var json = string.IsNullOrEmpty(response) ? JsonValue.Null : JsonValue.Parse(response!);
        if (IsEmpty(json))
        {
            Finish(Matching, []);
            return;
        }

        var events = json.Kind == JsonKind.Array ? json.Items.ToList() : [json];
        if (events.Count > pipe.TargetBatchLimit)
        {
            FailAll();
            return;
        }

        BeginTarget(now, events, isFromSource: false);
    }

    /// <summary>Tells that the target took everything, except for some entries.</summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="failedEntries">Indices in <see cref="Entries"/>.</param>
    public void TargetTook(long now, IReadOnlyList<int> failedEntries)
    {
        Expect(PipeStage.Target);
        if (failedEntries.Count > 0 && !pipe.RetriesWholePipe)
        {
            Entries = [.. failedEntries.Select(i => Entries[i])];
            byEntry = byEntry is null ? null : [.. failedEntries.Select(i => byEntry[i])];
            return;
        }

        if (failedEntries.Count > 0 && byEntry is null)
        {
            FailAll();
            return;
        }

        Finish([.. Matching.Where(r => !failedEntries.Any(i => byEntry![i] == r))], [.. failedEntries.Select(i => byEntry![i])]);
    }

    /// <summary>
    /// Tells what a function or state machine as target returned: it may name the records that failed as <c>batchItemFailures</c>. A name
    /// that is none of theirs makes the whole batch fail.
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="response">The response; null or empty for none.</param>
    public void TargetReturned(long now, string? response)
    {
        Expect(PipeStage.Target);
        var failures = response is { Length: > 0 } ? JsonValue.TryParse(response, out _)?.Find("batchItemFailures") : null;
        if (failures is null || failures.Items.Count == 0)
        {
            Finish(Matching, []);
            return;
        }

        var ids = failures.Items.Select(f => f.Find("itemIdentifier")?.Text).ToList();
        if (!pipe.RetriesWholePipe && byEntry is not null)
        {
            TargetTook(now, [.. Enumerable.Range(0, Entries.Count).Where(i => ids.Contains(byEntry[i].Id))]);
            return;
        }

        if (ids.Exists(id => !Matching.Any(r => r.Id == id)))
        {
            FailAll();
            return;
        }

        Finish([.. Matching.Where(r => !ids.Contains(r.Id))], [.. Matching.Where(r => ids.Contains(r.Id))]);
    }

    /// <summary>Tells that the call to the target failed as a whole.</summary>
    public void TargetFailed(long now)
    {
        Expect(PipeStage.Target);
        if (pipe.RetriesWholePipe)
        {
            FailAll();
        }
    }

    private static bool IsEmpty(JsonValue json) => json.Kind switch
    {
        JsonKind.Null => true,
        JsonKind.String => json.Text.Length == 0,
        JsonKind.Array => json.Items.Count == 0,
        JsonKind.Object => json.Members.Count == 0,
        _ => false,
    };

    private void BeginEnrichment(long now)
    {
        var inputs = Matching.Select(r => pipe.EnrichmentInput(r, now)).ToList();
        if (inputs.Contains(null))
        {
            FailAll();
            return;
        }

        EnrichmentInput = "[" + string.Join(",", inputs) + "]";
        Stage = PipeStage.Enrichment;
    }

    private void BeginTarget(long now, IReadOnlyList<JsonValue> events, bool isFromSource)
    {
        var entries = events.Select(e => pipe.Entry(e, isFromSource, now)).ToList();
        if (entries.Contains(null))
        {
            FailAll();
            return;
        }

        Entries = [.. entries.Select(e => e!)];
        byEntry = events.Count == Matching.Count ? [.. Matching] : null;
        Stage = PipeStage.Target;
    }

    private void FailAll() => Finish([], Matching);

    private void Finish(IEnumerable<PipeRecord> done, IEnumerable<PipeRecord> again)
    {
        succeeded.AddRange(done);
        failed.AddRange(again);
        Stage = PipeStage.Done;
    }

    private void Expect(PipeStage stage)
    {
        if (Stage != stage)
        {
            throw new InvalidOperationException($"The run waits for {Stage}, not for {stage}.");
        }
    }
}
