using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// Errors of a relational database, with SQLSTATE codes.
/// Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
/// </summary>
public static class DatabaseErrors
{
    /// <summary>SQLSTATE of a repeated unique key.</summary>
    public const string UniqueViolation = "23505";

    /// <summary>SQLSTATE of a transaction that cannot be put in an order with others. It may be tried again.</summary>
    public const string SerializationFailure = "40001";

    /// <summary>SQLSTATE of a commit of which nobody knows whether it took place.</summary>
    public const string OutcomeUnknown = "08007";

    /// <summary>SQLSTATE of a statement in a transaction that has ended.</summary>
    public const string NoActiveTransaction = "25P01";

    /// <summary>SQLSTATE of an unknown table.</summary>
    public const string UndefinedTable = "42P01";

    internal static ServiceError Duplicate(string table, string columns) =>
        new(UniqueViolation, $"duplicate key value violates unique constraint \"{table}_{columns}_key\"");

    internal static ServiceError Serialization() =>
        new(SerializationFailure, "could not serialize access due to read/write dependencies among transactions", 503);

    internal static ServiceError Unknown() => new(OutcomeUnknown, "connection lost during commit: transaction resolution unknown", 503);

    internal static ServiceError Ended() => new(NoActiveTransaction, "there is no transaction in progress");

    internal static ServiceError NoTable(string table) => new(UndefinedTable, $"relation \"{table}\" does not exist");
}
