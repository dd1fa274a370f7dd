using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>Something that is to hold for a run.</summary>
public abstract class Property
{
    /// <summary>Its name in words, such as <c>NoLoss</c>.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>What it demands, as a sentence.</summary>
    public abstract string Statement { get; }

    /// <summary>Looks at a run.</summary>
    /// <param name="trace">What happened.</param>
    /// <param name="end">What is where at the end.</param>
    /// <returns>The first violation, with the two lines that contradict each other; null when the property holds.</returns>
    public abstract Violation? Check(Trace trace, EndState end);

    /// <summary>A violation of this property.</summary>
    protected Violation Broken(string message, int firstLine, int secondLine) => new(Name, message, firstLine, secondLine);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
