using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>
/// What holds of the code after its repair. It holds whatever AWS permits, but for the deviations that it names, and each of these has to say
/// what remains to be done about it.
/// </summary>
/// <param name="properties">What holds.</param>
internal sealed class Claim(params Property[] properties)
{
    private readonly List<(ChoicePoint Point, string Remains)> exceptions = [];

    /// <summary>What holds.</summary>
    public IReadOnlyList<Property> Properties => properties;

    /// <summary>What it does not hold for, and what that leaves to the user.</summary>
    public IReadOnlyList<(ChoicePoint Point, string Remains)> Exceptions => exceptions;

    /// <summary>What the adversary may do.</summary>
    public PermittedDeviations Permitted =>
        exceptions.Count == 0 ? PermittedDeviations.All : PermittedDeviations.AllExcept([.. exceptions.Select(e => e.Point)]);

    /// <summary>This claim, without some deviations.</summary>
    /// <param name="remains">What remains to be done about them: a sentence for the rule's page.</param>
    /// <param name="points">The points at which the adversary does nothing.</param>
    public Claim Except(string remains, params ChoicePoint[] points)
    {
        exceptions.AddRange(points.Select(p => (p, remains)));
        return this;
    }
}
