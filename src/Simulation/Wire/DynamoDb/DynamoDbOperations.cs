using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The operations of DynamoDB on items. Capacity, indexes, streams and legacy parameters are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html</remarks>
internal sealed class DynamoDbOperations(ItemTables tables, MessagingWorld world)
{
    /// <summary>The operations on these tables.</summary>
    public static OperationTable Create(ItemTables tables, MessagingWorld world)
    {
        var operations = new DynamoDbOperations(tables, world);
        var table = new OperationTable()
            .Add("PutItem", call => operations.Write(call, ItemWrite.Put(tables, call.Input)))
            .Add("UpdateItem", call => operations.Write(call, ItemWrite.Update(tables, call.Input)))
            .Add("DeleteItem", call => operations.Write(call, ItemWrite.Delete(tables, call.Input)))
            .Add("GetItem", operations.GetItem)
            .Add("Query", call => operations.Read(call, "KeyConditionExpression"))
            .Add("Scan", call => operations.Read(call, keyCondition: null))
            .Add("TransactWriteItems", operations.TransactWriteItems)
            .Add("BatchWriteItem", operations.BatchWriteItem);
        return TableOperations.AddTo(table, tables);
    }

    private static string Required(WireCall call, string member) =>
        call.Input.Text(member) ?? throw new WireFault(WireErrors.ValidationNull(member));

    private static ItemWrite ReadAction(ItemTables tables, WireStructure action) => action.Members switch
    {
        [{ Key: "Put" }] => ItemWrite.Put(tables, action.Structure("Put")!),
        [{ Key: "Update" }] => ItemWrite.Update(tables, action.Structure("Update")!),
        [{ Key: "Delete" }] => ItemWrite.Delete(tables, action.Structure("Delete")!),
        [{ Key: "ConditionCheck" }] => ItemWrite.Check(tables, action.Structure("ConditionCheck")!),
        _ => throw new WireFault(DynamoDbErrors.Validation(
            "TransactItems can only contain one of Check, Put, Update or Delete")),
    };

    private WireReply Write(WireCall call, ItemWrite write)
    {
        if (write.Prepare() is { } error)
        {
            var showItem = error.Code == "ConditionalCheckFailedException"
                && call.Input.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD"
                && write.Before is not null;
            return new WireReply
            {
                Error = error,
                Status = error.HttpStatus,
                Members = showItem ? new WireStructure().With("Item", write.Before!.Write()) : null,
            };
        }

        write.Commit();
        var returned = call.Input.Text("ReturnValues") switch
        {
            "ALL_OLD" => write.Before,
            "ALL_NEW" => write.After,
            "UPDATED_OLD" => write.Before?.Only(write.UpdatedAttributes),
            "UPDATED_NEW" => write.After?.Only(write.UpdatedAttributes),
            _ => null,
        };
        return new WireStructure().With("Attributes", returned is { Count: > 0 } ? returned.Write() : null);
    }

    private WireReply GetItem(WireCall call)
    {
        var expressions = new RequestExpressions(call.Input);
        var projection = expressions.Projection("ProjectionExpression");
        expressions.CheckAllUsed();
        var table = tables.Get(Required(call, "TableName"));
        var key = Item.Read(call.Input.Structure("Key") ?? throw new WireFault(WireErrors.ValidationNull("Key")));
        var item = table.Find(table.KeyOf(key));
        return new WireStructure().With("Item", (projection is null ? item : item?.Only(projection))?.Write());
    }

