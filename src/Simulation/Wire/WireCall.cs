using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>One request on its way through the model.</summary>
internal sealed class WireCall(IWireHost host, WireRequest request, Action<WireReply> complete)
{
    private Action? abandoned;

    /// <summary>What the client sent.</summary>
    public WireRequest Request { get; } = request;

    /// <summary>Its members.</summary>
    public WireStructure Input => Request.Input;

    /// <summary>The world.</summary>
    public IWireHost Host { get; } = host;

    /// <summary>Milliseconds since 1970 in the model's time.</summary>
    public long Now => Host.Now;

    /// <summary>Decides where AWS permits more than one outcome.</summary>
    public Choices Choices => Host.Choices;

    /// <summary>Whether there is nobody any more who waits for the reply.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Answers. Once.</summary>
    public void Complete(WireReply reply) => complete(reply);

    /// <summary>Says what to do when the client gives up before the answer.</summary>
    public void OnAbandoned(Action action) => abandoned = action;

    /// <summary>The client has given up.</summary>
    public void Abandon()
    {
        IsAbandoned = true;
        abandoned?.Invoke();
    }
}
