using System.Text;
using AwsMessaging.Simulation.Wire.DynamoDb;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire.DynamoDb;

public sealed class ExpressionTests
{
    private const string Order = """
        {"id":{"S":"o1"},"total":{"N":"12.50"},"paid":{"BOOL":true},"tags":{"SS":["new","eu"]},
         "lines":{"L":[{"S":"a"},{"S":"b"}]},"address":{"M":{"city":{"S":"Bern"}}},"note":{"NULL":true}}
        """;

    private const string Values = """
        {":o1":{"S":"o1"},":n":{"N":"12.5"},":ten":{"N":"10"},":twenty":{"N":"20"},":text":{"S":"12.5"},":eu":{"S":"eu"},":b":{"S":"B"},
         ":set":{"SS":["eu","late"]},":list":{"L":[{"S":"c"}]},":type":{"S":"N"},":one":{"N":"1"}}
        """;

    [Theory]
    [InlineData("attribute_exists(id)", true)]
    [InlineData("attribute_not_exists(id)", false)]
    [InlineData("attribute_not_exists(missing)", true)]
    [InlineData("attribute_exists(address.city) AND attribute_not_exists(address.street)", true)]
    [InlineData("attribute_exists(lines[1]) and not attribute_exists(lines[2])", true)]
    [InlineData("id = :o1", true)]
    [InlineData("#n = :o1", true)]
    [InlineData("total = :n", true)]
    [InlineData("total = :text", false)]
    [InlineData("total <> :text", true)]
    [InlineData("missing <> :text", true)]
    [InlineData("missing = :text", false)]
    [InlineData("total > :ten AND total<:twenty", true)]
    [InlineData("total < :text", false)]
    [InlineData("total BETWEEN :ten AND :twenty", true)]
    [InlineData("id IN (:b, :o1)", true)]
    [InlineData("id IN (:b)", false)]
    [InlineData("contains(tags, :eu)", true)]
    [InlineData("contains(tags, :b)", false)]
    [InlineData("begins_with(address.city, :b)", true)]
    [InlineData("attribute_type(total, :type)", true)]
    [InlineData("size(tags) >= :one", true)]
    [InlineData("size(address.city) = :one", false)]
    [InlineData("attribute_not_exists(id) OR id = :o1 AND total = :ten", false)]
    [InlineData("(attribute_not_exists(id) OR id = :o1) AND NOT total = :ten", true)]
    public void Conditions(string expression, bool holds) =>
        Assert.Equal(holds, ConditionExpression.Read(Reader("ConditionExpression", expression)).Holds(Parse(Order)));

    [Fact]
    public void Nothing_exists_in_an_item_that_does_not() =>
        Assert.True(ConditionExpression.Read(Reader("ConditionExpression", "attribute_not_exists(id)")).Holds(Item.Empty));

