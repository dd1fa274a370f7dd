using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>
/// Watches many properties in one exploration: holds always, and notes for each property the first run in which it breaks. Explorations go from few
/// deviations to many, so the first is one with the fewest.
/// </summary>
/// <param name="world">The world that is explored.</param>
/// <param name="watched">What is watched.</param>
internal sealed class Tally(MessagingWorld world, IReadOnlyList<Property> watched) : Property
{
    private readonly List<(Property Property, IReadOnlyList<ChoiceMet> Deviations, Violation Violation)> broken = [];

    /// <summary>What broke, with what the adversary did.</summary>
    public IReadOnlyList<(Property Property, IReadOnlyList<ChoiceMet> Deviations, Violation Violation)> Found => broken;

    /// <inheritdoc/>
    public override string Statement => "Notes what breaks.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var property in watched)
        {
            if (!broken.Exists(b => b.Property == property) && property.Check(trace, end) is { } violation)
            {
                broken.Add((property, [.. world.Choices.Taken], violation));
            }
        }

        return null;
    }
}
