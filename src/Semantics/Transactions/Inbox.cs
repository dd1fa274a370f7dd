using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// The keys of messages that were processed. Written in the transaction of the effect, a key makes a second delivery of its message
/// harmless; an expired key does not.
/// </summary>
public static class Inbox
{
    /// <summary>The table.</summary>
    public const string Table = "inbox";

    private const string Key = "key";
    private const string ExpiresAt = "expires_at";

    /// <summary>Creates the table.</summary>
    public static void CreateTable(Database database) => database.CreateTable(Table, [Key]);

    /// <summary>Claims a message's key for a transaction.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="database">The database of the transaction.</param>
    /// <param name="transaction">The transaction in which the effect takes place.</param>
    /// <param name="key">The message's key, the same in each delivery.</param>
    /// <param name="timeToLive">Milliseconds for which the key is remembered; null for ever.</param>
    /// <returns>
    /// Whether the message is new. Two transactions may both be told so; then the commit of the second fails with SQLSTATE 40001 or 23505.
    /// </returns>
    public static Reply<bool> TryClaim(long now, Database database, DbTransaction transaction, string key, long? timeToLive = null)
    {
        var found = transaction.Get(Table, key);
        if (found.Error is { } error)
        {
            return error;
        }

        if (!database.SemanticRows.Has(SemanticRow.InboxKey))
        {
            return true;
        }

        var old = found.Result.Row;
        if (old is not null && !(old.Number(ExpiresAt) <= now))
        {
            return false;
        }

        var row = new DbRow((Key, key), (ExpiresAt, timeToLive is { } time ? now + time : null));
        var written = old is null ? transaction.Insert(Table, row) : transaction.Upsert(Table, row);
        return written.Error is { } failed ? failed : true;
    }
}
