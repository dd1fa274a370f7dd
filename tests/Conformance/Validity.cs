using System.Text.Json;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Conformance;

/// <summary>Compares whether a pattern is accepted with whether it should be.</summary>
internal static class Validity
{
    public static Mismatch? Compare(JsonElement element, PatternResult result)
    {
        var expected = element.GetProperty("expect").GetString() switch
        {
            "accepted" => true,
            "rejected" => false,
            var other => throw new UnreadableException($"the expectation {other} is not known"),
        };
        if (expected != result.Pattern is not null)
        {
            return expected ? new("accepted", "rejected: " + string.Join("; ", result.Faults)) : new("rejected", "accepted");
        }

        if (TextOf(element, "error_code") is { } code && !result.Faults.Any(fault => fault.ErrorCode == code))
        {
            return new(code, string.Join(", ", result.Faults.Select(fault => fault.ErrorCode)));
        }

        if (TextOf(element, "limit_kind") is { } kind && !result.Faults.Any(fault => LimitOf(fault) == kind))
        {
            return new(kind, string.Join("; ", result.Faults));
        }

        return null;
    }

    private static string LimitOf(PatternFault fault) => fault.Kind switch
    {
        PatternFaultKind.TooManyKeys => "keys",
        PatternFaultKind.TooManyCombinations => "complexity",
        _ => "syntax",
    };

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;
}
