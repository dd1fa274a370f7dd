using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The operations of DynamoDB on items. Capacity, indexes and legacy parameters are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html</remarks>
/// <param name="world">The world.</param>
internal sealed class DynamoDbOperations(MessagingWorld world)
{
    private const string Lane = "DynamoDB";
    private static readonly string[] UpdateReturns = ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"];
    private static readonly string[] OtherReturns = ["ALL_OLD", "NONE"];

    private DynamoDatabase Database => world.DynamoDb;

    /// <summary>The operations on the tables of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new DynamoDbOperations(world);
        var table = new OperationTable { Describe = Describe }
            .Add("PutItem", call => operations.Write(call, DynamoAction.Put))
            .Add("UpdateItem", call => operations.Write(call, DynamoAction.Update))
            .Add("DeleteItem", call => operations.Write(call, DynamoAction.Delete))
            .Add("GetItem", operations.GetItem)
            .Add("Query", call => operations.Search(call, isQuery: true))
            .Add("Scan", call => operations.Search(call, isQuery: false))
            .Add("TransactWriteItems", operations.TransactWriteItems)
            .Add("BatchWriteItem", operations.BatchWriteItem);
        BatchReadOperations.AddTo(table, world);
        return TableOperations.AddTo(table, world);
    }

    private static ServiceCall Describe(WireRequest request) =>
        new(WireService.DynamoDb, request.Operation, request.Input.Text("TableName") ?? Lane);

    private WireReply Write(WireCall call, DynamoAction action)
    {
        var write = DynamoDbRequests.Read(action, call.Input);
        var asked = call.Input.Text("ReturnValues") ?? "NONE";
        if (!(action == DynamoAction.Update ? UpdateReturns : OtherReturns).Contains(asked))
        {
            throw ItemCodec.Invalid(action == DynamoAction.Update
                ? $"1 validation error detected: Value '{asked}' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: "
                    + $"[{string.Join(", ", UpdateReturns)}]"
                : "ReturnValues can only be ALL_OLD or NONE");
        }

        var reply = Database.Write(world.NowMs, write, world.Choices);
        Note(write.Table, [write], reply.Error);
        if (reply.Error is { } error)
        {
            var item = error.Code == "ConditionalCheckFailedException" && write.ReturnsItemOnFailure
                ? Database.Get(world.NowMs, write.Table, KeyOf(write), world.Choices).Result.Item
                : null;
            return new WireReply
            {
                Error = error,
                Status = error.HttpStatus,
                Members = item is null ? null : new WireStructure().With("Item", ItemCodec.Write(item)),
            };
        }

        var (old, @new) = reply.Result;
        var returned = asked switch
        {
            "ALL_OLD" => old,
            "ALL_NEW" => @new,
            "UPDATED_OLD" => old?.Only(reply.Result.Updated),
            "UPDATED_NEW" => @new?.Only(reply.Result.Updated),
            _ => null,
        };
        return new WireStructure().With("Attributes", returned is { Attributes.Count: > 0 } ? ItemCodec.Write(returned) : null);
    }

    private WireReply GetItem(WireCall call)
    {
        DynamoDbRequests.CheckLegacy(call.Input);
        var reply = Database.Get(
            world.NowMs,
            DynamoDbRequests.TableIn(call.Input),
            ItemCodec.Required(call.Input, "Key"),
            world.Choices,
            call.Input.Text("ProjectionExpression"),
            DynamoDbRequests.NamesIn(call.Input));
        return reply.IsOk
            ? new WireStructure().With("Item", reply.Result.Item is { } item ? ItemCodec.Write(item) : null)
            : reply.Error!;
    }

    private WireReply Search(WireCall call, bool isQuery)
    {
        var reply = Database.Query(world.NowMs, DynamoDbRequests.ReadSearch(call.Input, isQuery), world.Choices);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var found = reply.Result;
        return new WireStructure()
            .With("Items", call.Input.Text("Select") == "COUNT" ? null : new WireList([.. found.Items.Select(ItemCodec.Write)]))
            .With("Count", found.Items.Count)
            .With("ScannedCount", found.ScannedCount)
            .With("LastEvaluatedKey", found.LastEvaluatedKey is { } last ? ItemCodec.Write(last) : null);
    }

    private WireReply TransactWriteItems(WireCall call)
    {
        var actions = call.Input.Structures("TransactItems") ?? throw new WireFault(WireErrors.ValidationNull("TransactItems"));
        var writes = actions.Select(DynamoDbRequests.ReadAction).ToList();
        var reply = Database.TransactWrite(world.NowMs, writes, call.Input.Text("ClientRequestToken"), world.Choices);
        Note(Lane, writes, reply.Error ?? reply.Result.Canceled?.Error);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        return reply.Result.Canceled is not { } canceled ? new WireStructure() : new WireReply
        {
            Error = canceled.Error,
            Status = canceled.Error.HttpStatus,
            Members = new WireStructure().With("CancellationReasons", new WireList([.. canceled.Reasons.Select(reason => new WireStructure()
                .With("Code", reason.Code)
                .With("Message", reason.Message)
                .With("Item", reason.Item is { } item ? ItemCodec.Write(item) : null))])),
        };
    }

    private WireReply BatchWriteItem(WireCall call)
    {
        var byTable = call.Input.Structure("RequestItems") ?? throw new WireFault(WireErrors.ValidationNull("RequestItems"));
        var requests = byTable.Members
            .SelectMany(table => byTable.Structures(table.Key)!.Select(request => (Table: table.Key, Request: request)))
            .ToList();
        if (!DynamoDbFacts.BatchWriteItems.Value.Contains(requests.Count))
        {
            throw ItemCodec.Invalid(
                "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length between 1 and "
                    + "25");
        }

        var writes = requests.Select(entry => DynamoDbRequests.ReadBatched(entry.Table, entry.Request)).ToList();
        if (writes.DistinctBy(write => (write.Table, ItemCodec.TextOf(KeyOf(write)))).Count() < writes.Count)
        {
            throw ItemCodec.Invalid("Provided list of item keys contains duplicates");
        }

        var failing = BatchChoices.FailingEntry(world.Choices, BatchChoices.BatchWriteItem, writes.Count, requests[0].Table);
        for (var i = 0; i < writes.Count; i++)
        {
            if (i != failing)
            {
                // A table or key that is wrong fails the call: AWS checks all before it writes any.
                var reply = Database.Write(world.NowMs, writes[i], world.Choices);
                Note(writes[i].Table, [writes[i]], reply.Error);
                if (!reply.IsOk)
                {
                    return reply.Error!;
                }
            }
        }

        var unprocessed = new WireStructure(isMap: true);
        if (failing >= 0)
        {
            unprocessed.With(requests[failing].Table, new WireList([requests[failing].Request]));
        }

        return new WireStructure().With("UnprocessedItems", unprocessed);
    }

    private DynamoItem KeyOf(DynamoWrite write) =>
        Database.Find(write.Table) is { } table ? write.Item.Only([.. table.Key.Select(key => key.Name)]) : write.Item;

    /// <summary>Notes for each item what became of the write: its key is what it is about.</summary>
    private void Note(string lane, IReadOnlyList<DynamoWrite> writes, ServiceError? error)
    {
        foreach (var write in writes)
        {
            var key = Database.Find(write.Table) is { } table ? write.Item[table.PartitionKey]?.Text : null;
            if (error is null && write.Action != DynamoAction.ConditionCheck)
            {
                world.TableChanged(write.Table);
            }

            world.Trace.Add(error is null ? TraceKind.Committed : TraceKind.RolledBack, lane, key, other: write.Table, detail: error?.Code);
        }
    }
}
