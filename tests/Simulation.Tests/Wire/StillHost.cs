using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>A world in which no time passes: for what is answered at once.</summary>
internal sealed class StillHost(Choices? choices = null) : IWireHost
{
    public long Now => 1_700_000_000_000;

    public Choices Choices { get; } = choices ?? Choices.Benign;

    public void At(long time, Action action) => throw new InvalidOperationException("Nothing may be put off here.");
}

/// <summary>Chooses one option at one point, once, and the benign one everywhere else.</summary>
internal sealed class OneDeviation(ChoicePoint point, int option, int occurrence = 0) : Choices
{
    private int seen;

    public override int Choose(ChoicePoint at, int options, string? subject = null) =>
        at == point && seen++ == occurrence ? Math.Min(option, options - 1) : 0;
}
