using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>An item with a value of each kind, and writes to it.</summary>
internal static class DynamoSamples
{
    public static readonly Dictionary<string, string> Names = new() { ["#map"] = "m", ["#inner"] = "inner" };

    public static readonly Dictionary<string, AttributeValue> Values = new()
    {
        [":four"] = AttributeValue.N(4), [":five"] = AttributeValue.N(5), [":six"] = AttributeValue.N(6), [":te"] = AttributeValue.S("te"),
        [":x"] = AttributeValue.S("x"), [":S"] = AttributeValue.S("S"), [":list"] = AttributeValue.L([AttributeValue.N(9)]), [":set"] = Set("a", "b"),
    };

    private static AttributeValue Set(params string[] elements) =>
        AttributeValue.FromJson(JsonValue.Parse("{\"SS\":[" + string.Join(",", elements.Select(JsonWriter.Quote)) + "]}"))!;

    public static DynamoItem Key(string id) => new(("id", AttributeValue.S(id)));

    public static DynamoItem Sample() => new(
        ("id", AttributeValue.S("1")),
        ("n", AttributeValue.N(5)),
        ("s", AttributeValue.S("text")),
        ("l", AttributeValue.L([AttributeValue.N(1), AttributeValue.N(6)])),
        ("m", AttributeValue.M([new("inner", AttributeValue.N(5))])),
        ("t", Set("a")));

    public static DynamoWrite Delete(string id, string? condition = null) => new()
    {
        Action = DynamoAction.Delete,
        Table = "items",
        Item = Key(id),
        ConditionExpression = condition,
        Names = UsedIn(condition, Names),
        Values = UsedIn(condition, Values),
    };

    private static Dictionary<string, T> UsedIn<T>(string? expression, Dictionary<string, T> placeholders) =>
        placeholders.Where(p => expression?.Contains(p.Key, StringComparison.Ordinal) == true).ToDictionary();

    public static DynamoWrite Update(string id, string update) =>
        new() { Action = DynamoAction.Update, Table = "items", Item = Key(id), UpdateExpression = update, Values = UsedIn(update, Values) };
}
