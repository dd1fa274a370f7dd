namespace AwsMessaging.Simulation.Tests.Wire.DynamoDb;

/// <summary>DynamoDB from request literals: what clients do not send by mistake, and reads of several items.</summary>
public sealed class DynamoDbRequestTests
{
    private readonly WireWorld world = new();

    public DynamoDbRequestTests() => world.World.CreateTable("orders", "id", hasStream: true);

    [Fact]
    public void Several_items_are_read_together()
    {
        Send("PutItem", """{"TableName":"orders","Item":{"id":{"S":"o1"},"total":{"N":"12.50"}}}""");

        Assert.Equal(
            """200 {"Responses":{"orders":[{"total":{"N":"12.5"}}]},"UnprocessedKeys":{}}""",
            Send("BatchGetItem", """
                {"RequestItems":{"orders":{"Keys":[{"id":{"S":"o1"}},{"id":{"S":"o2"}}],"ProjectionExpression":"#t","ExpressionAttributeNames":{"#t":"total"}}}}
                """));
        Assert.Equal(
            """200 {"Responses":[{"Item":{"id":{"S":"o1"},"total":{"N":"12.5"}}},{}]}""",
            Send("TransactGetItems", """
                {"TransactItems":[{"Get":{"TableName":"orders","Key":{"id":{"S":"o1"}}}},{"Get":{"TableName":"orders","Key":{"id":{"S":"o2"}}}}]}
                """));
    }

    [Theory]
    [InlineData("PutItem", """{"Item":{"id":{"S":"o1"}}}""", "ValidationException", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutItem", """{"TableName":"orders"}""", "ValidationException", "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutItem", """{"TableName":"orders","Item":{"id":{"S":"o1"}},"ReturnValues":"ALL_NEW"}""", "ValidationException", "ReturnValues can only be ALL_OLD or NONE")]
    [InlineData("UpdateItem", """{"TableName":"orders","Key":{"id":{"S":"o1"}},"ReturnValues":"ALL"}""", "ValidationException", "1 validation error detected: Value 'ALL' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]")]
    [InlineData("Query", """{"TableName":"orders"}""", "ValidationException", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")]
    [InlineData("GetItem", """{"TableName":"none","Key":{"id":{"S":"o1"}}}""", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("BatchGetItem", """{"RequestItems":{}}""", "ValidationException", "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("BatchGetItem", """{"RequestItems":{"orders":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"a"}}]}}}""", "ValidationException", "Provided list of item keys contains duplicates")]
    [InlineData("BatchGetItem", """{"RequestItems":{"none":{"Keys":[{"id":{"S":"a"}}]}}}""", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("TransactGetItems", """{"TransactItems":[{}]}""", "ValidationException", "1 validation error detected: Value null at 'get' failed to satisfy constraint: Member must not be null")]
    public void Wrong_requests_get_the_errors_that_DynamoDB_gives(string operation, string body, string code, string message) => Assert.Equal(
        $"400 {{\"__type\":\"com.amazonaws.dynamodb.v20120810#{code}\",\"message\":\"{message}\"}}", Send(operation, body));

    [Fact]
    public void An_update_cannot_make_an_item_too_large()
    {
        var value = new string('x', 300_000);
        Assert.StartsWith("200 ", Send("PutItem", """{"TableName":"orders","Item":{"id":{"S":"o1"},"a":{"S":"VALUE"}}}""".Replace("VALUE", value, StringComparison.Ordinal)));

        var update = Send("UpdateItem", """
            {"TableName":"orders","Key":{"id":{"S":"o1"}},"UpdateExpression":"SET b = :b","ExpressionAttributeValues":{":b":{"S":"VALUE"}}}
            """.Replace("VALUE", value, StringComparison.Ordinal));

        Assert.EndsWith("\"message\":\"Item size to update has exceeded the maximum allowed size\"}", update);
    }

    [Fact]
    public void A_mapping_brings_the_changes_of_a_table_to_a_function()
    {
        List<string> events = [];
        var function = world.World.CreateFunction("changes", json =>
        {
            events.Add(json);
            return Task.FromResult<string?>(null);
        });
        world.World.MapTable("orders", function);
        Send("PutItem", """{"TableName":"orders","Item":{"id":{"S":"early"}}}""");

        var mapping = world.Send($$"""
            POST /2015-03-31/event-source-mappings/ HTTP/1.1

            {"FunctionName":"changes","EventSourceArn":"{{world.World.DynamoDb.Find("orders")!.Arn}}","StartingPosition":"TRIM_HORIZON"}
            """);
        Assert.StartsWith("409 ", mapping);
        var other = world.World.CreateFunction("others", _ => Task.FromResult<string?>(null));
        Assert.Throws<ServiceException>(() => world.World.MapTable("none", other));

        world.World.Start("p", () => Task.CompletedTask);
        Send("PutItem", """{"TableName":"orders","Item":{"id":{"S":"o1"}}}""");
        world.Pass(5_000);

        Assert.Contains("\"early\"", string.Concat(events));
        Assert.Contains("\"o1\"", string.Concat(events));
        Assert.Contains(world.World.Trace.Events, e => (e.Kind, e.Key, e.Other) == (Simulation.Traces.TraceKind.Received, "o1", "orders"));
    }

    private string Send(string operation, string body) => world.Json("DynamoDB_20120810." + operation, body);
}
