using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>
/// AWS JSON 1.0 and 1.1: the operation stands in the header <c>X-Amz-Target</c>, input and output are JSON bodies.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html</remarks>
/// <param name="service">Which service speaks it.</param>
/// <param name="version"><c>1.0</c> or <c>1.1</c>.</param>
/// <param name="errorNamespace">What stands before the code of an error, with the number sign; empty where the service writes none.</param>
internal class AwsJsonProtocol(WireService service, string version, string errorNamespace) : WireProtocol
{
    private readonly string contentType = "application/x-amz-json-" + version;

    public override WireRequest Read(HttpCall call)
    {
        var target = call.Header("X-Amz-Target") ?? throw new WireFault(WireErrors.UnknownOperation(null));
        var operation = target[(target.LastIndexOf('.') + 1)..];
        return new WireRequest(service, operation, JsonCodec.ReadObject(call.Body));
    }

    public override HttpReply Write(string? operation, WireReply reply, string requestId)
    {
        List<KeyValuePair<string, string>> headers = [new("x-amzn-RequestId", requestId)];
        if (reply.Error is not { } error)
        {
            // Operations without output answer with no body at all (EventBridge, Kinesis) or an empty object; clients take both.
            var body = reply.Members is { } members ? JsonCodec.Write(members) : ReadOnlyMemory<byte>.Empty;
            return new HttpReply(reply.Status, contentType, body, headers);
        }

        AddErrorHeaders(error, headers);
        var fault = new WireStructure().With("__type", TypeOf(error)).With("message", error.Message);
        foreach (var (name, value) in reply.Members?.Members ?? [])
        {
            fault.With(name, value);
        }

        return new HttpReply(error.HttpStatus, contentType, JsonCodec.Write(fault), headers);
    }

    /// <summary>The error's name as the service writes it.</summary>
    protected virtual string TypeOf(ServiceError error) =>
        error.Code is "SerializationException" or "UnknownOperationException"
            ? "com.amazon.coral.service#" + error.Code
            : errorNamespace + error.Code;

    /// <summary>Headers that go with an error.</summary>
    protected virtual void AddErrorHeaders(ServiceError error, List<KeyValuePair<string, string>> headers)
    {
    }
}
