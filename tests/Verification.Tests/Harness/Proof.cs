using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Report;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>What was found about a scenario: the run that breaks before the repair, and what holds after it.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Findings">What the rule said about the code, with line and column.</param>
/// <param name="After">The repaired code.</param>
/// <param name="CounterExample">The shortest run that breaks before the repair.</param>
/// <param name="Repaired">The repaired code under the same adversary.</param>
/// <param name="CountsBefore">Counts of the counter-example.</param>
/// <param name="CountsAfter">Counts of the run after the repair.</param>
/// <param name="Claims">What holds after the repair, and over what it was explored.</param>
internal sealed record Proof(
    VerifiedScenario Scenario,
    IReadOnlyList<(int Line, int Column, string Message)> Findings,
    string After,
    CounterExample CounterExample,
    Replay Repaired,
    RunCounts CountsBefore,
    RunCounts CountsAfter,
    IReadOnlyList<(Claim Claim, ExplorationResult Result)> Claims)
{
    /// <summary>What remains to be done after the repair: a line each.</summary>
    public IReadOnlyList<string> Remains =>
        [.. Scenario.Claims.SelectMany(c => c.Exceptions).Select(e => e.Remains).Concat(Scenario.Remains).Distinct(StringComparer.Ordinal)];
}
