using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>The operations of one service.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<string, Action<WireCall>> operations = new(StringComparer.Ordinal);

    /// <summary>What a request is, for choices and traces.</summary>
    public Func<WireRequest, ServiceCall> Describe { get; init; } = DescribeByService;

    /// <summary>Notes the messages of a request that a program hands over, before anything can happen to it.</summary>
    public Action<WireRequest>? Sending { get; init; }

    /// <summary>Names of the operations.</summary>
    public IReadOnlyCollection<string> Names => operations.Keys;

    /// <summary>Adds an operation that answers at once.</summary>
    public OperationTable Add(string name, Func<WireCall, WireReply> operation) =>
        AddDeferred(name, call => call.Complete(operation(call)));

    /// <summary>Adds an operation that answers when it can, by <see cref="WireCall.Complete"/>.</summary>
    public OperationTable AddDeferred(string name, Action<WireCall> operation)
    {
        operations.Add(name, operation);
        return this;
    }

    /// <summary>The operation of that name; null when the service has none, or the model does not know it.</summary>
    public Action<WireCall>? Find(string name) => operations.GetValueOrDefault(name);

    /// <summary>A request of which no more is known than who is asked for what.</summary>
    internal static ServiceCall DescribeByService(WireRequest request) =>
        new(request.Service, request.Operation, request.Service.ToString());
}
