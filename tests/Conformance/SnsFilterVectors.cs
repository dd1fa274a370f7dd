using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Conformance;

/// <summary>Filter policies and messages, and whether they match.</summary>
internal sealed class SnsFilterVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["sns-filter/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        from element in file.GetProperty("cases").EnumerateArray() select VectorCase.Of(element, () => Run(element));

    private static Mismatch? Run(JsonElement element)
    {
        var expected = element.GetProperty("expect").GetBoolean();
        var dialect = SnsFilterValidityVectors.DialectOf(element);
        var result = EventPattern.Parse(element.GetProperty("policy").GetString()!, dialect);
        if (result.Pattern is not { } policy)
        {
            return new(expected.ToString(), "refused: " + string.Join("; ", result.Faults));
        }

        var actual = dialect == PatternDialect.SnsMessageBody
            ? policy.Matches(element.GetProperty("message").GetString()!)
            : policy.MatchesAttributes([.. AttributesOf(element)]);
        return actual == expected ? null : new(expected.ToString(), actual.ToString());
    }

    private static IEnumerable<MessageAttribute> AttributesOf(JsonElement element)
    {
        if (!element.TryGetProperty("message_attributes", out var attributes) || attributes.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var attribute in attributes.EnumerateObject())
        {
            yield return new(
                attribute.Name,
                attribute.Value.GetProperty("DataType").GetString()!,
                attribute.Value.TryGetProperty("StringValue", out var text) ? TextOf(text) : null,
                attribute.Value.TryGetProperty("BinaryValue", out var binary) ? binary.GetBytesFromBase64() : null);
        }
    }

    /// <summary>On the wire every value is a string; some tests write the number itself.</summary>
    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}

/// <summary>Filter policies, and whether SNS accepts them.</summary>
internal sealed class SnsFilterValidityVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["sns-filter-validity/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        from element in file.GetProperty("cases").EnumerateArray()
        select VectorCase.Of(
            element, () => Validity.Compare(element, EventPattern.Parse(element.GetProperty("policy").GetString()!, DialectOf(element))));

    /// <summary>The dialect of a case's scope; without one it is the service's default.</summary>
    public static PatternDialect DialectOf(JsonElement element) =>
        (element.TryGetProperty("scope", out var scope) && scope.ValueKind == JsonValueKind.String ? scope.GetString() : null) switch
        {
            null or "MessageAttributes" => PatternDialect.SnsMessageAttributes,
            "MessageBody" => PatternDialect.SnsMessageBody,
            var other => throw new UnreadableException($"the scope {other} is not known"),
        };
}
