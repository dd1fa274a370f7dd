using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Functions;

/// <summary>A message or record on its way to a function.</summary>
public abstract class MappedRecord
{
    /// <summary>The id by which the function may report it: message id, sequence number or <see cref="KafkaRecordId"/>.</summary>
    public abstract string Id { get; }

    /// <summary>Message group or partition key; null for none.</summary>
    public abstract string? Key { get; }

    /// <summary>Bytes that it adds to the event, about.</summary>
    public abstract int Size { get; }

    /// <summary>The record as the function sees it in its event.</summary>
    public abstract JsonValue ToEvent();

    /// <summary>The record as a filter sees it: with its data decoded.</summary>
    public abstract JsonValue ToFilterView();

    /// <summary>Data as a filter sees it: an object or array if it is one, else text.</summary>
    protected static JsonValue Decoded(string data) =>
        JsonValue.TryParse(data, out _) is { Kind: JsonKind.Object or JsonKind.Array } json ? json : JsonValue.Of(data);
}
