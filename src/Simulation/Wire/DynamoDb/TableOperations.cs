using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The operations of DynamoDB on tables. Tables are active at once and have no indexes.</summary>
internal static class TableOperations
{
    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world) => table
        .Add("CreateTable", call => Answer(Create(world.DynamoDb, call.Input), "TableDescription", "ACTIVE"))
        .Add("DescribeTable", call => world.DynamoDb.Find(DynamoDbRequests.TableIn(call.Input)) is { } found
            ? Answer(found, "Table", "ACTIVE")
            : new ServiceError("ResourceNotFoundException", "Requested resource not found: Table: " + call.Input.Text("TableName")
                + " not found"))
        .Add("DeleteTable", call => Answer(world.DynamoDb.DeleteTable(DynamoDbRequests.TableIn(call.Input)), "TableDescription",
            "DELETING"))
        .Add("ListTables", _ => new WireStructure().With(
            "TableNames", new WireList([.. world.DynamoDb.Tables.Select(known => (WireValue)known.Name)])));

    private static WireReply Answer(Reply<DynamoTable> reply, string member, string status) =>
        reply.IsOk ? new WireStructure().With(member, Describe(reply.Result, status)) : reply.Error!;

    private static Reply<DynamoTable> Create(DynamoDatabase database, WireStructure input)
    {
        var types = input.Structures("AttributeDefinitions") ?? throw new WireFault(WireErrors.ValidationNull("AttributeDefinitions"));
        var schema = input.Structures("KeySchema") ?? throw new WireFault(WireErrors.ValidationNull("KeySchema"));
        var hash = schema.FirstOrDefault(element => element.Text("KeyType") == "HASH")
            ?? throw ItemCodec.Invalid("No Hash Key specified in schema. All Dynamo DB tables must have exactly one hash key");
        var range = schema.FirstOrDefault(element => element.Text("KeyType") == "RANGE");
        return database.CreateTable(
            DynamoDbRequests.TableIn(input),
            Key(hash),
            range is null ? null : Key(range),
            input.Structure("StreamSpecification")?.Boolean("StreamEnabled") == true);

        KeyAttribute Key(WireStructure element)
        {
            var attribute = element.Text("AttributeName");
            var type = types.FirstOrDefault(definition => definition.Text("AttributeName") == attribute)?.Text("AttributeType");
            return attribute is not null && type is "S" or "N" or "B"
                ? new KeyAttribute(attribute!, Enum.Parse<AttributeType>(type))
                : throw ItemCodec.Invalid(
                    "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. "
                        + $"Keys: [{attribute}], AttributeDefinitions: [{string.Join(", ", types.Select(d => d.Text("AttributeName")))}]");
        }
    }

    private static WireStructure Describe(DynamoTable table, string status)
    {
        List<WireValue> schema = [];
        List<WireValue> types = [];
        foreach (var key in table.Key)
        {
            schema.Add(new WireStructure().With("AttributeName", key.Name).With("KeyType", schema.Count == 0 ? "HASH" : "RANGE"));
            types.Add(new WireStructure().With("AttributeName", key.Name).With("AttributeType", (key.Type ?? AttributeType.S).ToString()));
        }

        return new WireStructure()
            .With("TableName", table.Name)
            .With("TableStatus", status)
            .With("TableArn", table.TableArn)
            .With("LatestStreamArn", table.HasStream ? table.Arn : null)
            .With("KeySchema", new WireList(schema))
            .With("AttributeDefinitions", new WireList(types))
            .With("ItemCount", table.Items.Count);
    }
}
