using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Traces;
using Value = Amazon.DynamoDBv2.Model.AttributeValue;

namespace AwsMessaging.Simulation.Tests.Wire.DynamoDb;

/// <summary>A real DynamoDB client on the model's tables.</summary>
public sealed class DynamoDbClientTests
{
    [Fact]
    public async Task What_is_put_is_got()
    {
        var (time, client) = Start();
        var item = Order("o1", ("total", new Value { N = "12.5" }), ("tags", new Value { SS = ["new", "eu"] }), ("paid", new Value { BOOL = false }));

        time.Run(client.PutItemAsync("orders", item));
        var got = await Done(time, client.GetItemAsync("orders", Order("o1")));
        var none = await Done(time, client.GetItemAsync("orders", Order("o2")));

        Assert.Equal(["id", "total", "tags", "paid"], got.Item.Keys);
        Assert.Equal("12.5", got.Item["total"].N);
        Assert.Equal(["new", "eu"], got.Item["tags"].SS);
        Assert.False(got.Item["paid"].BOOL);
        Assert.True(got.IsItemSet);
        Assert.False(none.IsItemSet);
    }

    [Fact]
    public void A_second_put_on_the_condition_that_there_is_none_fails()
    {
        var (time, client) = Start();
        var put = new PutItemRequest
        {
            TableName = "orders",
            Item = Order("o1", ("by", new Value("first"))),
            ConditionExpression = "attribute_not_exists(id)",
        };
        time.Run(client.PutItemAsync(put));
        put.Item["by"] = new Value("second");
        put.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;

        var error = Failure<ConditionalCheckFailedException>(time, client.PutItemAsync(put));

        Assert.Equal("ConditionalCheckFailedException", error.ErrorCode);
        Assert.Equal("The conditional request failed", error.Message);
        Assert.Equal("first", error.Item["by"].S);
        Assert.Equal("first", time.Run(client.GetItemAsync("orders", Order("o1"))).Item["by"].S);
    }

    [Fact]
    public void Updates_make_change_and_return_items()
    {
        var (time, client) = Start();
        var update = new UpdateItemRequest
        {
            TableName = "orders",
            Key = Order("o1"),
            UpdateExpression = "ADD #v :one SET seen = :yes",
            ExpressionAttributeNames = new() { ["#v"] = "version" },
            ExpressionAttributeValues = new() { [":one"] = new Value { N = "1" }, [":yes"] = new Value { BOOL = true } },
            ReturnValues = ReturnValue.UPDATED_NEW,
        };

        time.Run(client.UpdateItemAsync(update));
        var second = time.Run(client.UpdateItemAsync(update));

        Assert.Equal(["version", "seen"], second.Attributes.Keys);
        Assert.Equal("2", second.Attributes["version"].N);
        Assert.Equal("o1", time.Run(client.DeleteItemAsync("orders", Order("o1"), ReturnValue.ALL_OLD)).Attributes["id"].S);
        Assert.Empty(time.Run(client.ScanAsync(new ScanRequest("orders"))).Items);
    }

    [Fact]
    public void A_transaction_is_carried_out_whole_or_not_at_all()
    {
        var (time, client) = Start();
        time.Run(client.TransactWriteItemsAsync(Transaction("m1", "o1")));

        var error = Failure<TransactionCanceledException>(time, client.TransactWriteItemsAsync(Transaction("m1", "o2")));

        Assert.Equal(["ConditionalCheckFailed", "None"], error.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]", error.Message);
        Assert.Equal(["m1", "o1"], time.Run(client.ScanAsync(new ScanRequest("orders"))).Items.Select(item => item["id"].S));
    }

    /// <summary>The SDK gives each transaction a token, which its retries repeat.</summary>
    [Fact]
    public void A_transaction_whose_reply_is_lost_is_not_carried_out_twice()
    {
        var (time, client) = Start("net.dynamodb#0=2");

        time.Run(client.TransactWriteItemsAsync(Transaction("m1", "o1")));

        Assert.Equal(2, time.Run(client.ScanAsync(new ScanRequest("orders"))).Count);
    }

