using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>
/// A conditional write of one item, read from a request: put, update, delete, or only the check. Reading it finds what is wrong with the request;
/// <see cref="Prepare"/> what is wrong with the item; <see cref="Commit"/> cannot fail.
/// </summary>
internal sealed class ItemWrite
{
    private readonly ConditionExpression? condition;
    private readonly Func<Item?, Item?> change;

    private ItemWrite(ItemTable table, string key, ConditionExpression? condition, Func<Item?, Item?> change)
    {
        Table = table;
        Key = key;
        this.condition = condition;
        this.change = change;
    }

    /// <summary>The table written to.</summary>
    public ItemTable Table { get; }

    /// <summary>The key written to.</summary>
    public string Key { get; }

    /// <summary>Top-level attributes that an update names.</summary>
    public IReadOnlyCollection<string> UpdatedAttributes { get; private init; } = [];

    /// <summary>The item before; null for none.</summary>
    public Item? Before { get; private set; }

    /// <summary>The item afterwards; null for none.</summary>
    public Item? After { get; private set; }

    /// <summary>Reads a put.</summary>
    public static ItemWrite Put(ItemTables tables, WireStructure input)
    {
        var table = TableOf(tables, input);
        var item = Item.Read(input.Structure("Item") ?? throw new WireFault(WireErrors.ValidationNull("Item")));
        var expressions = new RequestExpressions(input);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return new ItemWrite(table, table.KeyOfItem(item), condition, _ => item);
    }

    /// <summary>Reads a delete.</summary>
    public static ItemWrite Delete(ItemTables tables, WireStructure input)
    {
        var expressions = new RequestExpressions(input);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = TableOf(tables, input);
        return new ItemWrite(table, table.KeyOf(KeyIn(input)), condition, _ => null);
    }

    /// <summary>Reads a check that changes nothing.</summary>
    public static ItemWrite Check(ItemTables tables, WireStructure input)
    {
        var expressions = new RequestExpressions(input);
        var condition = expressions.Condition("ConditionExpression") ?? throw new WireFault(WireErrors.ValidationNull("ConditionExpression"));
        expressions.CheckAllUsed();
        var table = TableOf(tables, input);
        return new ItemWrite(table, table.KeyOf(KeyIn(input)), condition, item => item);
    }

    /// <summary>Reads an update; it makes the item when there is none.</summary>
    public static ItemWrite Update(ItemTables tables, WireStructure input)
    {
        var expressions = new RequestExpressions(input);
        var update = expressions.Update("UpdateExpression");
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = TableOf(tables, input);
        var key = KeyIn(input);
        foreach (var name in table.KeyNames)
        {
            if (update?.Attributes.Contains(name) == true)
            {
                throw new WireFault(DynamoDbErrors.Validation(
                    $"One or more parameter values were invalid: Cannot update attribute {name}. This attribute is part of the key"));
            }
        }

        return new ItemWrite(table, table.KeyOf(key), condition, item => update?.Apply(item ?? key) ?? item ?? key)
        {
            UpdatedAttributes = update?.Attributes ?? [],
        };
    }

    /// <summary>Computes the item afterwards, unless the condition does not hold.</summary>
    /// <returns>The error, or null.</returns>
    public ServiceError? Prepare()
    {
        Before = Table.Find(Key);
        if (condition?.Holds(Before ?? Item.Empty) == false)
        {
            return DynamoDbErrors.ConditionFailed();
        }

        try
        {
            After = change(Before);
            return null;
        }
        catch (WireFault fault)
        {
            return fault.Error;
        }
    }

    /// <summary>Carries it out.</summary>
    public void Commit() => Table.Store(Key, After);

    private static ItemTable TableOf(ItemTables tables, WireStructure input) =>
        tables.Get(input.Text("TableName") ?? throw new WireFault(WireErrors.ValidationNull("TableName")));

    private static Item KeyIn(WireStructure input) =>
        Item.Read(input.Structure("Key") ?? throw new WireFault(WireErrors.ValidationNull("Key")));
}
