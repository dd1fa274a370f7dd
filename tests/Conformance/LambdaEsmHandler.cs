using System.Text.Json;
using AwsMessaging.Semantics.Functions;

namespace AwsMessaging.Conformance;

/// <summary>The function of a case: which items fail how often, and how it tells.</summary>
internal sealed class LambdaEsmHandler
{
    private readonly Dictionary<(int Mapping, string Id), int> deliveries = [];
    private readonly JsonElement? settings;
    private readonly long? timeout;

    public LambdaEsmHandler(JsonElement? settings, long? timeout)
    {
        this.settings = settings;
        this.timeout = timeout;
        if (settings is { } given)
        {
            Members.Check(given, "handler", "onFailure", "fixedResponse", "durationSeconds");
        }
    }

    /// <summary>Runs with a batch.</summary>
    /// <param name="batch">The items.</param>
    /// <param name="mapping">Index of the mapping that invokes.</param>
    /// <param name="idOf">The id of an item by its name in the case.</param>
    /// <returns>How it ended, and after how many milliseconds.</returns>
    public (FunctionOutcome Outcome, long Duration) Run(IReadOnlyList<EsmItem> batch, int mapping, Func<string, string> idOf)
    {
        var failed = new List<EsmItem>();
        foreach (var item in batch)
        {
            var delivery = deliveries.GetValueOrDefault((mapping, item.Id)) + 1;
            deliveries[(mapping, item.Id)] = delivery;
            if (delivery <= item.FailAttempts)
            {
                failed.Add(item);
            }
        }

        var duration = Members.Milliseconds(settings, "durationSeconds") ?? 1;
        return duration > timeout ? (FunctionOutcome.TimedOut, timeout.Value) : (Outcome(failed, idOf), duration);
    }

    private FunctionOutcome Outcome(List<EsmItem> failed, Func<string, string> idOf)
    {
        if (Members.Text(settings, "fixedResponse") is { } response)
        {
            return FunctionOutcome.Returned(response);
        }

        if (failed.Count == 0)
        {
            return FunctionOutcome.Returned("{\"batchItemFailures\":[]}");
        }

        return Members.Text(settings, "onFailure") switch
        {
            null or "throw" => FunctionOutcome.Threw,
            "timeout" => FunctionOutcome.TimedOut,
            "report" => Report(failed, idOf),
            "reportFirst" => Report(failed[..1], idOf),
            var other => throw new UnreadableException($"its handler's failure {other} is not known"),
        };
    }

    private static FunctionOutcome Report(IEnumerable<EsmItem> failed, Func<string, string> idOf) =>
        FunctionOutcome.Returned(JsonSerializer.Serialize(
            new { batchItemFailures = failed.Select(item => new { itemIdentifier = idOf(item.Id) }) }));
}
