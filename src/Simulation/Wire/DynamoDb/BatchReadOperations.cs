using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The operations of DynamoDB that read several items. They read all that they are asked for.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html</remarks>
/// <param name="world">The world.</param>
internal sealed class BatchReadOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static void AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new BatchReadOperations(world);
        table.Add("BatchGetItem", operations.BatchGetItem).Add("TransactGetItems", operations.TransactGetItems);
    }

    private WireReply BatchGetItem(WireCall call)
    {
        var byTable = call.Input.Structure("RequestItems") ?? throw new WireFault(WireErrors.ValidationNull("RequestItems"));
        var requests = byTable.Members
            .Select(table => (Table: table.Key, Request: byTable.Structure(table.Key)!))
            .Select(entry => (entry.Table, entry.Request, Keys: entry.Request.RequiredStructures("Keys").Select(ItemCodec.Read).ToList()))
            .ToList();
        if (!DynamoDbFacts.BatchGetItems.Value.Contains(requests.Sum(entry => entry.Keys.Count)))
        {
            throw ItemCodec.Invalid(requests.Count == 0
                ? "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1"
                : "Too many items requested for the BatchGetItem call");
        }

        var responses = new WireStructure(isMap: true);
        foreach (var (table, request, keys) in requests)
        {
            if (keys.DistinctBy(ItemCodec.TextOf).Count() < keys.Count)
            {
                throw ItemCodec.Invalid("Provided list of item keys contains duplicates");
            }

            responses.With(table, new WireList([.. keys.Select(key => Get(table, key, request)).OfType<WireStructure>()]));
        }

        return new WireStructure().With("Responses", responses).With("UnprocessedKeys", new WireStructure(isMap: true));
    }

    private WireReply TransactGetItems(WireCall call)
    {
        var actions = call.Input.RequiredStructures("TransactItems");
        if (!DynamoDbFacts.TransactItems.Value.Contains(actions.Count))
        {
            throw ItemCodec.Invalid(
                "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and "
                    + DynamoDbFacts.TransactItems.Value.Max.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return new WireStructure().With("Responses", new WireList([.. actions.Select(action =>
        {
            var get = action.Structure("Get") ?? throw new WireFault(WireErrors.ValidationNull("Get"));
            return new WireStructure().With("Item", Get(DynamoDbRequests.TableIn(get), ItemCodec.Required(get, "Key"), get));
        })]));
    }

    /// <summary>An item; null when there is none.</summary>
    /// <exception cref="WireFault">DynamoDB refuses it.</exception>
    private WireStructure? Get(string table, DynamoItem key, WireStructure request)
    {
        DynamoDbRequests.CheckLegacy(request);
        var reply = world.DynamoDb.Get(
            world.NowMs, table, key, world.Choices, request.Text("ProjectionExpression"), DynamoDbRequests.NamesIn(request));
        return !reply.IsOk ? throw new WireFault(reply.Error!) : reply.Result.Item is { } item ? ItemCodec.Write(item) : null;
    }
}
