using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The operations of DynamoDB on tables. Tables are active at once and have no indexes.</summary>
internal static class TableOperations
{
    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, ItemTables tables) => table
        .Add("CreateTable", call => new WireStructure().With("TableDescription", Describe(Create(tables, call.Input))))
        .Add("DescribeTable", call => new WireStructure().With("Table", Describe(Get(tables, call.Input))))
        .Add("DeleteTable", call =>
        {
            var deleted = Get(tables, call.Input);
            tables.Delete(deleted);
            return new WireStructure().With("TableDescription", Describe(deleted, "DELETING"));
        })
        .Add("ListTables", _ => new WireStructure().With("TableNames", new WireList([.. tables.All.Select(known => (WireValue)known.Name)])));

    private static ItemTable Get(ItemTables tables, WireStructure input) =>
        tables.Get(input.Text("TableName") ?? throw new WireFault(WireErrors.ValidationNull("TableName")));

    private static ItemTable Create(ItemTables tables, WireStructure input)
    {
        var name = input.Text("TableName") ?? throw new WireFault(WireErrors.ValidationNull("TableName"));
        var types = input.Structures("AttributeDefinitions") ?? throw new WireFault(WireErrors.ValidationNull("AttributeDefinitions"));
        var schema = input.Structures("KeySchema") ?? throw new WireFault(WireErrors.ValidationNull("KeySchema"));
        var hash = schema.FirstOrDefault(element => element.Text("KeyType") == "HASH")
            ?? throw new WireFault(DynamoDbErrors.Validation("No Hash Key specified in schema. All Dynamo DB tables must have exactly one hash key"));
        var range = schema.FirstOrDefault(element => element.Text("KeyType") == "RANGE");
        return tables.Create(name, Key(hash), range is null ? null : Key(range));

        KeyAttribute Key(WireStructure element)
        {
            var attribute = element.Text("AttributeName");
            var type = types.FirstOrDefault(definition => definition.Text("AttributeName") == attribute)?.Text("AttributeType");
            return attribute is not null && type is "S" or "N" or "B"
                ? new KeyAttribute(attribute!, type)
                : throw new WireFault(DynamoDbErrors.Validation(
                    "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. "
                        + $"Keys: [{attribute}], AttributeDefinitions: [{string.Join(", ", types.Select(d => d.Text("AttributeName")))}]"));
        }
    }

    private static WireStructure Describe(ItemTable table, string status = "ACTIVE")
    {
        List<WireValue> schema = [Element(table.HashKey, "HASH")];
        List<WireValue> types = [Definition(table.HashKey)];
        if (table.RangeKey is { } range)
        {
            schema.Add(Element(range, "RANGE"));
            types.Add(Definition(range));
        }

        return new WireStructure()
            .With("TableName", table.Name)
            .With("TableStatus", status)
            .With("KeySchema", new WireList(schema))
            .With("AttributeDefinitions", new WireList(types))
            .With("ItemCount", table.Count);

        static WireStructure Element(KeyAttribute key, string type) => new WireStructure().With("AttributeName", key.Name).With("KeyType", type);

        static WireStructure Definition(KeyAttribute key) =>
            new WireStructure().With("AttributeName", key.Name).With("AttributeType", key.Type);
    }
}
