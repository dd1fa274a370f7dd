using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>Takes HTTP requests to AWS services and has the model answer them.</summary>
/// <param name="tables">The operations of each service that the world has.</param>
internal sealed class WireFront(IReadOnlyDictionary<WireService, OperationTable> tables)
{
    private long requests;

    /// <summary>Reads a request that is about to go out.</summary>
    public WireExchange Open(HttpCall http)
    {
        var requestId = $"{++requests:x8}-0000-4000-8000-000000000000";
        if (WireProtocols.Find(http) is not { } protocol)
        {
            return new WireExchange(new AwsJsonProtocol(default, "1.0", ""), requestId, WireErrors.UnknownService());
        }

        try
        {
            var request = protocol.Read(http);
            return new WireExchange(protocol, requestId, request, tables.GetValueOrDefault(request.Service));
        }
        catch (WireFault fault)
        {
            return new WireExchange(protocol, requestId, fault.Error);
        }
    }

    /// <summary>The operations of a service that the world has.</summary>
    public OperationTable TableOf(WireService service) => tables[service];

    /// <summary>Begins to count requests anew, for the next run.</summary>
    public void Reset() => requests = 0;
}

/// <summary>A request and its answer.</summary>
internal sealed class WireExchange
{
    private readonly WireProtocol protocol;
    private readonly string requestId;
    private readonly WireRequest? request;
    private readonly OperationTable? table;
    private readonly ServiceError? fault;

    /// <summary>A request that can be read.</summary>
    public WireExchange(WireProtocol protocol, string requestId, WireRequest request, OperationTable? table)
    {
        this.protocol = protocol;
        this.requestId = requestId;
        this.request = request;
        this.table = table;
        Description = (table?.Describe ?? OperationTable.DescribeByService)(request);
    }

    /// <summary>A request that cannot be read.</summary>
    public WireExchange(WireProtocol protocol, string requestId, ServiceError fault)
    {
        this.protocol = protocol;
        this.requestId = requestId;
        this.fault = fault;
    }

    /// <summary>What is asked of whom, for choices and traces; null when that cannot be read.</summary>
    public ServiceCall? Description { get; }

    /// <summary>Notes the messages that the request hands over.</summary>
    public void Sending()
    {
        try
        {
            table?.Sending?.Invoke(request!);
        }
        catch (WireFault)
        {
            // A member has the wrong type: the service will say so when the request arrives.
        }
    }

    /// <summary>Answers with an error of whoever stands before the service.</summary>
    public HttpReply Refuse(ServiceError error) => protocol.Write(request?.Operation, error, requestId);

    /// <summary>The request has reached the service.</summary>
    /// <param name="process">Whose request it is; null for nobody's in particular.</param>
    /// <param name="respond">Takes the reply, now or later.</param>
    /// <returns>The call, so that the client may abandon it; null when it cannot be read.</returns>
    public WireCall? Arrive(ProcessRun? process, Action<HttpReply> respond)
    {
        if (fault is not null)
        {
            respond(Refuse(fault));
            return null;
        }

        var call = new WireCall(request!, process, reply => respond(protocol.Write(request!.Operation, reply, requestId)));
        var operation = table?.Find(request!.Operation);
        if (operation is null)
        {
            call.Complete(protocol is QueryProtocol
                ? WireErrors.InvalidAction(request!.Operation)
                : WireErrors.UnknownOperation(request!.Operation));
            return call;
        }

        try
        {
            operation(call);
        }
        catch (WireFault refused)
        {
            call.Complete(refused.Error);
        }

        return call;
    }
}
