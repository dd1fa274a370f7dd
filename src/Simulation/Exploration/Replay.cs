using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>One run of a scenario with everything about it.</summary>
/// <param name="Script">What the adversary did.</param>
/// <param name="Result">How it went.</param>
/// <param name="Trace">What happened.</param>
/// <param name="Met">The choices that came up, in order.</param>
public sealed record Replay(Script Script, RunResult Result, Trace Trace, IReadOnlyList<ChoiceMet> Met);
