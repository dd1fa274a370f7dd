using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsMessaging.Try;

/// <summary>What a run of the model showed about a rule: a file of docs/evidence, as the verification tests write it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Name">Name of the scenario, in lower case with hyphens.</param>
/// <param name="Title">What the code is, in a sentence.</param>
/// <param name="IsMain">Whether it is the one to show when several are there.</param>
/// <param name="Fix">What the fix does, where the rule has more than one.</param>
/// <param name="Beside">Name of the scenario with the other fix of the same code.</param>
/// <param name="Assumptions">What the world is like.</param>
/// <param name="Before">What the code with the mistake does.</param>
/// <param name="After">What the repaired code does.</param>
/// <param name="Remains">What the fix does not take care of.</param>
/// <param name="Rewritten">Whether the code after was written by hand, because the rule has no fix.</param>
internal sealed record ProofRecord(
    string Rule,
    string Name,
    string Title,
    bool IsMain,
    string? Fix,
    string? Beside,
    IReadOnlyList<string>? Assumptions,
    ProofRecord.BrokenRun Before,
    ProofRecord.RepairedRun After,
    IReadOnlyList<string> Remains,
    bool Rewritten = false)
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
    public static IReadOnlyList<ProofRecord> Of(string folder, string rule) => Matching(folder, $"{rule.ToUpperInvariant()}-*.json");

    /// <summary>All records, rule by rule.</summary>
    /// <param name="folder">The folder of the evidence.</param>
    /// <exception cref="Problem">A record cannot be read.</exception>
    public static IReadOnlyList<ProofRecord> All(string folder) => Matching(folder, "*.json");

    /// <summary>Ids of the rules that have records, without reading these.</summary>
    /// <param name="folder">The folder of the evidence.</param>
    public static IReadOnlyList<string> Rules(string folder) =>
    [
        .. Files(folder, "*-*.json").Select(f => Path.GetFileName(f).Split('-')[0])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static List<ProofRecord> Matching(string folder, string pattern) =>
    [
        .. Files(folder, pattern).Select(Read)
            .OrderBy(r => r.Rule, StringComparer.Ordinal).ThenByDescending(r => r.IsMain).ThenBy(r => r.Name, StringComparer.Ordinal),
    ];

    private static string[] Files(string folder, string pattern) => Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];

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
