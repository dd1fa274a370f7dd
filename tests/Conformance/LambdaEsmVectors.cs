using System.Text.Json;
using AwsMessaging.Semantics.Functions;

namespace AwsMessaging.Conformance;

/// <summary>Event source mappings: the decision about a batch, and whole runs of a mapping.</summary>
internal sealed class LambdaEsmVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["lambda-esm/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file)
    {
        foreach (var @case in file.GetProperty("cases").EnumerateArray())
        {
            yield return VectorCase.Of(@case, @case.GetProperty("kind").GetString() switch
            {
                "decision" => () => Decision(@case),
                "run" => () => LambdaEsmExpectations.Compare(@case, LambdaEsmRun.Of(@case)),
                var kind => () => throw new UnreadableException($"its kind {kind} is not known"),
            });
        }
    }

    public static BatchSource SourceOf(JsonElement @case) => @case.GetProperty("source").GetString() switch
    {
        "sqs" => BatchSource.StandardQueue,
        "sqs-fifo" => BatchSource.FifoQueue,
        "kinesis" => BatchSource.Kinesis,
        "dynamodb" => BatchSource.DynamoDb,
        var source => throw new UnreadableException($"its source {source} is not known"),
    };

    private static Mismatch? Decision(JsonElement @case)
    {
        var batch = Members.Texts(@case.GetProperty("batch"));
        var result = BatchDecision.Decide(
            SourceOf(@case), batch, Members.Flag(@case, "reportBatchItemFailures") ?? false, Outcome(@case.GetProperty("response")));
        foreach (var expected in @case.GetProperty("expect").EnumerateObject())
        {
            var actual = expected.Name switch
            {
                "deleted" => JsonSerializer.Serialize(result.Done),
                "kept" or "retried" or "returned" => JsonSerializer.Serialize(result.Kept),
                "outcome" => $"\"{result.Verdict.ToString().ToLowerInvariant()}\"",
                "checkpoint" => JsonSerializer.Serialize(result.Checkpoint),
                "retryFrom" => JsonSerializer.Serialize(result.RetryFrom),
                "orderPreserved" => JsonSerializer.Serialize(IsPrefix(result, batch)),
                var name => throw new UnreadableException($"its expectation {name} is not known"),
            };
            if (JsonSerializer.Serialize(expected.Value) != actual)
            {
                return new($"{expected.Name} {expected.Value.GetRawText()}", actual);
            }
        }

        if (@case.TryGetProperty("orderPreserved", out var preserved) && preserved.GetBoolean() != IsPrefix(result, batch))
        {
            return new($"orderPreserved {preserved.GetRawText()}", $"deleted {JsonSerializer.Serialize(result.Done)}");
        }

        return null;
    }

    /// <summary>Whether nothing was deleted that comes after something kept.</summary>
    private static bool IsPrefix(BatchResult result, IReadOnlyList<string> batch) => batch.Take(result.Done.Count).SequenceEqual(result.Done);

    private static FunctionOutcome Outcome(JsonElement response)
    {
        var member = response.EnumerateObject().Single();
        return member.Name switch
        {
            "json" => FunctionOutcome.Returned(member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? member.Value.GetString() : member.Value.GetRawText()),
            "throw" => FunctionOutcome.Threw,
            "timeout" => FunctionOutcome.TimedOut,
            var name => throw new UnreadableException($"its response {name} is not known"),
        };
    }
}

/// <summary>Reads the members of a case, and refuses those that nobody reads.</summary>
internal static class Members
{
    public static void Check(JsonElement element, string what, params string[] known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new UnreadableException($"its {what} has a member {member.Name} that is not known");
            }
        }
    }

    public static IReadOnlyList<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    public static JsonElement? Find(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(JsonElement? element, string name) => Find(element, name)?.GetString();

    public static int? Number(JsonElement? element, string name) => Find(element, name)?.GetInt32();

    public static bool? Flag(JsonElement? element, string name) => Find(element, name)?.GetBoolean();

    public static long? Milliseconds(JsonElement? element, string name) =>
        Find(element, name) is { } seconds ? (long)(seconds.GetDouble() * 1000) : null;
}
