using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire;

/// <summary>What the wire front needs of the world that it stands in: time, a queue of things to do, and whoever decides.</summary>
internal interface IWireHost
{
    /// <summary>Milliseconds since 1970 in the model's time.</summary>
    long Now { get; }

    /// <summary>Decides where AWS permits more than one outcome.</summary>
    Choices Choices { get; }

    /// <summary>Runs something later, or next when the time is now.</summary>
    /// <param name="time">Milliseconds since 1970, not before <see cref="Now"/>.</param>
    /// <param name="action">What to run.</param>
    void At(long time, Action action);
}
