using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Tells the calls that change a database, and take effect by themselves where no transaction is open.</summary>
internal static class DatabaseWrites
{
    /// <summary>By the name of a method, with and without <c>Async</c> at its end, whether a call of it changes a database.</summary>
    private static readonly Dictionary<string, Func<IInvocationOperation, bool>> Writes = Table(
        (["SaveChanges"], c => TransactionTypes.IsContext(c.Instance?.Type)),
        (["ExecuteUpdate", "ExecuteDelete"],
            c => c.TargetMethod.ContainingType.NamespaceName() == "Microsoft.EntityFrameworkCore" && TransactionTypes.IsDataLibrary(c.TargetMethod)),
        (["ExecuteNonQuery"], c => c.Instance?.Unwrapped() is ILocalReferenceOperation command
            && TransactionTypes.IsOfDatabase(command.Type) && TextsOf(command).Any(IsChange) && TextsOf(command).All(IsChange)),
        (["Execute"], c => c.TargetMethod.ContainingType is { Name: "SqlMapper" } && TransactionTypes.IsDataLibrary(c.TargetMethod)
            && c.Argument("sql")?.Value.ConstantValue is { HasValue: true, Value: string text } && IsChange(text)),
        (["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"],
            c => IsOfDynamoDb(c.TargetMethod, "IAmazonDynamoDB", "AmazonDynamoDBClient")),
        (["Save"], c => IsOfDynamoDb(c.TargetMethod, "IDynamoDBContext", "DynamoDBContext")),
        (["InsertOne", "InsertMany", "UpdateOne", "UpdateMany", "ReplaceOne", "DeleteOne", "DeleteMany"],
            c => c.TargetMethod.ContainingType.Name.StartsWith("IMongoCollection", StringComparison.Ordinal)
                && TransactionTypes.IsDataLibrary(c.TargetMethod)));

    /// <summary>Whether a method's name is one of a write at all: the cheap question, asked of every call of a body.</summary>
    public static bool IsName(string name) => Writes.ContainsKey(name);

    /// <summary>Whether a call certainly changes what a database holds.</summary>
    public static bool IsWrite(IInvocationOperation call) => Writes.TryGetValue(call.TargetMethod.Name, out var isWrite) && isWrite(call);

    private static Dictionary<string, Func<IInvocationOperation, bool>> Table(params (string[] Names, Func<IInvocationOperation, bool> IsWrite)[] kinds) =>
        kinds.SelectMany(k => k.Names.SelectMany(n => new[] { n, n + "Async" }).Select(n => (Name: n, k.IsWrite)))
            .ToDictionary(w => w.Name, w => w.IsWrite, StringComparer.Ordinal);

    private static bool IsOfDynamoDb(IMethodSymbol method, params string[] types) =>
        method.ContainingAssembly?.Name == "AWSSDK.DynamoDBv2" && types.Contains(method.ContainingType.Name);

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
