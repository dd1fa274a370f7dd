using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using static AwsMessaging.Semantics.Tests.Transactions.DynamoSamples;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>DynamoDB's conditions, updates and values.</summary>
public sealed class DynamoExpressionTests
{
    private readonly DynamoDatabase database = new();

    public DynamoExpressionTests() => database.CreateTable("items", "id");

    [Theory]
    [InlineData("attribute_exists(n)", true)]
    [InlineData("attribute_not_exists(n)", false)]
    [InlineData("attribute_not_exists(m.none) AND attribute_exists(m.inner)", true)]
    [InlineData("n = :five", true)]
    [InlineData("n <> :five", false)]
    [InlineData("none <> :five", true)]
    [InlineData("n < :six and n <= :five and n > :four and n >= :five", true)]
    [InlineData("none < :six", false)]
    [InlineData("n BETWEEN :four AND :six", true)]
    [InlineData("n BETWEEN :six AND :six OR n = :five", true)]
    [InlineData("NOT n = :five", false)]
    [InlineData("not (n = :four or n = :six)", true)]
    [InlineData("n IN (:four, :six)", false)]
    [InlineData("n in (:four, :five)", true)]
    [InlineData("begins_with(s, :te)", true)]
    [InlineData("begins_with(s, :x)", false)]
    [InlineData("contains(s, :x)", true)]
    [InlineData("contains(l, :six)", true)]
    [InlineData("contains(l, :four)", false)]
    [InlineData("size(s) = :four", true)]
    [InlineData("size(l) < :five", true)]
    [InlineData("attribute_type(s, :S)", true)]
    [InlineData("l[1] = :six AND #map.#inner = :five", true)]
    [InlineData("s = :five", false)]
    public void A_condition_holds_or_not(string condition, bool expected)
    {
        Put(Sample());

        var written = database.Write(0, Delete("1", condition), Choices.Benign);

        Assert.Equal((expected, expected ? null : "ConditionalCheckFailedException"), (written.IsOk, written.Error?.Code));
    }

    [Theory]
    [InlineData("n =")]
    [InlineData("n ! :five")]
    [InlineData("n = :undefined")]
    [InlineData("#undefined = :five")]
    [InlineData("nothing_known(n)")]
    [InlineData("attribute_exists(n")]
    [InlineData("n = :five n")]
    [InlineData("l[x] = :five")]
    [InlineData("")]
    public void A_condition_that_is_none_is_refused(string condition) =>
        Assert.Equal(
            "ValidationException",
            database.Write(0, Delete("1", condition), Choices.Benign).Error?.Code);

    [Theory]
    [InlineData("SET n = :six", "n", "{\"N\":\"6\"}")]
    [InlineData("SET n = n + :four", "n", "{\"N\":\"9\"}")]
    [InlineData("SET n = n - :four, s = :x", "s", "{\"S\":\"x\"}")]
    [InlineData("SET a = n, n = :four", "a", "{\"N\":\"5\"}")]
    [InlineData("SET a = if_not_exists(a, :four) + :five", "a", "{\"N\":\"9\"}")]
    [InlineData("SET l = list_append(l, :list)", "l", "{\"L\":[{\"N\":\"1\"},{\"N\":\"6\"},{\"N\":\"9\"}]}")]
    [InlineData("SET l[0] = :x", "l", "{\"L\":[{\"S\":\"x\"},{\"N\":\"6\"}]}")]
    [InlineData("SET m.added = :x REMOVE m.inner", "m", "{\"M\":{\"added\":{\"S\":\"x\"}}}")]
    [InlineData("REMOVE l[0]", "l", "{\"L\":[{\"N\":\"6\"}]}")]
    [InlineData("ADD n :four", "n", "{\"N\":\"9\"}")]
    [InlineData("ADD fresh :four", "fresh", "{\"N\":\"4\"}")]
    [InlineData("ADD t :set", "t", "{\"SS\":[\"a\",\"b\"]}")]
    [InlineData("DELETE t :set", "t", null)]
    [InlineData("REMOVE n", "n", null)]
    public void An_update_changes_an_item(string update, string attribute, string? expected)
    {
        Put(Sample());

        var written = database.Write(0, Update("1", update), Choices.Benign);

        Assert.Equal(expected, written.Result.New![attribute]?.ToJson().ToString());
    }

    [Theory]
    [InlineData("SET")]
    [InlineData("SET n")]
    [InlineData("SET id = :x")]
    [InlineData("SET n = n + s")]
    [InlineData("SET n = none + :five")]
    [InlineData("SET none.inner = :five")]
    [InlineData("ADD s :five")]
    [InlineData("FROB n :five")]
    public void An_update_that_does_not_fit_is_refused(string update)
    {
        Put(Sample());

        Assert.Equal("ValidationException", database.Write(0, Update("1", update), Choices.Benign).Error?.Code);
    }

    [Fact]
    public void A_placeholder_that_is_not_used_is_refused()
    {
        var update = Update("1", "SET n = :five");

        var unusedValue = database.Write(0, update with { Values = Some(":five", ":x", ":S") }, Choices.Benign);
        var unusedName = database.Write(0, update with { Names = Names }, Choices.Benign);

        Assert.Contains("unused in expressions: keys: {:S, :x}", unusedValue.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("ExpressionAttributeNames unused", unusedName.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"S\":\"a\"}")]
    [InlineData("{\"N\":\"1.5\"}")]
    [InlineData("{\"BOOL\":true}")]
    [InlineData("{\"NULL\":true}")]
    [InlineData("{\"L\":[{\"S\":\"a\"},{\"M\":{\"x\":{\"NS\":[\"1\",\"2\"]}}}]}")]
    public void A_value_is_read_as_it_is_written(string json) =>
        Assert.Equal(json, AttributeValue.FromJson(JsonValue.Parse(json))!.ToJson().ToString());

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"S\":1}")]
    [InlineData("{\"N\":\"x\"}")]
    [InlineData("{\"X\":\"x\"}")]
    [InlineData("{\"SS\":[]}")]
    [InlineData("{\"S\":\"a\",\"N\":\"1\"}")]
    public void What_is_no_value_is_not_read(string json) => Assert.Null(AttributeValue.FromJson(JsonValue.Parse(json)));

    private static Dictionary<string, AttributeValue> Some(params string[] names) => names.ToDictionary(name => name, name => Values[name]);

    private void Put(DynamoItem item) =>
        Assert.True(database.Write(0, new DynamoWrite { Table = "items", Item = item }, Choices.Benign).IsOk);
}
