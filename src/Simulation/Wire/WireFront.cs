using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>Takes HTTP requests to AWS services and has the model answer them.</summary>
/// <param name="host">Time, tasks and choices.</param>
/// <param name="tables">The operations of each service that the world has.</param>
internal sealed class WireFront(IWireHost host, IReadOnlyDictionary<WireService, OperationTable> tables)
{
    private long requests;

    /// <summary>Handles a request that has arrived.</summary>
    /// <param name="http">The request.</param>
    /// <param name="respond">Takes the reply, now or later; null when it never reaches the client.</param>
    /// <returns>The call, so that the client may abandon it; null when it has been answered.</returns>
    public WireCall? Handle(HttpCall http, Action<HttpReply?> respond)
    {
        var requestId = $"{++requests:x8}-0000-4000-8000-000000000000";
        if (WireProtocols.Find(http) is not { } protocol)
        {
            var reply = new AwsJsonProtocol(default, "1.0", "").Write(null, WireErrors.UnknownService(), requestId);
            respond(reply);
            return null;
        }

        WireRequest request;
        try
        {
            request = protocol.Read(http);
        }
        catch (WireFault fault)
        {
            respond(protocol.Write(null, fault.Error, requestId));
            return null;
        }

        var fate = host.Choices.Choose(NetworkChoices.Of(request.Service), request.Operation);
        switch (fate)
        {
            case NetworkChoices.RequestLost:
                respond(null);
                return null;
            case NetworkChoices.Throttled:
                respond(protocol.Write(request.Operation, NetworkChoices.ThrottleError(request.Service), requestId));
                return null;
            case NetworkChoices.Unavailable:
                respond(protocol.Write(request.Operation, NetworkChoices.UnavailableError(request.Service), requestId));
                return null;
        }

        var call = new WireCall(
            host,
            request,
            reply => respond(fate == NetworkChoices.ReplyLost ? null : protocol.Write(request.Operation, reply, requestId)));
        Run(call, protocol);
        return call;
    }

    private void Run(WireCall call, WireProtocol protocol)
    {
        var operation = tables.GetValueOrDefault(call.Request.Service)?.Find(call.Request.Operation);
        if (operation is null)
        {
            call.Complete(protocol is QueryProtocol
                ? WireErrors.InvalidAction(call.Request.Operation)
                : WireErrors.UnknownOperation(call.Request.Operation));
            return;
        }

        try
        {
            operation(call);
        }
        catch (WireFault fault)
        {
            call.Complete(fault.Error);
        }
    }
}
