using System.Text.RegularExpressions;
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
            c => c.TargetMethod.ContainingType.NamespaceName() == "Microsoft.EntityFrameworkCore"
                && TransactionTypes.IsDataLibrary(c.TargetMethod)),
        (["ExecuteNonQuery"], c => c.Instance?.Unwrapped() is ILocalReferenceOperation command
            && TransactionTypes.IsOfDatabase(command.Type)
            && GivenTo(command).SelectMany(TextsIn).ToList() is { Count: > 0 } texts && texts.TrueForAll(IsChange)),
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

    private static Dictionary<string, Func<IInvocationOperation, bool>> Table(
        params (string[] Names, Func<IInvocationOperation, bool> IsWrite)[] kinds)
    {
        var table = new Dictionary<string, Func<IInvocationOperation, bool>>(StringComparer.Ordinal);
        foreach (var (names, isWrite) in kinds)
        {
            foreach (var name in names)
            {
                table.Add(name, isWrite);
                table.Add(name + "Async", isWrite);
            }
        }

        return table;
    }

    private static bool IsOfDynamoDb(IMethodSymbol method, params string[] types) =>
        method.ContainingAssembly?.Name == "AWSSDK.DynamoDBv2" && types.Contains(method.ContainingType.Name);

    /// <summary>Whether an SQL text starts with a statement that changes rows.</summary>
    public static bool IsChange(string sql) => Begins(sql, "INSERT", "UPDATE", "DELETE", "MERGE");

    /// <summary>
    /// Whether a statement that changes rows stands anywhere in an SQL text: also behind another one, or inside a <c>WITH</c>.
    /// </summary>
    public static bool HasChange(string sql) => Sql.Change.IsMatch(sql);

    /// <summary>
    /// Whether an SQL text only reads, or says how to: <c>SET LOCAL lock_timeout</c>, <c>SELECT pg_advisory_xact_lock(1)</c>.
    /// </summary>
    public static bool IsSetting(string sql) => !HasChange(sql)
        && (Begins(sql, "SET ", "SELECT", "LOCK ", "SHOW ", "USE ", "PRAGMA ", "FETCH ", "MOVE ", "CLOSE ") || Sql.Cursor.IsMatch(sql)
            || Sql.Session.IsMatch(sql) || TemporaryTableOf(sql) is not null);

    /// <summary>The name of the table for this session that an SQL text makes; null for none.</summary>
    public static string? TemporaryTableOf(string sql) =>
        Begins(sql, "CREATE ") && Sql.Temporary.Match(sql) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>An SQL text as if it only read where it changes a table that ends with the session.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="tables">Names of such tables that their names do not tell.</param>
    public static string WithoutTemporary(string sql, IReadOnlyCollection<string> tables) =>
        tables.Count == 0 && sql.IndexOf('#') < 0 ? sql : Sql.OfTable.Replace(sql, match =>
            match.Groups[1].Value is var table && (table[0] == '#' || tables.Contains(table, StringComparer.OrdinalIgnoreCase))
                ? "SELECT "
                : match.Value);

    private static bool Begins(string sql, params string[] verbs)
    {
        var text = sql.TrimStart();
        return Array.Exists(verbs, v => text.StartsWith(v, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What a command is given its text by: in the member that declares its local, or on the spot where it is made for one call. A batch
    /// has the texts of all the commands that the member makes for batches.
    /// </summary>
    public static IEnumerable<IOperation> GivenTo(IOperation? command)
    {
        if (TransactionTypes.IsBatch(command?.Type))
        {
            return BodyIndex.RootOf(command!).Descendants().Select(static o => o switch
            {
                IObjectCreationOperation when TransactionTypes.IsBatchCommand(o.Type) => o,
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } text } assignment
                    when TransactionTypes.IsBatchCommand(text.Instance?.Type) => assignment.Value,
                _ => null,
            }).OfType<IOperation>();
        }

        if (command?.Unwrapped() is not ILocalReferenceOperation local)
        {
            return command?.Unwrapped() is IObjectCreationOperation or IInvocationOperation ? [command] : [];
        }

        return BodyIndex.Of(local).MentionsOf(local.Local).Select(static mention => mention switch
        {
            IVariableDeclaratorOperation { Initializer.Value: { } value } => value,
            { Parent: IPropertyReferenceOperation { Property.Name: "CommandText", Parent: ISimpleAssignmentOperation assignment } property }
                when assignment.Target == property => assignment.Value,
            _ => null,
        }).OfType<IOperation>();
    }

    /// <summary>
    /// The constant texts in an expression that can be SQL: of more than one word. An interpolated string is one text, with its holes.
    /// </summary>
    public static IEnumerable<string> TextsIn(IOperation expression) => expression.DescendantsAndSelf()
        .Select(static o => o switch
        {
            IInterpolatedStringOperation whole => string.Concat(whole.Parts.Select(static p => p is IInterpolatedStringTextOperation
                { Text.ConstantValue: { HasValue: true, Value: string part } } ? part : "?")),
            { Parent: IInterpolatedStringTextOperation } => null,
            { ConstantValue: { HasValue: true, Value: string text } } => text,
            _ => null,
        })
        .OfType<string>().Where(static t => t.IndexOf(' ') > 0);

    /// <summary>Made when a text is looked at: every body is asked for the names above.</summary>
    private static class Sql
    {
        /// <summary>The verb of a change where a statement can begin: not the one of <c>FOR UPDATE</c>, nor a value in quotes.</summary>
        public static readonly Regex Change = new(
            @"(?:^|[;()\n])\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|REPLACE\s+INTO)\b",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        /// <summary><c>DECLARE rows CURSOR FOR SELECT …</c>, and not a variable of a script.</summary>
        public static readonly Regex Cursor = new(
            @"^\s*DECLARE\s+[^@;]*\bCURSOR\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        /// <summary>SQL Server's ways to say for whom the session works, and to lock others out.</summary>
        public static readonly Regex Session = new(
            @"^\s*EXEC(?:UTE)?\s+(?:sys\.)?sp_(?:set_session_context|getapplock|releaseapplock)\b",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        /// <summary><c>CREATE TEMP TABLE wanted …</c>, <c>CREATE TABLE #wanted …</c></summary>
        public static readonly Regex Temporary = new(
            @"^\s*CREATE\s+(?:(?:LOCAL\s+)?TEMP(?:ORARY)?\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?|TABLE\s+(?=#))([\w#]+)",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        /// <summary>The table that a statement changes.</summary>
        public static readonly Regex OfTable = new(
            @"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE\s+TABLE|TRUNCATE)\s+([\w#]+)(?!\.)\s*",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }
}