    /// <summary>A put has no token: the retry finds the item that the first attempt made.</summary>
    [Fact]
    public void A_conditional_put_whose_reply_is_lost_fails_on_its_own_effect()
    {
        var (time, client) = Start("net.dynamodb#0=2");
        var put = new PutItemRequest { TableName = "orders", Item = Order("o1"), ConditionExpression = "attribute_not_exists(id)" };

        Failure<ConditionalCheckFailedException>(time, client.PutItemAsync(put));

        Assert.Equal(1, time.Run(client.ScanAsync(new ScanRequest("orders"))).Count);
    }

    [Fact]
    public void A_token_is_for_one_transaction_and_ten_minutes()
    {
        var (time, client) = Start();
        var first = Transaction("m1", "o1");
        first.ClientRequestToken = "t1";
        var other = Transaction("m2", "o2");
        other.ClientRequestToken = "t1";

        time.Run(client.TransactWriteItemsAsync(first));
        time.Run(client.TransactWriteItemsAsync(first));
        Failure<IdempotentParameterMismatchException>(time, client.TransactWriteItemsAsync(other));
        time.Pass(600_000);
        Failure<TransactionCanceledException>(time, client.TransactWriteItemsAsync(first));
        time.Run(client.TransactWriteItemsAsync(other));
    }

    [Fact]
    public void A_query_pages_through_a_partition_in_the_order_of_its_sort_key()
    {
        var (time, client) = Start();
        foreach (var line in new[] { 10, 9, 100, 1 })
        {
            time.Run(client.PutItemAsync("lines", Line("o1", line)));
        }

        time.Run(client.PutItemAsync("lines", Line("o2", 5)));
        var query = new QueryRequest
        {
            TableName = "lines",
            KeyConditionExpression = "#o = :o AND line >= :from",
            ExpressionAttributeNames = new() { ["#o"] = "order" },
            ExpressionAttributeValues = new() { [":o"] = new Value("o1"), [":from"] = new Value { N = "9" } },
            Limit = 2,
        };

        var first = time.Run(client.QueryAsync(query));
        query.ExclusiveStartKey = first.LastEvaluatedKey;
        var second = time.Run(client.QueryAsync(query));

        Assert.Equal(["9", "10"], first.Items.Select(item => item["line"].N));
        Assert.Equal(["100"], second.Items.Select(item => item["line"].N));
        Assert.Null(second.LastEvaluatedKey);
    }

    [Fact]
    public void A_batch_may_leave_a_write_undone()
    {
        var (time, client) = Start("batch.write-item#0=2");
        var batch = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
        {
            ["orders"] = [Put("o1"), Put("o2"), Put("o3")],
        });

        var response = time.Run(client.BatchWriteItemAsync(batch));

        Assert.Equal("o2", Assert.Single(response.UnprocessedItems["orders"]).PutRequest.Item["id"].S);
        Assert.Equal(["o1", "o3"], time.Run(client.ScanAsync(new ScanRequest("orders"))).Items.Select(item => item["id"].S));

