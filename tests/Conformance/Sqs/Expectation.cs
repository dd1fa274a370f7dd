using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sqs;

/// <summary>Compares answers with what a step expects of them.</summary>
internal static class Expectation
{
    /// <summary>Whether a call succeeded or failed as expected. Null when it did.</summary>
    public static Mismatch? OfCall(JsonElement? expect, ServiceError? error)
    {
        if (expect is not { } expected)
        {
            return null;
        }

        if (StepReader.Text(expected, "error") is { } code)
        {
            return error is not null && Canonical(error.Code) == Canonical(code) ? null : new(code, error?.ToString() ?? "ok");
        }

        return error is null ? null : new("ok", error.ToString());
    }

    /// <summary>Whether the entries of a batch succeeded and failed as expected. Null when they did.</summary>
    public static Mismatch? OfBatch<T>(JsonElement? expect, Reply<BatchResult<T>> reply)
    {
        if (expect is not { } expected || OfCall(expect, reply.Error) is { } || !reply.IsOk)
        {
            return OfCall(expect, reply.Error);
        }

        StepReader.Allow(expected, "a batch expectation", "ok", "error", "successful", "failed");
        var successful = reply.Result.Successful.Select(entry => entry.Id);
        return OfIds(expected, "successful", successful, []) ?? OfIds(
            expected, "failed", reply.Result.Failed.Select(entry => entry.Id), reply.Result.Failed.Select(entry => entry.Code));
    }

    /// <summary>Whether lists hold the same texts, in any order. Null when they do.</summary>
    public static Mismatch? OfSet(IEnumerable<string> expected, IEnumerable<string> actual) =>
        OfList(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    /// <summary>Whether lists are the same. Null when they are.</summary>
    public static Mismatch? OfList(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        return left.SequenceEqual(right) ? null : new(Show(left), Show(right));
    }

    /// <summary>Whether two things read the same. Null when they do.</summary>
    public static Mismatch? Of<T>(string what, T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : new($"{what} {expected}", $"{actual}");

    private static Mismatch? OfIds(JsonElement expected, string member, IEnumerable<string> ids, IEnumerable<string> codes)
    {
        if (StepReader.Find(expected, member) is not { } list)
        {
            return null;
        }

        var entries = list.EnumerateArray().ToList();
        var actual = ids.ToList();
        if (OfSet(entries.Select(entry => entry.ValueKind == JsonValueKind.Object ? entry.GetProperty("id").GetString()! : entry.GetString()!), actual)
            is { } mismatch)
        {
            return new($"{member} {mismatch.Expected}", mismatch.Actual);
        }

        var actualCodes = codes.ToList();
        foreach (var entry in entries.Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            StepReader.Allow(entry, "a batch entry", "id", "error", "code");
            var code = StepReader.Text(entry, "error", "code");
            var actualCode = actualCodes[actual.IndexOf(entry.GetProperty("id").GetString()!)];
            if (code is not null && Canonical(code) != Canonical(actualCode))
            {
                return new(code, actualCode);
            }
        }

        return null;
    }

    /// <summary>Two errors of SQS have one name in the query protocol and another in the JSON protocol.</summary>
    private static string Canonical(string code) => code switch
    {
        "NonExistentQueue" => "QueueDoesNotExist",
        "QueueNameExists" => "QueueAlreadyExists",
        _ => code,
    };

    private static string Show(List<string> texts) =>
        "[" + string.Join(", ", texts.Select(text => text.Length > 60 ? text[..60] + "…" : text)) + "]";
}
