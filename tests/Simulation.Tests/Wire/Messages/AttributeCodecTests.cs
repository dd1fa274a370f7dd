using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Messages;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire.Messages;

public sealed class AttributeCodecTests
{
    [Fact]
    public void Attributes_are_read_in_their_order_and_written_as_they_were()
    {
        const string Json =
            """{"z":{"DataType":"String","StringValue":"1"},"a":{"DataType":"Binary.png","BinaryValue":"AQI="},"n":{"DataType":"Number","StringValue":"5"}}""";
        var message = JsonCodec.ReadObject(Encoding.UTF8.GetBytes("{\"MessageAttributes\":" + Json + "}"));

        var attributes = AttributeCodec.Read(message);

        Assert.NotNull(attributes);
        Assert.Equal(["z", "a", "n"], attributes.Select(attribute => attribute.Name));
        Assert.Equal(new MessageAttribute("n", "Number", "5"), attributes[2]);
        Assert.Equal([1, 2], attributes[1].BinaryValue!);
        Assert.Equal(Json, Encoding.UTF8.GetString(JsonCodec.Write(AttributeCodec.Write(attributes)!).Span));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"MessageAttributes\":null}")]
    [InlineData("{\"MessageAttributes\":{}}")]
    public void No_attributes_are_left_out(string json)
    {
        var attributes = AttributeCodec.Read(JsonCodec.ReadObject(Encoding.UTF8.GetBytes(json)));

        Assert.Null(attributes);
        Assert.Null(AttributeCodec.Write(attributes));
        Assert.Null(AttributeCodec.Write([]));
    }

    [Theory]
    [InlineData("{\"MessageAttributes\":[]}")]
    [InlineData("{\"MessageAttributes\":{\"a\":\"text\"}}")]
    [InlineData("{\"MessageAttributes\":{\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"?\"}}}")]
    [InlineData("{\"MessageAttributes\":{\"a\":{\"DataType\":5}}}")]
    public void Attributes_of_the_wrong_type_are_refused(string json) => Assert.Equal(
        "SerializationException",
        Assert.Throws<WireFault>(() => AttributeCodec.Read(JsonCodec.ReadObject(Encoding.UTF8.GetBytes(json)))).Error.Code);
}
