using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>The value of an expression for a row, with the command's parameters.</summary>
internal delegate object? SqlValue(DbRow row, IReadOnlyDictionary<string, object?> parameters);

/// <summary>
/// Reads the SQL that programs and Entity Framework Core's SQLite provider send: INSERT, UPDATE, DELETE and SELECT of one table. What it does
/// not know it refuses, rather than to do something else. Names are compared without case.
/// </summary>
internal sealed partial class SqlParser
{
    /// <summary>The name for the time, and of the parameter that has it.</summary>
    public const string Now = "CURRENT_TIMESTAMP";

    private const string End = "";
    private static readonly ConcurrentDictionary<string, IReadOnlyList<SqlStatement>> Known = new(StringComparer.Ordinal);

    private readonly List<string> tokens = [];
    private readonly string text;
    private int at;

    private SqlParser(string text)
    {
        this.text = text;
        foreach (Match match in Token().Matches(text))
        {
            if (!string.IsNullOrWhiteSpace(match.Value) && !match.Value.StartsWith("--", StringComparison.Ordinal))
            {
                tokens.Add(match.Value);
            }
        }

        tokens.Add(End);
    }

    /// <summary>Reads the statements of a command.</summary>
    /// <exception cref="NotSupportedException">There is something in it that is not known here.</exception>
    public static IReadOnlyList<SqlStatement> Parse(string text) => Known.GetOrAdd(text, static t => new SqlParser(t).Statements());

    [GeneratedRegex("""\s+|--[^\n]*|"[^"]*"|'(?:[^']|'')*'|[@:$]\w+|\d+(?:\.\d+)?|\w+|<=|>=|<>|!=|.""")]
    private static partial Regex Token();

    private List<SqlStatement> Statements()
    {
        var statements = new List<SqlStatement>();
        while (tokens[at] != End)
        {
            statements.Add(Statement());
            if (!TryTake(";") && tokens[at] != End)
            {
                throw Unknown();
            }
        }

        return statements;
    }

    private SqlStatement Statement() =>
        TryTake("INSERT") ? Insert()
        : TryTake("UPDATE") ? Update()
        : TryTake("DELETE") ? Delete()
        : TryTake("SELECT") ? Select()
        : TryTake("SAVEPOINT") || TryTake("RELEASE") ? new SqlSavepoint(Name())
        : throw Unknown();

    private SqlInsert Insert()
    {
        Expect("INTO");
        var table = Name();
        Expect("(");
        var columns = List(Name);
        Expect(")");
        Expect("VALUES");
        var rows = List(() =>
        {
            Expect("(");
            var values = List(Expression);
            Expect(")");
            return values.Count == columns.Count ? values : throw Unknown();
        });
        return new SqlInsert(table, columns, rows, Returning());
    }

    private SqlUpdate Update()
    {
        var table = TableName();
        Expect("SET");
        var changes = List(() =>
        {
            var column = Column();
            Expect("=");
            return (column, Expression());
        });
        return new SqlUpdate(table, changes, Where(), Returning());
    }

    private SqlDelete Delete()
    {
        Expect("FROM");
        return new SqlDelete(TableName(), Where(), Returning());
    }

    private SqlSelect Select()
    {
        var items = Items();
        Expect("FROM");
        var table = TableName();
        var where = Where();
        List<(SqlValue, bool)> order = [];
        if (TryTake("ORDER"))
        {
            Expect("BY");
            order = List(() =>
            {
                var value = Expression();
                var descends = TryTake("DESC");
                return (value, descends || (TryTake("ASC") && false));
            });
        }

        var limit = TryTake("LIMIT") ? Expression() : null;
        if (TryTake("FOR"))
        {
            // Rows that another transaction changes meanwhile make the commit fail, instead of waiting or being skipped.
            Expect("UPDATE");
            if (TryTake("SKIP"))
            {
                Expect("LOCKED");
            }
        }

        return new SqlSelect(table, items, where, order, limit);
    }

    private List<SqlItem>? Returning() => TryTake("RETURNING") ? Items() : null;

    private List<SqlItem> Items() => TryTake("*")
        ? []
        : List(() =>
        {
            if (TryTake("COUNT"))
            {
                Expect("(");
                Expect("*");
                Expect(")");
                return new SqlItem(TryTake("AS") ? Name() : "count", null);
            }

            var name = tokens[at];
            var value = Expression();
            name = tokens[at - 1] == name || tokens[at - 2] == "." ? tokens[at - 1].Trim('"') : "";
            return new SqlItem(TryTake("AS") ? Name() : name, value);
        });

