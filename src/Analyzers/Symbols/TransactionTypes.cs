using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// The types by which .NET code opens database transactions: ADO.NET and its providers, System.Transactions, Entity Framework Core and 6,
/// MongoDB. Types are told by namespace, name and assembly, so that a type of the same name in the user's own code is not taken for one,
/// nor the extension methods that a project puts into a library's namespace: what those do is not known.
/// </summary>
internal static class TransactionTypes
{
    /// <summary>Namespaces of libraries that use a transaction they are given and leave it to the caller to end it.</summary>
    private static readonly string[] DataNamespaces =
    [
        "System.Data", "System.Transactions", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Dapper", "Npgsql", "MySqlConnector",
        "MySql.Data", "Oracle.ManagedDataAccess", "MongoDB.Driver",
    ];

    /// <summary>The assemblies of these libraries, and of what belongs to them.</summary>
    private static readonly string[] DataAssemblies =
    [
        "System", "mscorlib", "netstandard", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "EntityFramework", "EFCore", "Dapper",
        "Npgsql", "MySqlConnector", "MySql", "Pomelo.EntityFrameworkCore", "Oracle", "MongoDB",
    ];

    /// <summary>A transaction that its holder commits: ADO.NET's, Entity Framework's, or a committable one.</summary>
    public static bool IsTransaction(ITypeSymbol? type) => Any(type, static t => t.Name switch
    {
        "IDbTransaction" => IsFrom(t, "System.Data"),
        "CommittableTransaction" => IsFrom(t, "System.Transactions"),
        "IDbContextTransaction" => IsFrom(t, "Microsoft.EntityFrameworkCore.Storage"),
        "DbContextTransaction" => IsFrom(t, "System.Data.Entity"),
        _ => false,
    });

    /// <summary><c>TransactionScope</c>: it commits as it is disposed, if it was completed.</summary>
    public static bool IsScope(ITypeSymbol? type) => type is { Name: "TransactionScope" } && IsFrom(type, "System.Transactions");

    /// <summary>System.Transactions' <c>Transaction</c> in any form.</summary>
    public static bool IsAmbient(ITypeSymbol? type) =>
        Any(type, static t => t.Name == "Transaction" && IsFrom(t, "System.Transactions"));

    public static bool IsTransactionOptions(ITypeSymbol? type) =>
        type is { Name: "TransactionOptions" } && IsFrom(type, "System.Transactions");

    public static bool IsConnection(ITypeSymbol? type) => Any(type, static t => t.Name == "IDbConnection" && IsFrom(t, "System.Data"));

    /// <summary>An Entity Framework context.</summary>
    public static bool IsContext(ITypeSymbol? type) => Any(
        type, static t => t.Name == "DbContext" && (IsFrom(t, "Microsoft.EntityFrameworkCore") || IsFrom(t, "System.Data.Entity")));

    /// <summary>What an Entity Framework context calls <c>Database</c>, or the class of its extension methods.</summary>
    public static bool IsDatabase(ITypeSymbol? type) => Any(type, static t => t.Name switch
    {
        "DatabaseFacade" => IsFrom(t, "Microsoft.EntityFrameworkCore.Infrastructure"),
        "RelationalDatabaseFacadeExtensions" => IsFrom(t, "Microsoft.EntityFrameworkCore"),
        "Database" => IsFrom(t, "System.Data.Entity"),
        _ => false,
    });

    /// <summary>A session of MongoDB.</summary>
    public static bool IsSession(ITypeSymbol? type) => Any(type, static t => t.Name == "IClientSession" && IsFrom(t, "MongoDB.Driver"));

    /// <summary>
    /// Entity Framework Core's extension methods that run a delegate in a transaction, and again when it fails in passing.
    /// </summary>
    public static bool IsStrategyExtensions(ITypeSymbol? type) => type is not null && type.Name switch
    {
        "ExecutionStrategyExtensions" => IsFrom(type, "Microsoft.EntityFrameworkCore"),
        "RelationalExecutionStrategyExtensions" => IsFrom(type, "Microsoft.EntityFrameworkCore.Storage"),
        _ => false,
    };

    /// <summary>
    /// Whatever works only while a connection, context or session is open: those, their commands, readers, queries, collections.
    /// </summary>
    public static bool IsOfDatabase(ITypeSymbol? type) =>
        IsTransaction(type) || IsScope(type) || IsConnection(type) || IsContext(type) || IsDatabase(type) || IsSession(type)
        || Any(type, static t => t.Name switch
        {
            "IDbCommand" or "IDataReader" => IsFrom(t, "System.Data"),
            "IQueryable" => IsFrom(t, "System.Linq"),
            "IMongoCollection" or "IMongoDatabase" => IsFrom(t, "MongoDB.Driver"),
            _ => false,
        });

    /// <summary>
    /// A command of ADO.NET or a batch of them, what it is given and what it answers: parameters and their list, readers.
    /// </summary>
    public static bool IsPartOfCommand(ITypeSymbol? type) => IsBatch(type) || IsBatchCommand(type) || Any(type, static t =>
        (IsFrom(t, "System.Data")
            && t.Name is "IDbCommand" or "IDataReader" or "IDataRecord" or "IDataParameter" or "IDataParameterCollection")
        || (t.Name == "DbBatchCommandCollection" && IsFrom(t, "System.Data.Common")));

    /// <summary>Commands of ADO.NET that are executed together.</summary>
    public static bool IsBatch(ITypeSymbol? type) => Any(type, static t => t.Name == "DbBatch" && IsFrom(t, "System.Data.Common"));

    /// <summary>One command of such a batch.</summary>
    public static bool IsBatchCommand(ITypeSymbol? type) =>
        Any(type, static t => t.Name == "DbBatchCommand" && IsFrom(t, "System.Data.Common"));

    /// <summary>Whether a member belongs to a library that takes a transaction and leaves it open.</summary>
    public static bool IsDataLibrary(ISymbol? member)
    {
        if (member?.ContainingType is not { } type)
        {
            return false;
        }

        var @namespace = type.NamespaceName();
        foreach (var known in DataNamespaces)
        {
            if (PlainLibraries.IsOrIsBelow(@namespace, known))
            {
                return IsOfLibrary(type);
            }
        }

        return false;
    }

    private static bool Any(ITypeSymbol? type, Func<ITypeSymbol, bool> test)
    {
        if (type is null)
        {
            return false;
        }

        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (test(t))
            {
                return true;
            }
        }

        foreach (var @interface in type.AllInterfaces)
        {
            if (test(@interface))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Declared in a library's namespace, and by a library.</summary>
    private static bool IsFrom(ITypeSymbol type, string @namespace) => type.NamespaceName() == @namespace && IsOfLibrary(type);

    private static bool IsOfLibrary(ITypeSymbol type)
    {
        if (type.ContainingAssembly is { Name: var name })
        {
            foreach (var known in DataAssemblies)
            {
                if (PlainLibraries.IsOrIsBelow(name, known))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
