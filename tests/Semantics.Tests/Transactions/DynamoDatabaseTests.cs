using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Functions;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>DynamoDB: conditions, updates, transactions, time to live, streams.</summary>
public sealed class DynamoDatabaseTests
{
    private readonly DynamoDatabase database = new();

    public DynamoDatabaseTests()
    {
        database.CreateTable("items", "id", hasStream: true, timeToLive: "ttl");
        database.CreateTable("events", "stream", "version");
    }

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

        var unusedValue = database.Write(0, update with { Values = Values }, Choices.Benign);
        var unusedName = database.Write(0, update with { Names = Names }, Choices.Benign);

        Assert.Contains("unused in expressions: keys: {:S}", unusedValue.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("ExpressionAttributeNames unused", unusedName.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_makes_the_item_that_is_missing() =>
        Assert.Equal("2", database.Write(0, Update("2", "SET n = :five"), Choices.Benign).Result.New!["id"]!.Text);

    [Fact]
    public void Keys_have_to_be_right()
    {
        var noKey = new DynamoWrite { Table = "items", Item = new DynamoItem(("x", AttributeValue.S("1"))) };

        Assert.Equal("ValidationException", database.Write(0, noKey, Choices.Benign).Error?.Code);
        Assert.Equal("ValidationException", database.Get(0, "events", Key("1"), Choices.Benign).Error?.Code);
        Assert.Equal("ValidationException", database.Get(0, "items", Sample(), Choices.Benign).Error?.Code);
        Assert.Equal("ResourceNotFoundException", database.Get(0, "none", Key("1"), Choices.Benign).Error?.Code);
        Assert.Equal("ResourceInUseException", database.CreateTable("items", "id").Error?.Code);
    }

    [Fact]
    public void A_client_token_makes_a_repetition_harmless_for_ten_minutes()
    {
        DynamoWrite[] add = [Update("1", "ADD n :five")];

        Transact(0, add, "token");
        Transact(599_999, add, "token");
        Assert.Equal("5", N());
        Assert.Equal(
            "IdempotentParameterMismatchException",
            database.TransactWrite(599_999, [Update("1", "ADD n :four")], "token", Choices.Benign).Error?.Code);
        Transact(600_000, add, "token");

        Assert.Equal("10", N());

        string N() => database.Get(0, "items", Key("1"), Choices.Benign).Result.Item!["n"]!.Text;
    }

    [Fact]
    public void A_transaction_has_one_write_for_an_item_and_1_to_100_writes()
    {
        Assert.Equal("ValidationException", database.TransactWrite(0, [Delete("1"), Update("1", "SET n = :five")], null, Choices.Benign).Error?.Code);
        Assert.Equal("ValidationException", database.TransactWrite(0, [], null, Choices.Benign).Error?.Code);
        Assert.Equal(
            "ValidationException",
            database.TransactWrite(0, [.. Enumerable.Range(0, 101).Select(i => Delete($"{i}"))], null, Choices.Benign).Error?.Code);
        Assert.Equal("ValidationException", database.TransactWrite(0, [Delete("1")], new string('t', 37), Choices.Benign).Error?.Code);
    }

    [Fact]
    public void A_check_writes_nothing_and_may_tell_the_item()
    {
        Put(Sample());
        var check = Delete("1", "n = :four") with { Action = DynamoAction.ConditionCheck, ReturnsItemOnFailure = true };

        var reason = Assert.Single(database.TransactWrite(0, [check], null, Choices.Benign).Result.Canceled!.Reasons);
        Transact(0, [Delete("1", "n = :five") with { Action = DynamoAction.ConditionCheck }], null);

        Assert.Equal(("ConditionalCheckFailed", "5"), (reason.Code, reason.Item!["n"]!.Text));
        Assert.Single(database.Find("items")!.Items);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void An_item_past_its_time_may_still_be_there(int outcome, bool expected)
    {
        Put(Key("1").Attributes.Append(new("ttl", AttributeValue.N(60))));

        Assert.NotNull(database.Get(59_999, "items", Key("1"), Choices.Benign).Result.Item);
        var late = database.Get(60_000, "items", Key("1"), new Deviation(TransactionChoices.TimeToLive, outcome));

        Assert.Equal(expected, late.Result.Item is not null);
    }

    [Fact]
    public void A_query_finds_a_partition_in_the_order_of_its_sort_key()
    {
        foreach (var version in new[] { 3, 1, 2, 10 })
        {
            Put(
                [new("stream", AttributeValue.S("a")), new("version", AttributeValue.N(version)), new("odd", AttributeValue.Bool(version % 2 == 1))], "events");
        }

        var query = new DynamoQuery
        {
            Table = "events",
            KeyConditionExpression = "stream = :s AND version > :one",
            Values = new Dictionary<string, AttributeValue> { [":s"] = AttributeValue.S("a"), [":one"] = AttributeValue.N(1) },
        };

        Assert.Equal(["2", "3", "10"], Versions(query));
        Assert.Equal(["10", "3"], Versions(query with { ScanIndexForward = false, Limit = 2 }));
        Assert.Equal(["3"], Versions(query with { FilterExpression = "version = :one OR odd = :t", Values = new Dictionary<string, AttributeValue>(query.Values) { [":t"] = AttributeValue.Bool(true) } }));
        Assert.Equal(4, database.Query(0, new DynamoQuery { Table = "events" }, Choices.Benign).Result.ScannedCount);
        Assert.Equal("ValidationException", database.Query(0, query with { KeyConditionExpression = "stream =" }, Choices.Benign).Error?.Code);

        IEnumerable<string> Versions(DynamoQuery q) => database.Query(0, q, Choices.Benign).Result.Items.Select(i => i["version"]!.Text);
    }

    [Fact]
    public void A_stream_has_each_change_and_no_more()
    {
        Put(Sample());
        Put(Sample());
        database.Write(1, Update("1", "SET n = :six"), Choices.Benign);
        database.Write(2, Delete("1"), Choices.Benign);
        database.Write(3, Delete("1"), Choices.Benign);
        var table = database.Find("items")!;
        var request = Mappings.OfLog(table) with { Source = BatchSource.DynamoDb };

        var run = Mappings.Run(table, request with { Filters = ["{\"eventName\":[\"MODIFY\",\"REMOVE\"]}"] }).Until(Mappings.Minute);

        Assert.Equal(["MODIFY", "REMOVE"], run.Invocations.SelectMany(i => i.Records).Select(r => ((DynamoStreamRecord)r).EventName));
        var record = JsonValue.Parse(run.Invocations[0].ToEvent()).Find("Records")!.Items[0].Find("dynamodb")!;
        Assert.Equal(("5", "6"), (Image("OldImage"), Image("NewImage")));
        Assert.Equal("1", record.Find("Keys")!.Find("id")!.Find("S")!.Text);

        string Image(string name) => record.Find(name)!.Find("n")!.Find("N")!.Text;
    }

    [Fact]
    public void A_stream_forgets_after_a_day()
    {
        Put(Sample());
        var table = database.Find("items")!;
        var shard = table.Shards(0)[0].Id;

        Assert.True(table.HasMore(Mappings.Hour * 24 - 1, shard, null));
        Assert.False(table.HasMore(Mappings.Hour * 24, shard, null));
    }

    [Fact]
    public void A_copy_changes_alone()
    {
        Put(Sample());
        var copy = database.Clone();

        copy.Write(0, Delete("1"), Choices.Benign);

        Assert.Single(database.Find("items")!.Items);
        Assert.Empty(copy.Find("items")!.Items);
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

    private static readonly Dictionary<string, string> Names = new() { ["#map"] = "m", ["#inner"] = "inner" };

    private static readonly Dictionary<string, AttributeValue> Values = new()
    {
        [":four"] = AttributeValue.N(4), [":five"] = AttributeValue.N(5), [":six"] = AttributeValue.N(6), [":te"] = AttributeValue.S("te"),
        [":x"] = AttributeValue.S("x"), [":S"] = AttributeValue.S("S"), [":list"] = AttributeValue.L([AttributeValue.N(9)]), [":set"] = Set("a", "b"),
    };

    private static AttributeValue Set(params string[] elements) =>
        AttributeValue.FromJson(JsonValue.Parse("{\"SS\":[" + string.Join(",", elements.Select(JsonWriter.Quote)) + "]}"))!;

    private static DynamoItem Key(string id) => new(("id", AttributeValue.S(id)));

    private static DynamoItem Sample() => new(
        ("id", AttributeValue.S("1")),
        ("n", AttributeValue.N(5)),
        ("s", AttributeValue.S("text")),
        ("l", AttributeValue.L([AttributeValue.N(1), AttributeValue.N(6)])),
        ("m", AttributeValue.M([new("inner", AttributeValue.N(5))])),
        ("t", Set("a")));

    private static DynamoWrite Delete(string id, string? condition = null) => new()
    {
        Action = DynamoAction.Delete,
        Table = "items",
        Item = Key(id),
        ConditionExpression = condition,
        Names = UsedIn(condition, Names),
        Values = UsedIn(condition, Values),
    };

    private static Dictionary<string, T> UsedIn<T>(string? expression, Dictionary<string, T> placeholders) =>
        placeholders.Where(p => expression?.Contains(p.Key, StringComparison.Ordinal) == true).ToDictionary();

    private static DynamoWrite Update(string id, string update) =>
        new() { Action = DynamoAction.Update, Table = "items", Item = Key(id), UpdateExpression = update, Values = UsedIn(update, Values) };

    private void Put(DynamoItem item) => Put(item.Attributes);

    private void Put(IEnumerable<KeyValuePair<string, AttributeValue>> attributes, string table = "items") =>
        Assert.True(database.Write(0, new DynamoWrite { Table = table, Item = new DynamoItem(attributes) }, Choices.Benign).IsOk);

    private void Transact(long now, DynamoWrite[] writes, string? token) =>
        Assert.Null(database.TransactWrite(now, writes, token, Choices.Benign).Result.Canceled);
}
