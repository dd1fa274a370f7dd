using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>What a service answers, before a protocol writes it down.</summary>
internal sealed class WireReply
{
    /// <summary>The error; null for success.</summary>
    public ServiceError? Error { get; init; }

    /// <summary>Members of the result, or those of an error beyond code and message; null where the operation has none.</summary>
    public WireStructure? Members { get; init; }

    /// <summary>A body that is passed on as it is (REST); null for none.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>Members that travel as headers (REST).</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Success without any member.</summary>
    public static WireReply Empty { get; } = new();

    public static implicit operator WireReply(WireStructure members) => new() { Members = members };

    public static implicit operator WireReply(ServiceError error) => new() { Error = error, Status = error.HttpStatus };
}
