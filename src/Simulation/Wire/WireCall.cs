using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>A request that has reached its service.</summary>
/// <param name="request">What the client sent.</param>
/// <param name="process">Whose client; null for nobody's in particular.</param>
/// <param name="complete">Takes the answer.</param>
internal sealed class WireCall(WireRequest request, ProcessRun? process, Action<WireReply> complete)
{
    private Action? abandoned;

    /// <summary>What the client sent.</summary>
    public WireRequest Request { get; } = request;

    /// <summary>Its members.</summary>
    public WireStructure Input => Request.Input;

    /// <summary>Whose client sent it; null for nobody's in particular.</summary>
    public ProcessRun? Process { get; } = process;

    /// <summary>Answers. Once.</summary>
    public void Complete(WireReply reply) => complete(reply);

    /// <summary>Says what to do when the client gives up before the answer.</summary>
    public void OnAbandoned(Action action) => abandoned = action;

    /// <summary>The client has given up.</summary>
    public void Abandon() => abandoned?.Invoke();
}
