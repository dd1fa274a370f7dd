namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>A request, after a protocol has read it.</summary>
/// <param name="Service">Who is asked.</param>
/// <param name="Operation">For what: <c>SendMessage</c>.</param>
/// <param name="Input">With what.</param>
/// <param name="Payload">The raw body where the operation takes one (REST); else null.</param>
internal sealed record WireRequest(WireService Service, string Operation, WireStructure Input, byte[]? Payload = null);

/// <summary>An HTTP request with its body read.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Absolute path, still percent-encoded, without query.</param>
/// <param name="Query">The part after the question mark, without it; empty for none.</param>
/// <param name="Header">Value of a header, or null.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record HttpCall(string Method, string Path, string Query, Func<string, string?> Header, byte[] Body);

/// <summary>An HTTP reply.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="Headers">Headers beyond the content's.</param>
internal sealed record HttpReply(
    int Status, string ContentType, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Reads the requests and writes the replies of one AWS protocol.</summary>
internal abstract class WireProtocol
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="WireFault">It is malformed or asks for an operation that does not exist.</exception>
    public abstract WireRequest Read(HttpCall call);

    /// <summary>Writes a reply.</summary>
    /// <param name="operation">What was asked for; null when that could not be read.</param>
    /// <param name="reply">The answer.</param>
    /// <param name="requestId">What tells this request from others in logs.</param>
    public abstract HttpReply Write(string? operation, WireReply reply, string requestId);
}