    private SqlCondition Where() => TryTake("WHERE") ? Conjunction() : SqlCondition.None;

    private SqlCondition Conjunction()
    {
        var keys = new List<(string Column, SqlValue Value)>();
        var parts = new List<SqlValue>();
        do
        {
            var start = at;
            parts.Add(Comparison(out var key));
            if (key is not null)
            {
                keys.Add(key.Value);
            }

            if (start == at)
            {
                throw Unknown();
            }
        }
        while (TryTake("AND"));

        if (TryTake("OR"))
        {
            var left = parts;
            var right = Conjunction();
            return new SqlCondition((row, p) => left.TrueForAll(part => IsTrue(part(row, p))) || right.Holds(row, p), []);
        }

        return new SqlCondition((row, p) => parts.TrueForAll(part => IsTrue(part(row, p))), keys);
    }

    private SqlValue Comparison(out (string Column, SqlValue Value)? key)
    {
        key = null;
        if (TryTake("NOT"))
        {
            var negated = Comparison(out _);
            return (row, p) => !IsTrue(negated(row, p));
        }

        if (tokens[at] == "(")
        {
            at++;
            var inner = Conjunction();
            Expect(")");
            return (row, p) => inner.Holds(row, p);
        }

        var isColumn = IsColumn();
        var left = Expression();
        var column = tokens[at - 1].Trim('"').ToLowerInvariant();
        if (TryTake("IS"))
        {
            var not = TryTake("NOT");
            Expect("NULL");
            return (row, p) => left(row, p) is null != not;
        }

        var sign = tokens[at];
        if (sign is not ("=" or "<>" or "!=" or "<" or "<=" or ">" or ">="))
        {
            return left;
        }

        at++;
        var right = Expression();
        if (sign == "=" && isColumn)
        {
            key = (column, right);
        }

        return (row, p) => left(row, p) is { } a && right(row, p) is { } b && Compares(sign, SqlValues.Compare(a, b));
    }

    private SqlValue Expression()
    {
        var token = tokens[at];
        if (TryTake(Now))
        {
            return (_, parameters) => parameters[Now];
        }

        if (IsColumn())
        {
            var column = Column();
            return (row, _) => row[column];
        }

        at++;
        if (token.Length > 1 && token[0] is '@' or ':' or '$')
        {
            var name = token[1..];
            return (_, parameters) => parameters.TryGetValue(name, out var value) ? value : throw new InvalidOperationException($"There is no parameter {token}.");
        }

        object? constant = token.ToUpperInvariant() switch
        {
            "NULL" => null,
            "TRUE" => 1L,
            "FALSE" => 0L,
            _ when token.StartsWith('\'') => token[1..^1].Replace("''", "'", StringComparison.Ordinal),
            _ when long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw Unknown(),
        };
        return (_, _) => constant;
    }

    private bool IsColumn() => IsName() && tokens[at].ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE") && tokens[at + 1] != "(";

    private bool IsName() => tokens[at] != End && (tokens[at][0] is '"' or '_' || char.IsLetter(tokens[at][0]));

    private string Column()
    {
        var name = Name();
        return TryTake(".") ? Name() : name;
    }

    private string TableName()
    {
        var name = Name();
        if (TryTake("AS"))
        {
            Name();
        }

        return name;
    }

    private string Name() => IsName() ? tokens[at++].Trim('"').ToLowerInvariant() : throw Unknown();

    private List<T> List<T>(Func<T> item)
    {
        var items = new List<T>();
        do
        {
            items.Add(item());
        }
        while (TryTake(","));

        return items;
    }

    private bool TryTake(string word)
    {
        if (!string.Equals(tokens[at], word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!TryTake(word))
        {
            throw Unknown();
        }
    }

    private NotSupportedException Unknown() => new($"The database of the verification does not know '{tokens[Math.Min(at, tokens.Count - 1)]}' in: {text}");

    private static bool IsTrue(object? value) => value is true or (not 0L and not false and not null);

    private static bool Compares(string sign, int order) => sign switch
    {
        "=" => order == 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => order != 0,
    };
}
