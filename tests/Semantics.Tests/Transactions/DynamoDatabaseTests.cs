using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Functions;
using AwsMessaging.Semantics.Transactions;
using static AwsMessaging.Semantics.Tests.Transactions.DynamoSamples;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>DynamoDB: keys, transactions, queries, time to live, streams.</summary>
public sealed class DynamoDatabaseTests
{
    private readonly DynamoDatabase database = new();

    public DynamoDatabaseTests()
    {
        database.CreateTable("items", "id", hasStream: true, timeToLive: "ttl");
        database.CreateTable("events", "stream", "version");
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
    public void Equal_numbers_are_one_key()
    {
        foreach (var version in new[] { 1m, 1.0m, 10m })
        {
            Put([new("stream", AttributeValue.S("a")), new("version", AttributeValue.N(version))], "events");
        }

        Assert.Equal(["1", "10"], database.Find("events")!.Items.Select(i => i["version"]!.Text));
    }

    [Fact]
    public void Items_keep_their_order_while_others_go()
    {
        for (var i = 0; i < 100; i++)
        {
            Put(Key($"{i}"));
        }

        for (var i = 0; i < 100; i += 10)
        {
            Put(Key($"{i}").Attributes.Append(new("n", AttributeValue.N(i))));
            for (var j = i + 1; j < i + 10; j++)
            {
                database.Write(0, Delete($"{j}"), Choices.Benign);
            }
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i * 10}"), database.Find("items")!.Items.Select(i => i["id"]!.Text));
        Assert.Equal("90", database.Get(0, "items", Key("90"), Choices.Benign).Result.Item!["n"]!.Text);
        Assert.Null(database.Get(0, "items", Key("91"), Choices.Benign).Result.Item);
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

    private void Put(DynamoItem item) => Put(item.Attributes);

    private void Put(IEnumerable<KeyValuePair<string, AttributeValue>> attributes, string table = "items") =>
        Assert.True(database.Write(0, new DynamoWrite { Table = table, Item = new DynamoItem(attributes) }, Choices.Benign).IsOk);

    private void Transact(long now, DynamoWrite[] writes, string? token) =>
        Assert.Null(database.TransactWrite(now, writes, token, Choices.Benign).Result.Canceled);
}
