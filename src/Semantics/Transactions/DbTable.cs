using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A table's committed rows, in the order of their insertion.</summary>
internal sealed class DbTable
{
    private readonly List<StoredRow> rows = [];
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly string[][] uniques;
    private readonly Dictionary<string, int>[] byUnique;

    /// <param name="name">Its name.</param>
    /// <param name="key">Columns of the primary key.</param>
    /// <param name="uniques">Columns of further unique constraints.</param>
    public DbTable(string name, string[] key, string[][] uniques)
    {
        Name = name;
        KeyColumns = key;
        this.uniques = uniques;
        byUnique = Array.ConvertAll(uniques, _ => new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public string Name { get; }

    public string[] KeyColumns { get; }

    /// <summary>Grows with each change of any row.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<DbRow> Rows => [.. rows.Where(r => r.Row is not null).Select(r => r.Row!)];

    public DbRow? Find(string key) => byKey.TryGetValue(key, out var index) ? rows[index].Row : null;

    /// <summary>Grows with each change of the row under a key; 0 while there was none.</summary>
    public long VersionOf(string key) => byKey.TryGetValue(key, out var index) ? rows[index].Version : 0;

    /// <summary>The constraint that a row would violate; null for none.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="row">The row.</param>
    /// <param name="isInsert">Whether a row with the same key is a violation too.</param>
    /// <param name="replaced">Keys of rows that the same transaction changes or deletes.</param>
    public ServiceError? Violation(string key, DbRow row, bool isInsert, Func<string, bool> replaced)
    {
        if (isInsert && Find(key) is not null && !replaced(key))
        {
            return DatabaseErrors.Duplicate(Name, string.Join("_", KeyColumns));
        }

        for (var i = 0; i < uniques.Length; i++)
        {
            if (row.Key(uniques[i]) is { } unique
                && byUnique[i].TryGetValue(unique, out var index)
                && rows[index].Key != key
                && !replaced(rows[index].Key))
            {
                return DatabaseErrors.Duplicate(Name, string.Join("_", uniques[i]));
            }
        }

        return null;
    }

    /// <summary>Whether two rows of one transaction violate a unique constraint together.</summary>
    public ServiceError? Violation(DbRow left, DbRow right)
    {
        foreach (var unique in uniques)
        {
            if (left.Key(unique) is { } key && key == right.Key(unique))
            {
                return DatabaseErrors.Duplicate(Name, string.Join("_", unique));
            }
        }

        return null;
    }

    /// <summary>Writes a row, or removes it.</summary>
    public void Put(string key, DbRow? row)
    {
        Version++;
        if (!byKey.TryGetValue(key, out var index))
        {
            index = rows.Count;
            byKey.Add(key, index);
            rows.Add(new StoredRow(key, null, 0));
        }

        for (var i = 0; i < uniques.Length; i++)
        {
            // Another row of the same transaction may have taken the key already.
            if (rows[index].Row?.Key(uniques[i]) is { } old && byUnique[i].TryGetValue(old, out var holder) && holder == index)
            {
                byUnique[i].Remove(old);
            }
        }

        rows[index] = new StoredRow(key, row, Version);
        for (var i = 0; i < uniques.Length; i++)
        {
            if (row?.Key(uniques[i]) is { } unique)
            {
                byUnique[i][unique] = index;
            }
        }
    }

    public DbTable Clone()
    {
        var clone = new DbTable(Name, KeyColumns, uniques) { Version = Version };
        clone.rows.AddRange(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            clone.byKey.Add(rows[i].Key, i);
            for (var u = 0; u < uniques.Length; u++)
            {
                if (rows[i].Row?.Key(uniques[u]) is { } unique)
                {
                    clone.byUnique[u][unique] = i;
                }
            }
        }

        return clone;
    }

    private sealed record StoredRow(string Key, DbRow? Row, long Version);
}
