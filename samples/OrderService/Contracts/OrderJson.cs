using System.Text.Json;

namespace OrderService.Contracts;

/// <summary>How messages are written and read everywhere in this service.</summary>
public static class OrderJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Writes a message as JSON.</summary>
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    /// <summary>Writes a message as UTF-8 JSON, ready to be the data of a stream record.</summary>
    public static MemoryStream WriteStream<T>(T message) => new(JsonSerializer.SerializeToUtf8Bytes(message, Options));

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">The text is not a message of this type.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The message is null.");

    /// <summary>Reads a message from the data of a stream record.</summary>
    /// <exception cref="JsonException">The data is not a message of this type.</exception>
    public static T Read<T>(Stream json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The message is null.");
}