    private WireReply Read(WireCall call, string? keyCondition)
    {
        var expressions = new RequestExpressions(call.Input);
        var key = keyCondition is null ? null : expressions.Condition(keyCondition) ?? throw new WireFault(DynamoDbErrors.Validation(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."));
        var filter = expressions.Condition("FilterExpression");
        var projection = expressions.Projection("ProjectionExpression");
        expressions.CheckAllUsed();
        var table = tables.Get(Required(call, "TableName"));
        if (call.Input.Text("IndexName") is { } index)
        {
            throw new WireFault(DynamoDbErrors.Validation("The table does not have the specified index: " + index));
        }

        if (key is not null && !key.Attributes.Contains(table.HashKey.Name))
        {
            throw new WireFault(DynamoDbErrors.Validation("Query condition missed key schema element: " + table.HashKey.Name));
        }

        var candidates = table.Items.Where(item => key?.Holds(item) != false).ToList();
        if (call.Input.Boolean("ScanIndexForward") == false)
        {
            candidates.Reverse();
        }

        if (call.Input.Structure("ExclusiveStartKey") is { } start)
        {
            var after = table.KeyOf(Item.Read(start));
            candidates.RemoveRange(0, candidates.FindIndex(item => table.KeyOfItem(item) == after) + 1);
        }

        // A page ends after so many items as were looked at, before the filter.
        var read = candidates.Take(call.Input.Integer("Limit") ?? int.MaxValue).ToList();
        var found = read.Where(item => filter?.Holds(item) != false).ToList();
        return new WireStructure()
            .With("Items", call.Input.Text("Select") == "COUNT"
                ? null
                : new WireList([.. found.Select(item => (projection is null ? item : item.Only(projection)).Write())]))
            .With("Count", found.Count)
            .With("ScannedCount", read.Count)
            .With("LastEvaluatedKey", read.Count < candidates.Count ? read[^1].Only(table.KeyNames).Write() : null);
    }

    private WireReply TransactWriteItems(WireCall call)
    {
        var actions = call.Input.Structures("TransactItems") ?? throw new WireFault(WireErrors.ValidationNull("TransactItems"));
        CheckLength("transactItems", actions.Count, DynamoDbFacts.TransactItems.Value);
        var writes = actions.Select(action => ReadAction(tables, action)).ToList();
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count)
        {
            throw new WireFault(DynamoDbErrors.Validation("Transaction request cannot include multiple operations on one item"));
        }

        var token = call.Input.Text("ClientRequestToken");
        var request = token is null ? "" : System.Text.Encoding.UTF8.GetString(JsonCodec.Write(new WireStructure().With("", call.Input["TransactItems"])).Span);
        if (token is not null && tables.IsDone(world.NowMs, token, request))
        {
            return new WireStructure();
        }

        var errors = writes.Select(write => write.Prepare()).ToList();
        if (errors.Exists(error => error is not null))
        {
            return Canceled(actions, writes, errors);
        }

        writes.ForEach(write => write.Commit());
        if (token is not null)
        {
            tables.Done(world.NowMs, token, request);
        }

        return new WireStructure();
    }

    private static WireReply Canceled(IReadOnlyList<WireStructure> actions, List<ItemWrite> writes, List<ServiceError?> errors)
    {
        var reasons = errors.Select((error, i) => (Code: error?.Code switch
        {
            null => "None",
            "ConditionalCheckFailedException" => "ConditionalCheckFailed",
            _ => "ValidationError",
        }, error?.Message, Item: WantsItem(actions[i]) ? writes[i].Before : null)).ToList();
        var canceled = DynamoDbErrors.TransactionCanceled(reasons.Select(reason => reason.Code));
        return new WireReply
        {
            Error = canceled,
            Status = canceled.HttpStatus,
            Members = new WireStructure().With("CancellationReasons", new WireList([.. reasons.Select(reason => new WireStructure()
                .With("Code", reason.Code)
                .With("Message", reason.Message)
                .With("Item", reason.Code == "ConditionalCheckFailed" ? reason.Item?.Write() : null))])),
        };

        static bool WantsItem(WireStructure action) =>
            (action.Members[0].Value as WireStructure)?.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
    }

    private WireReply BatchWriteItem(WireCall call)
    {
        var byTable = call.Input.Structure("RequestItems") ?? throw new WireFault(WireErrors.ValidationNull("RequestItems"));
        var requests = byTable.Members
            .SelectMany(table => byTable.Structures(table.Key)!.Select(request => (Table: table.Key, Request: request)))
            .ToList();
        CheckLength("requestItems", requests.Count, DynamoDbFacts.BatchWriteItems.Value);
        var writes = requests.Select(entry => ReadRequest(entry.Table, entry.Request)).ToList();
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count)
        {
            throw new WireFault(DynamoDbErrors.Validation("Provided list of item keys contains duplicates"));
        }

        var failing = BatchChoices.FailingEntry(world.Choices, BatchChoices.BatchWriteItem, writes.Count, requests[0].Table);
        for (var i = 0; i < writes.Count; i++)
        {
            if (i != failing)
            {
                writes[i].Prepare();
                writes[i].Commit();
            }
        }

        var unprocessed = new WireStructure(isMap: true);
        if (failing >= 0)
        {
            unprocessed.With(requests[failing].Table, new WireList([requests[failing].Request]));
        }

        return new WireStructure().With("UnprocessedItems", unprocessed);
    }

    private ItemWrite ReadRequest(string table, WireStructure request)
    {
        var named = new WireStructure().With("TableName", table);
        if (request.Structure("PutRequest") is { } put)
        {
            return ItemWrite.Put(tables, named.With("Item", put["Item"]));
        }

        return request.Structure("DeleteRequest") is { } delete
            ? ItemWrite.Delete(tables, named.With("Key", delete["Key"]))
            : throw new WireFault(DynamoDbErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"));
    }

    private static void CheckLength(string member, int count, Bounds bounds)
    {
        if (count < bounds.Min || count > bounds.Max)
        {
            throw new WireFault(DynamoDbErrors.Length(member, count > bounds.Max, (int)(count > bounds.Max ? bounds.Max : bounds.Min)));
        }
    }
}