    [Theory]
    [InlineData("id", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"id\"")]
    [InlineData("id = ", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("id = :gone", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :gone")]
    [InlineData("#x = :o1", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("exists(id)", "Invalid ConditionExpression: Invalid function name; function: exists")]
    [InlineData("id = :o1 total", "Invalid ConditionExpression: Syntax error; token: \"total\", near: \":o1 total\"")]
    [InlineData("", "Invalid ConditionExpression: The expression can not be empty;")]
    public void Conditions_that_are_none(string expression, string message)
    {
        var fault = Assert.Throws<WireFault>(() => ConditionExpression.Read(Reader("ConditionExpression", expression)));

        Assert.Equal("ValidationException", fault.Error.Code);
        Assert.Equal(message, fault.Error.Message);
    }

    [Theory]
    [InlineData("SET total = :ten", "total", "{\"N\":\"10\"}")]
    [InlineData("SET total = total + :ten", "total", "{\"N\":\"22.5\"}")]
    [InlineData("set total = total - :ten", "total", "{\"N\":\"2.5\"}")]
    [InlineData("SET visits = if_not_exists(visits, :ten) + :one", "visits", "{\"N\":\"11\"}")]
    [InlineData("SET id = :b, total = :ten", "total", "{\"N\":\"10\"}")]
    [InlineData("SET lines = list_append(lines, :list)", "lines", "{\"L\":[{\"S\":\"a\"},{\"S\":\"b\"},{\"S\":\"c\"}]}")]
    [InlineData("SET lines[0] = :b", "lines", "{\"L\":[{\"S\":\"B\"},{\"S\":\"b\"}]}")]
    [InlineData("SET lines[9] = :b", "lines", "{\"L\":[{\"S\":\"a\"},{\"S\":\"b\"},{\"S\":\"B\"}]}")]
    [InlineData("REMOVE lines[0]", "lines", "{\"L\":[{\"S\":\"b\"}]}")]
    [InlineData("SET address.street = :b", "address", "{\"M\":{\"city\":{\"S\":\"Bern\"},\"street\":{\"S\":\"B\"}}}")]
    [InlineData("REMOVE note, paid SET total = :ten", "total", "{\"N\":\"10\"}")]
    [InlineData("ADD total :ten", "total", "{\"N\":\"22.5\"}")]
    [InlineData("ADD fresh :ten", "fresh", "{\"N\":\"10\"}")]
    [InlineData("ADD tags :set", "tags", "{\"SS\":[\"new\",\"eu\",\"late\"]}")]
    [InlineData("DELETE tags :set", "tags", "{\"SS\":[\"new\"]}")]
    [InlineData("SET total = :ten, id = total", "id", "{\"N\":\"12.5\"}")]
    public void Updates(string expression, string attribute, string value) =>
        Assert.Equal(value, UpdateExpression.Read(Reader("UpdateExpression", expression)).Apply(Parse(Order))[attribute]!.ToString());

    [Fact]
    public void A_removed_attribute_is_gone() =>
        Assert.Null(UpdateExpression.Read(Reader("UpdateExpression", "REMOVE note")).Apply(Parse(Order))["note"]);

    [Theory]
    [InlineData("SET total = id + :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD id :one", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET total = missing", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET missing.inner = :one", "The document path provided in the update expression is invalid for update")]
    [InlineData("CHANGE total = :one", "Invalid UpdateExpression: Syntax error; token: \"total\", near: \"CHANGE total =\"")]
    public void Updates_that_cannot_be(string expression, string message) => Assert.Equal(
        message,
        Assert.Throws<WireFault>(() => UpdateExpression.Read(Reader("UpdateExpression", expression)).Apply(Parse(Order))).Error.Message);

    [Theory]
    [InlineData("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("{\"S\":\"a\",\"N\":\"1\"}", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("{\"N\":\"one\"}", "The parameter cannot be converted to a numeric value: one")]
    [InlineData("{\"B\":\"?\"}", "Unable to decode base64 of B")]
    [InlineData("{\"BS\":[\"AQI=\",\"?\"]}", "Unable to decode base64 of B")]
    [InlineData("{\"SS\":[\"a\",\"a\"]}", "One or more parameter values were invalid: Input collection contains duplicates.")]
    public void Values_that_are_none(string value, string message) =>
        Assert.Equal(message, Assert.Throws<WireFault>(() => Parse("{\"a\":" + value + "}")).Error.Message);

    [Fact]
    public void Long_expressions_are_refused()
    {
        var nested = new string('(', 2040) + "id = :o1" + new string(')', 2040);
        Assert.True(ConditionExpression.Read(Reader("ConditionExpression", nested)).Holds(Parse(Order)));

        var fault = Assert.Throws<WireFault>(() => Reader("ConditionExpression", new string('(', 4097)));

        Assert.Equal(
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097", fault.Error.Message);
    }

    private static ExpressionReader Reader(string kind, string text) =>
        new(kind, text, new WireStructure().With("#n", "id"), Parse(Values), []);

    private static Item Parse(string json) => Item.Read(JsonCodec.ReadObject(Encoding.UTF8.GetBytes(json)));
}
