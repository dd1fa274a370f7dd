using System.Globalization;
using System.Text;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A row: columns with values. Does not change.</summary>
public sealed class DbRow
{
    private readonly KeyValuePair<string, object?>[] columns;

    /// <summary>Creates a row.</summary>
    /// <param name="columns">Column names with values: text, <see cref="long"/>, <see cref="int"/>, <see cref="decimal"/>,
    /// <see cref="bool"/> or null.</param>
    public DbRow(params (string Column, object? Value)[] columns)
        : this(Array.ConvertAll(columns, c => new KeyValuePair<string, object?>(c.Column, c.Value is int number ? (long)number : c.Value)))
    {
    }

    private DbRow(KeyValuePair<string, object?>[] columns) => this.columns = columns;

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Columns => columns;

    /// <summary>A column's value; null when it is null or missing.</summary>
    public object? this[string column]
    {
        get
        {
            var index = IndexOf(column);
            return index < 0 ? null : columns[index].Value;
        }
    }

    /// <summary>A column's text; null when it is null or missing.</summary>
    public string? Text(string column) => this[column] is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A column's whole number; null when it is null or missing.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public long? Number(string column) => (long?)this[column];

    /// <summary>The row with another value in a column, which is added if it is missing.</summary>
    public DbRow With(string column, object? value)
    {
        var changed = new KeyValuePair<string, object?>(column, value is int number ? (long)number : value);
        var index = IndexOf(column);
        var copy = new KeyValuePair<string, object?>[index < 0 ? columns.Length + 1 : columns.Length];
        columns.CopyTo(copy, 0);
        copy[index < 0 ? columns.Length : index] = changed;
        return new DbRow(copy);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", columns.Select(c => c.Key + "=" + Convert.ToString(c.Value, CultureInfo.InvariantCulture)));

    /// <summary>
    /// The values of some columns as one text, equal for equal values; null when one of them is null, which no unique constraint compares.
    /// </summary>
    internal string? Key(IReadOnlyList<string> key)
    {
        var result = new StringBuilder();
        foreach (var column in key)
        {
            if (Text(column) is not { } text)
            {
                return null;
            }

            result.Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);
        }

        return result.ToString();
    }

    private int IndexOf(string column) => Array.FindIndex(columns, c => c.Key == column);
}
