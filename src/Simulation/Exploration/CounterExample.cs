using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>A run in which a property breaks, as short as it was possible to make it.</summary>
/// <param name="Seed">Seed of the program's random numbers.</param>
/// <param name="Script">What the adversary does: with the seed, all it takes to repeat the run.</param>
/// <param name="Violation">The property and how it breaks.</param>
/// <param name="Trace">What happens.</param>
/// <param name="End">What is where at the end.</param>
public sealed record CounterExample(ulong Seed, Script Script, Violation Violation, Trace Trace, EndState End)
{
    /// <summary>SHA-256 of the trace.</summary>
    public string TraceHash => Trace.Hash();
}
