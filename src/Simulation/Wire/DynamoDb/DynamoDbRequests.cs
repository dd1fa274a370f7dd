using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>Reads requests to DynamoDB.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Types_Amazon_DynamoDB.html</remarks>
internal static class DynamoDbRequests
{
    // What expressions replaced. The model refuses it rather than ignore it.
    private static readonly string[] LegacyParameters =
        ["Expected", "ConditionalOperator", "AttributeUpdates", "AttributesToGet", "KeyConditions", "QueryFilter", "ScanFilter"];

    /// <summary>The table that a request names.</summary>
    /// <exception cref="WireFault">It names none.</exception>
    public static string TableIn(WireStructure input) =>
        input.Text("TableName") ?? throw new WireFault(WireErrors.ValidationNull("TableName"));

    /// <summary>Names that placeholders stand for; null for none.</summary>
    public static IReadOnlyDictionary<string, string>? NamesIn(WireStructure input) =>
        input.TextMap("ExpressionAttributeNames") is { } names ? new Dictionary<string, string>(names, StringComparer.Ordinal) : null;

    /// <summary>Values that placeholders stand for; null for none.</summary>
    public static IReadOnlyDictionary<string, AttributeValue>? ValuesIn(WireStructure input) =>
        input.Structure("ExpressionAttributeValues") is { } values
            ? new Dictionary<string, AttributeValue>(ItemCodec.Read(values).Attributes, StringComparer.Ordinal)
            : null;

    /// <summary>Reads a write.</summary>
    /// <param name="action">What it does.</param>
    /// <param name="input">The request, or the action of a transaction.</param>
    /// <exception cref="WireFault">A member is missing or wrong.</exception>
    public static DynamoWrite Read(DynamoAction action, WireStructure input)
    {
        CheckLegacy(input);
        return new DynamoWrite
        {
            Action = action,
            Table = TableIn(input),
            Item = ItemCodec.Required(input, action == DynamoAction.Put ? "Item" : "Key"),
            UpdateExpression = action == DynamoAction.Update ? input.Text("UpdateExpression") : null,
            ConditionExpression = input.Text("ConditionExpression")
                ?? (action == DynamoAction.ConditionCheck ? throw new WireFault(WireErrors.ValidationNull("ConditionExpression")) : null),
            Names = NamesIn(input),
            Values = ValuesIn(input),
            ReturnsItemOnFailure = input.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD",
        };
    }

    /// <summary>Reads an action of a transaction.</summary>
    public static DynamoWrite ReadAction(WireStructure action) =>
        action.Members is [{ Key: var name }] && name is "Put" or "Update" or "Delete" or "ConditionCheck"
            ? Read(Enum.Parse<DynamoAction>(name), action.Structure(name)!)
            : throw ItemCodec.Invalid("TransactItems can only contain one of Check, Put, Update or Delete");

    /// <summary>Reads a write of a batch.</summary>
    public static DynamoWrite ReadBatched(string table, WireStructure request)
    {
        var named = new WireStructure().With("TableName", table);
        return request.Structure("PutRequest") is { } put ? Read(DynamoAction.Put, named.With("Item", put["Item"]))
            : request.Structure("DeleteRequest") is { } delete ? Read(DynamoAction.Delete, named.With("Key", delete["Key"]))
            : throw ItemCodec.Invalid("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    /// <summary>Reads a search.</summary>
    /// <param name="input">The request.</param>
    /// <param name="isQuery">Whether it has a condition on the key.</param>
    public static DynamoQuery ReadSearch(WireStructure input, bool isQuery)
    {
        CheckLegacy(input);
        if (input.Text("IndexName") is { } index)
        {
            throw ItemCodec.Invalid("The table does not have the specified index: " + index);
        }

        return new DynamoQuery
        {
            Table = TableIn(input),
            KeyConditionExpression = !isQuery ? null : input.Text("KeyConditionExpression") ?? throw ItemCodec.Invalid(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."),
            FilterExpression = input.Text("FilterExpression"),
            ProjectionExpression = input.Text("ProjectionExpression"),
            Names = NamesIn(input),
            Values = ValuesIn(input),
            Limit = input["Limit"] is null ? null : input.PageSize("Limit", 1),
            ExclusiveStartKey = input.Structure("ExclusiveStartKey") is { } start ? ItemCodec.Read(start) : null,
            ScanIndexForward = input.Boolean("ScanIndexForward") != false,
        };
    }

    /// <summary>Refuses what the model would have to ignore.</summary>
    /// <exception cref="WireFault">There is such a parameter.</exception>
    public static void CheckLegacy(WireStructure input)
    {
        foreach (var name in LegacyParameters)
        {
            if (input[name] is not null)
            {
                throw ItemCodec.Invalid($"The model knows expressions, and not the legacy parameter {name}.");
            }
        }
    }
}
