using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsMessaging.Try;

/// <summary>What a run of the model showed about a rule: a file of docs/evidence, as the verification tests write it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Name">Name of the scenario, in lower case with hyphens.</param>
/// <param name="Title">What the code is, in a sentence.</param>
/// <param name="IsMain">Whether it is the one to show when several are there.</param>
/// <param name="Before">What the code with the mistake does.</param>
/// <param name="After">What the repaired code does.</param>
/// <param name="Remains">What the fix does not take care of.</param>
internal sealed record ProofRecord(
    string Rule, string Name, string Title, bool IsMain, ProofRecord.BrokenRun Before, ProofRecord.RepairedRun After, IReadOnlyList<string> Remains)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The records of a rule, the one to show first.</summary>
    /// <param name="folder">The folder of the evidence.</param>
    /// <param name="rule">Id of the rule, in any case.</param>
    /// <exception cref="Problem">A record cannot be read.</exception>
    public static IReadOnlyList<ProofRecord> Of(string folder, string rule) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, $"{rule.ToUpperInvariant()}-*.json").Select(Read).OrderByDescending(r => r.IsMain).ThenBy(r => r.Name, StringComparer.Ordinal)]
        : [];

    private static ProofRecord Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ProofRecord>(File.ReadAllText(file), Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new Problem($"{Path.GetFileName(file)} is not a record of a proof: {e.Message}");
        }
    }

    /// <summary>The run in which the code breaks what it should keep.</summary>
    internal sealed record BrokenRun(Violated Violates, IReadOnlyList<Deviation> Deviations, SortedDictionary<string, long> Counts);

    /// <summary>What is broken.</summary>
    /// <param name="Statement">What should hold.</param>
    /// <param name="Message">What happened instead.</param>
    internal sealed record Violated(string Statement, string Message);

    /// <summary>Something that AWS permits and that happened.</summary>
    internal sealed record Deviation(string Outcome, string PermittedBecause, string Source);

    /// <summary>The repaired code.</summary>
    internal sealed record RepairedRun(SortedDictionary<string, long> Counts, IReadOnlyList<Held> Claims);

    /// <summary>What held in all runs.</summary>
    internal sealed record Held(IReadOnlyList<string> Properties, string Permitted, string Statement);
}