        static WriteRequest Put(string id) => new(new PutRequest(Order(id)));
    }

    [Fact]
    public void Tables_are_made_and_described_and_unknown_ones_refused()
    {
        var (time, client) = Start();
        var create = new CreateTableRequest(
            "inbox", [new KeySchemaElement("key", KeyType.HASH)], [new AttributeDefinition("key", ScalarAttributeType.S)], new ProvisionedThroughput(1, 1));

        Assert.Equal(TableStatus.ACTIVE, time.Run(client.CreateTableAsync(create)).TableDescription.TableStatus);
        Failure<ResourceInUseException>(time, client.CreateTableAsync(create));
        Assert.Equal("key", time.Run(client.DescribeTableAsync("inbox")).Table.KeySchema[0].AttributeName);
        time.Run(client.DeleteTableAsync("inbox"));
        var error = Failure<ResourceNotFoundException>(time, client.GetItemAsync("inbox", Order("o1")));
        Assert.Equal("Requested resource not found", error.Message);
    }

    [Fact]
    public void Wrong_requests_get_the_errors_that_AWS_gives()
    {
        var (time, client) = Start();

        Assert.Equal(
            "The provided key element does not match the schema",
            Failure<AmazonDynamoDBException>(time, client.GetItemAsync("orders", Line("o1", 1))).Message);
        Assert.Equal(
            "One or more parameter values were invalid: Missing the key id in the item",
            Failure<AmazonDynamoDBException>(time, client.PutItemAsync("orders", Line("o1", 1))).Message);
        Assert.Equal(
            "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
            Failure<AmazonDynamoDBException>(time, client.PutItemAsync("orders", new() { ["id"] = new Value { N = "1" } })).Message);
        Assert.Equal(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}",
            Failure<AmazonDynamoDBException>(time, client.PutItemAsync(new PutItemRequest
            {
                TableName = "orders",
                Item = Order("o1"),
                ConditionExpression = "attribute_not_exists(id)",
                ExpressionAttributeValues = new() { [":x"] = new Value("x") },
            })).Message);
        Assert.Equal(
            "Transaction request cannot include multiple operations on one item",
            Failure<AmazonDynamoDBException>(time, client.TransactWriteItemsAsync(Transaction("m1", "m1"))).Message);
        var error = Failure<AmazonDynamoDBException>(time, client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [] }));
        Assert.Equal("ValidationException", error.ErrorCode);
    }

    [Fact]
    public void A_copy_of_the_tables_is_independent()
    {
        var (time, client) = Start();
        time.Run(client.PutItemAsync("orders", Order("o1")));
        var copy = time.World.DynamoDb.Clone();

        time.Run(client.PutItemAsync("orders", Order("o2")));

        Assert.Single(copy.Find("orders")!.Items);
        Assert.Equal(2, time.World.DynamoDb.Find("orders")!.Items.Count());
    }

    [Fact]
    public void Every_run_begins_with_the_items_of_the_set_up()
    {
        using var world = new MessagingWorld();
        world.CreateTable("orders", "id");
        var client = new AmazonDynamoDBClient(
            new Amazon.Runtime.AnonymousAWSCredentials(),
            new AmazonDynamoDBConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.USEast1,
                HttpClientFactory = new AwsMessaging.Simulation.Wire.Sdk.ModelHttpClientFactory(world.HttpHandler, world.Clock),
            });

        for (var i = 0; i < 2; i++)
        {
            world.Run(
                () => world.Start("writer", () => client.PutItemAsync(new PutItemRequest
                {
                    TableName = "orders", Item = Order("o1"), ConditionExpression = "attribute_not_exists(id)",
                })),
                TimeSpan.FromMinutes(1),
                []);

            Assert.Equal("o1", Assert.Single(world.Trace.Events, e => e.Kind == TraceKind.Committed).Key);
            Assert.Single(world.DynamoDb.Find("orders")!.Items);
        }
    }

    private static Task<T> Done<T>(WireWorld time, Task<T> task)
    {
        time.Settle(task);
        return task;
    }

    private static T Failure<T>(WireWorld time, Task task)
        where T : Exception
    {
        time.Settle(task);
        return Assert.IsType<T>(task.Exception?.InnerException);
    }

    private static Dictionary<string, Value> Order(string id, params (string Name, Value Value)[] attributes)
    {
        var item = new Dictionary<string, Value> { ["id"] = new(id) };
        foreach (var (name, value) in attributes)
        {
            item[name] = value;
        }

        return item;
    }

    private static Dictionary<string, Value> Line(string order, int line) =>
        new() { ["order"] = new(order), ["line"] = new() { N = line.ToString(System.Globalization.CultureInfo.InvariantCulture) } };

    /// <summary>An inbox entry and an effect: the pattern that makes a handler idempotent.</summary>
    private static TransactWriteItemsRequest Transaction(string message, string order) => new()
    {
        TransactItems =
        [
            new() { Put = new() { TableName = "orders", Item = Order(message), ConditionExpression = "attribute_not_exists(id)" } },
            new() { Put = new() { TableName = "orders", Item = Order(order) } },
        ],
    };

    private static (WireWorld Time, AmazonDynamoDBClient Client) Start(string script = "benign")
    {
        var world = new WireWorld(script);
        world.World.CreateTable("orders", "id");
        world.World.CreateTable("lines", "order", new KeyAttribute("line", AttributeType.N));
        return (world, world.DynamoDb());
    }
}
