using System.Collections;
using System.Data.Common;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>Reads what a command returned.</summary>
/// <param name="results">What each statement did.</param>
internal sealed class ModelReader(IReadOnlyList<SqlResult> results) : DbDataReader
{
    private readonly List<SqlResult> queries = [.. results.Where(r => r.Columns.Count > 0)];
    private int result;
    private int row = -1;
    private bool isClosed;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => result < queries.Count ? queries[result].Columns.Count : 0;

    /// <inheritdoc/>
    public override bool HasRows => result < queries.Count && queries[result].Rows.Count > 0;

    /// <inheritdoc/>
    public override bool IsClosed => isClosed;

    /// <inheritdoc/>
    public override int RecordsAffected => results.All(r => r.Affected < 0) ? -1 : results.Sum(r => Math.Max(0, r.Affected));

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool Read() => ++row < (result < queries.Count ? queries[result].Rows.Count : 0);

    /// <inheritdoc/>
    public override bool NextResult()
    {
        row = -1;
        return ++result < queries.Count;
    }

    /// <inheritdoc/>
    public override void Close() => isClosed = true;

    /// <inheritdoc/>
    public override string GetName(int ordinal) => queries[result].Columns[ordinal];

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < FieldCount; i++)
        {
            if (string.Equals(GetName(i), name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new IndexOutOfRangeException($"There is no column {name}.");
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Value(ordinal) is null;

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => Value(ordinal) ?? DBNull.Value;

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc/>
    public override T GetFieldValue<T>(int ordinal) => SqlValues.FromRow<T>(Value(ordinal));

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => queries[result].Rows.Select(r => r[ordinal]).FirstOrDefault(v => v is not null)?.GetType() ?? typeof(string);

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetFieldValue<string>(ordinal)[0];

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    private object? Value(int ordinal) => queries[result].Rows[row][ordinal];
}
