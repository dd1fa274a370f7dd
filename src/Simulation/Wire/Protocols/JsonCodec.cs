using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>JSON text to values and back.</summary>
internal static class JsonCodec
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Reads an object. An empty body is an empty object, as AWS reads it.</summary>
    /// <exception cref="WireFault">It is not one JSON object.</exception>
    public static WireStructure ReadObject(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return new WireStructure();
        }

        try
        {
            var reader = new Utf8JsonReader(text);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new WireFault(WireErrors.Serialization("Start of structure or map found where not expected."));
            }

            var result = ReadStructure(ref reader);
            reader.Read();
            return result;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new WireFault(WireErrors.Serialization(e.Message));
        }
    }

    /// <summary>Writes an object.</summary>
    public static ReadOnlyMemory<byte> Write(WireStructure structure)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, structure);
        }

        return buffer.WrittenMemory;
    }

    private static WireStructure ReadStructure(ref Utf8JsonReader reader)
    {
        var result = new WireStructure();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            result.With(name, ReadValue(ref reader));
        }

        return result;
    }

    private static WireValue? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new WireText(reader.GetString()!),
        JsonTokenType.Number => new WireNumber(System.Text.Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => WireBoolean.True,
        JsonTokenType.False => WireBoolean.False,
        JsonTokenType.StartObject => ReadStructure(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        _ => null,
    };

    private static WireList ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<WireValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // A null in a list is dropped by services that do not declare the list sparse; none here does.
            if (ReadValue(ref reader) is { } item)
            {
                items.Add(item);
            }
        }

        return new WireList(items);
    }

    private static void Write(Utf8JsonWriter writer, WireValue value)
    {
        switch (value)
        {
            case WireText text:
                writer.WriteStringValue(text.Value);
                break;
            case WireNumber number:
                writer.WriteRawValue(number.Literal, skipInputValidation: true);
                break;
            case WireBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case WireList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case WireStructure structure:
                writer.WriteStartObject();
                foreach (var (name, member) in structure.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
