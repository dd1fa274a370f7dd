using System.Text;
using AwsMessaging.Simulation.Wire.DynamoDb;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire.DynamoDb;

public sealed class ItemCodecTests
{
    [Theory]
    [InlineData("""{"S":""}""")]
    [InlineData("""{"N":"12.5"}""")]
    [InlineData("""{"B":"AQI="}""")]
    [InlineData("""{"BOOL":false}""")]
    [InlineData("""{"NULL":true}""")]
    [InlineData("""{"SS":["new","eu"]}""")]
    [InlineData("""{"NS":["1","2"]}""")]
    [InlineData("""{"BS":["AQI=","AQ=="]}""")]
    [InlineData("""{"L":[{"S":"a"},{"M":{"city":{"S":"Bern"},"none":{"L":[]}}}]}""")]
    public void A_value_is_written_as_it_was_read(string value)
    {
        var item = "{\"a\":" + value + "}";

        Assert.Equal(item, Encoding.UTF8.GetString(JsonCodec.Write(ItemCodec.Write(ItemCodec.Read(Parse(item)))).Span));
    }

    [Theory]
    [InlineData("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("{\"S\":\"a\",\"N\":\"1\"}", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("{\"N\":\"one\"}", "The parameter cannot be converted to a numeric value: one")]
    [InlineData("{\"B\":\"?\"}", "Unable to decode base64 of B")]
    [InlineData("{\"BS\":[\"AQI=\",\"?\"]}", "Unable to decode base64 of B")]
    [InlineData("{\"SS\":[\"a\",\"a\"]}", "One or more parameter values were invalid: Input collection contains duplicates.")]
    [InlineData("{\"SS\":[]}", "One or more parameter values were invalid: An collection may not be empty")]
    [InlineData("{\"NULL\":false}", "One or more parameter values were invalid: Null attribute value types must have the value of true")]
    [InlineData("{\"S\":1}", "NUMBER_VALUE can not be converted to a String")]
    public void Values_that_are_none(string value, string message) =>
        Assert.Equal(message, Assert.Throws<WireFault>(() => ItemCodec.Read(Parse("{\"a\":" + value + "}"))).Error.Message);

    private static WireStructure Parse(string json) => JsonCodec.ReadObject(Encoding.UTF8.GetBytes(json));
}
