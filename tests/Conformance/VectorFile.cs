using System.Text.Json;

namespace AwsMessaging.Conformance;

/// <summary>Runs the cases of one schema. Found by reflection: a class with a parameterless constructor is all it takes.</summary>
internal interface IVectorSchema
{
    /// <summary>The schemas it reads, such as <c>sqs-scenario/1</c>.</summary>
    IReadOnlyList<string> Schemas { get; }

    /// <summary>The cases in a file of one of these schemas.</summary>
    /// <param name="file">The file's root element.</param>
    IEnumerable<VectorCase> Cases(JsonElement file);
}

/// <summary>One case of a vector file.</summary>
/// <param name="Id">Its id in the file.</param>
/// <param name="IsContested">Sources disagree about it: it is reported, and does not decide.</param>
/// <param name="Run">Runs it. Null when the model does what is expected, else what was expected and what happened instead.</param>
internal sealed record VectorCase(string Id, bool IsContested, Func<Mismatch?> Run)
{
    /// <summary>A case by the members that all schemas share.</summary>
    public static VectorCase Of(JsonElement element, Func<Mismatch?> run) =>
        new(
            element.GetProperty("id").GetString()!,
            element.TryGetProperty("contested", out var contested) && contested.ValueKind == JsonValueKind.True,
            run);
}

/// <summary>What was expected and what the model did.</summary>
internal sealed record Mismatch(string Expected, string Actual);

/// <summary>A case, or a file, says something that the runner does not know: it cannot be run, which is not the same as failing.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
