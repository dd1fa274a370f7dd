using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>
/// Entity Framework Core over a database of the world: its change tracker, its transactions and the SQL of its SQLite provider, unchanged, on a
/// connection whose commits are the model's.
/// </summary>
internal static class EntityFramework
{
    /// <summary>Options for a context of a program.</summary>
    /// <param name="contextType">The context's class.</param>
    /// <param name="connection">The connection.</param>
    public static DbContextOptions Options(Type contextType, DbConnection connection)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(contextType))!;
        builder.UseSqlite(connection).ConfigureWarnings(w => w.Ignore(SqliteEventId.UnexpectedConnectionTypeWarning, RelationalEventId.AmbientTransactionWarning));
        return builder.Options;
    }
}
