using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Tells the calls that change a database, and take effect by themselves where no transaction is open.</summary>
internal static class DatabaseWrites
{
    private const string DynamoDb = "AWSSDK.DynamoDBv2";

    /// <summary>Whether a call certainly changes what a database holds.</summary>
    public static bool IsWrite(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        return name switch
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
