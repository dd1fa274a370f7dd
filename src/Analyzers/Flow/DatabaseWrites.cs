using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Tells the calls that change a database, and take effect by themselves where no transaction is open.</summary>
internal static class DatabaseWrites
{
    private const string Async = "Async";
    private const string DynamoDb = "AWSSDK.DynamoDBv2";

    /// <summary>Names of methods that may change a database, without the <c>Async</c> at the end.</summary>
    private static readonly string[] Names =
    [
        "SaveChanges", "ExecuteUpdate", "ExecuteDelete", "ExecuteNonQuery", "Execute", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
        "TransactWriteItems", "Save", "InsertOne", "InsertMany", "UpdateOne", "UpdateMany", "ReplaceOne", "DeleteOne", "DeleteMany",
    ];

    private static readonly Dictionary<string, string> Known = Names.Concat(Names.Select(n => n + Async)).ToDictionary(
        n => n, n => n.EndsWith(Async, StringComparison.Ordinal) ? n.Substring(0, n.Length - Async.Length) : n, StringComparer.Ordinal);

    /// <summary>Whether a method's name is one of a write at all: the cheap question, asked of every call of a body.</summary>
    public static bool IsName(string name) => Known.ContainsKey(name);

    /// <summary>Whether a call certainly changes what a database holds.</summary>
    public static bool IsWrite(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return (Known.TryGetValue(method.Name, out var name) ? name : null) switch
        {
            "SaveChanges" => TransactionTypes.IsContext(call.Instance?.Type),
            "ExecuteUpdate" or "ExecuteDelete" =>
                method.ContainingType.NamespaceName() == "Microsoft.EntityFrameworkCore" && TransactionTypes.IsDataLibrary(method),
            "ExecuteNonQuery" => call.Instance?.Unwrapped() is ILocalReferenceOperation command
                && TransactionTypes.IsOfDatabase(command.Type) && TextsOf(command).Any(IsChange) && TextsOf(command).All(IsChange),
            "Execute" => method.ContainingType is { Name: "SqlMapper" } && TransactionTypes.IsDataLibrary(method)
                && call.Argument("sql")?.Value.ConstantValue is { HasValue: true, Value: string text } && IsChange(text),
            "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems" =>
                method.ContainingAssembly?.Name == DynamoDb && method.ContainingType.Name is "IAmazonDynamoDB" or "AmazonDynamoDBClient",
            "Save" => method.ContainingAssembly?.Name == DynamoDb && method.ContainingType.Name is "IDynamoDBContext" or "DynamoDBContext",
            "InsertOne" or "InsertMany" or "UpdateOne" or "UpdateMany" or "ReplaceOne" or "DeleteOne" or "DeleteMany" =>
                method.ContainingType.Name.StartsWith("IMongoCollection", StringComparison.Ordinal) && TransactionTypes.IsDataLibrary(method),
            _ => false,
        };
    }

    /// <summary>Whether an SQL text starts with a statement that changes rows.</summary>
    public static bool IsChange(string sql)
    {
        var text = sql.TrimStart();
        return Starts("INSERT") || Starts("UPDATE") || Starts("DELETE") || Starts("MERGE");

        bool Starts(string verb) => text.StartsWith(verb, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The texts that a command in a local is given, in the member that declares it.</summary>
    private static List<string> TextsOf(ILocalReferenceOperation command)
    {
        var texts = new List<string>();
        foreach (var mention in BodyIndex.Of(command).MentionsOf(command.Local))
        {
            var given = mention switch
            {
                IVariableDeclaratorOperation { Initializer.Value: { } value } => value,
                { Parent: IPropertyReferenceOperation { Property.Name: "CommandText", Parent: ISimpleAssignmentOperation assignment } property }
                    when assignment.Target == property => assignment.Value,
                _ => null,
            };
            if (given is not null)
            {
                texts.AddRange(given.DescendantsAndSelf().Select(o => o.ConstantValue is { HasValue: true, Value: string text } ? text : null)
                    .OfType<string>().Where(t => t.IndexOf(' ') > 0));
            }
        }

        return texts;
    }
}
