using AwsMessaging.CodeFixes;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>
/// A mistake that a rule reports, in code as it is written in practice, and the world in which it does harm. What is checked of it, see
/// <see cref="Verification"/>.
/// </summary>
internal sealed record VerifiedScenario
{
    /// <summary>Id of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Name of its evidence, in lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What the code is, in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The title, within a sentence.</summary>
    public string TitleWithin => Title.StartsWith("A ", StringComparison.Ordinal) || Title.StartsWith("The ", StringComparison.Ordinal)
        ? char.ToLowerInvariant(Title[0]) + Title[1..]
        : Title;

    /// <summary>When the code has its mistake: at the head of a run, and within a sentence.</summary>
    public string WhenBefore => Rewritten is null ? "Before the fix" : "Before the change";

    /// <summary>The code with the mistake: one file.</summary>
    public required string Before { get; init; }

    /// <summary>Key of the action that repairs it.</summary>
    public string FixKey { get; init; } = Fix.Primary;

    /// <summary>
    /// The code as its authors have to write it, where the rule has no fix for it: the page says how. Null where the fix is applied.
    /// </summary>
    public string? Rewritten { get; init; }

    /// <summary>What connects the code to the world, before and after alike: not analysed and not repaired.</summary>
    public string Glue { get; init; } = "";

    /// <summary>
    /// Sets the world up around the code, and returns what starts each run. In a healthy world there is nothing but the benign: no poison
    /// message, say.
    /// </summary>
    public required Func<ScenarioWorld, Action> SetUp { get; init; }

    /// <summary>How long a run lasts in virtual time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What the code breaks before the repair.</summary>
    public required Property Broken { get; init; }

    /// <summary>What holds after it; <see cref="Broken"/> must be in one of them.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>What remains to be done beside what claims leave out.</summary>
    public IReadOnlyList<string> Remains { get; init; } = [];

    /// <summary>Whether the rule's page shows it, with pictures; the others it names. One scenario of a rule is.</summary>
    public bool IsMain { get; init; }

    /// <summary>What the fix does, where the rule has more than one: <c>publish after the commit</c>. Null where there is one.</summary>
    public string? FixName { get; init; }

    /// <summary>Name of the scenario with the other fix of the same code, which the page shows beside this one; null for none.</summary>
    public string? Beside { get; init; }

    /// <summary>What pictures and texts show of its runs.</summary>
    public Picture Picture { get; init; } = new();

    /// <summary>What the world is like where that matters to the figures, or is simpler than AWS.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Why the benign behaviour differs, where that is the point of the repair: what took no effect before does now. Null where it does not.</summary>
    public string? BenignGains { get; init; }

    /// <summary>Makes the world; a scenario with bodies or accounts of its own has its own.</summary>
    public Func<MessagingWorld> NewWorld { get; init; } = () => new MessagingWorld(seed: 1);

    /// <summary>Runs by chance after these.</summary>
    public int RandomRuns { get; init; } = 200;

    /// <summary>Runs that trying all combinations of deviations may take, after the repair.</summary>
    public int MaxRuns { get; init; } = 1_500;

    /// <inheritdoc/>
    public override string ToString() => $"{RuleId}-{Name}";
}

/// <summary>What is shown of a run.</summary>
/// <param name="Keys">The business keys that tell the story; null for all, but one of those that fare alike.</param>
/// <param name="Until">Virtual time after which nothing new happens; null for the whole run.</param>
/// <param name="Stream">The stream whose shards are drawn in place of a timeline; null for a timeline.</param>
/// <param name="Shards">How many shards it has.</param>
internal sealed record Picture(IReadOnlyList<string>? Keys = null, TimeSpan? Until = null, string? Stream = null, int Shards = 0);
