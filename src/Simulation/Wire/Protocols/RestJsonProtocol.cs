namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>
/// REST-JSON: verb and path name the operation; members stand in path, query, headers and JSON body.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
/// <param name="service">Which service speaks it.</param>
/// <param name="routes">Its operations.</param>
internal sealed class RestJsonProtocol(WireService service, IReadOnlyList<RestRoute> routes) : WireProtocol
{
    public override WireRequest Read(HttpCall call)
    {
        var segments = call.Path.Trim('/').Split('/');
        foreach (var route in routes)
        {
            if (route.Method == call.Method && route.TryMatch(segments, out var parameters))
            {
                return Read(call, route, parameters);
            }
        }

        throw new WireFault(new("UnknownOperationException", "The requested operation is not recognized by the service.", 404));
    }

    public override HttpReply Write(string? operation, WireReply reply, string requestId)
    {
        List<KeyValuePair<string, string>> headers = [new("x-amzn-RequestId", requestId), .. reply.Headers];
        if (reply.Error is { } error)
        {
            headers.Add(new("x-amzn-ErrorType", error.Code));
            var fault = new WireStructure().With("Message", error.Message);
            foreach (var (name, value) in reply.Members?.Members ?? [])
            {
                fault.With(name, value);
            }

            return new HttpReply(error.HttpStatus, "application/json", JsonCodec.Write(fault), headers);
        }

        var body = reply.Payload ?? (reply.Members is { } members ? JsonCodec.Write(members) : ReadOnlyMemory<byte>.Empty);
        return new HttpReply(reply.Status, "application/json", body, headers);
    }

    private WireRequest Read(HttpCall call, RestRoute route, List<KeyValuePair<string, string>> parameters)
    {
        var input = route.TakesPayload ? new WireStructure() : JsonCodec.ReadObject(call.Body);
        foreach (var (name, value) in parameters)
        {
            input.With(name, new WireText(value, untyped: true));
        }

        foreach (var (name, value) in FormFields.Read(call.Query))
        {
            // The member is called GroupName also where the query says groupName.
            input.With(char.ToUpperInvariant(name[0]) + name[1..], new WireText(value, untyped: true));
        }

        foreach (var (member, header) in route.Headers)
        {
            input.With(member, call.Header(header) is { } value ? new WireText(value, untyped: true) : null);
        }

        return new WireRequest(service, route.Operation, input, route.TakesPayload ? call.Body : null);
    }
}

/// <summary>An operation of a REST service.</summary>
/// <param name="Method">HTTP verb.</param>
/// <param name="Path">Path with parameters in braces: <c>/schedules/{Name}</c>.</param>
/// <param name="Operation">Its name.</param>
internal sealed record RestRoute(string Method, string Path, string Operation)
{
    private readonly string[] template = Path.Trim('/').Split('/');

    /// <summary>Whether the body is data and not the members.</summary>
    public bool TakesPayload { get; init; }

    /// <summary>Members that travel as headers: member, header.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Whether a path is this operation's, and its parameters.</summary>
    public bool TryMatch(string[] segments, out List<KeyValuePair<string, string>> parameters)
    {
        parameters = [];
        if (segments.Length != template.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (template[i].StartsWith('{'))
            {
                parameters.Add(new(template[i][1..^1], Uri.UnescapeDataString(segments[i])));
            }
            else if (template[i] != segments[i])
            {
                return false;
            }
        }

        return true;
    }
}
