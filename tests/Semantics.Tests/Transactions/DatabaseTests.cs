using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Functions;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>The relational database.</summary>
public sealed class DatabaseTests
{
    private readonly Database database = new();

    public DatabaseTests() => database.CreateTable("users", ["id"], ["mail"]);

    [Fact]
    public void A_transaction_sees_its_own_writes_and_others_do_not()
    {
        var transaction = database.Begin();
        transaction.Insert("users", User(1));

        Assert.Equal("1@x", transaction.Get("users", 1).Result.Row?.Text("mail"));
        Assert.Null(database.Begin().Get("users", 1).Result.Row);
        Assert.Single(transaction.Where("users", _ => true).Result.Rows);
        Assert.Empty(database.Rows("users"));
    }

    [Fact]
    public void A_key_is_taken_once()
    {
        var transaction = database.Begin();
        transaction.Insert("users", User(1));

        Assert.Equal(DatabaseErrors.UniqueViolation, transaction.Insert("users", User(1)).Error?.Code);
        Assert.Equal(DatabaseErrors.UniqueViolation, transaction.Insert("users", User(2).With("mail", "1@x")).Error?.Code);
        Assert.True(transaction.Insert("users", User(3).With("mail", null)).IsOk);
        Assert.True(transaction.Insert("users", User(4).With("mail", null)).IsOk);
    }

    [Fact]
    public void A_key_that_is_taken_meanwhile_fails_the_commit()
    {
        var (first, second) = (database.Begin(), database.Begin());
        first.Insert("users", User(1));
        second.Insert("users", User(2).With("mail", "1@x"));

        Assert.True(Commit(first).IsOk);
        Assert.Equal(DatabaseErrors.UniqueViolation, Commit(second).Error?.Code);
        Assert.Single(database.Rows("users"));
    }

    [Fact]
    public void A_deleted_rows_keys_are_free()
    {
        Insert(User(1));
        var transaction = database.Begin();

        transaction.Delete("users", 1);
        Assert.True(transaction.Insert("users", User(2).With("mail", "1@x")).IsOk);
        Assert.True(transaction.Insert("users", User(1).With("mail", "new@x")).IsOk);

        Assert.True(Commit(transaction).IsOk);
        Assert.Equal(["new@x", "1@x"], database.Rows("users").Select(r => r.Text("mail")));
    }

    [Fact]
    public void Two_rows_may_swap_a_key_in_one_transaction()
    {
        Insert(User(1));
        Insert(User(2));
        var transaction = database.Begin();
        transaction.Upsert("users", User(1).With("mail", null));
        Assert.True(transaction.Upsert("users", User(2).With("mail", "1@x")).IsOk);
        Assert.True(transaction.Upsert("users", User(1).With("mail", "2@x")).IsOk);

        Assert.True(Commit(transaction).IsOk);

        var later = database.Begin();
        Assert.Equal(DatabaseErrors.UniqueViolation, later.Insert("users", User(3).With("mail", "1@x")).Error?.Code);
        Assert.Equal(DatabaseErrors.UniqueViolation, later.Insert("users", User(3).With("mail", "2@x")).Error?.Code);
    }

    [Fact]
    public void A_search_conflicts_with_a_row_that_appears_meanwhile()
    {
        var (first, second) = (database.Begin(), database.Begin());
        Assert.Empty(first.Where("users", _ => true).Result.Rows);
        Assert.Empty(second.Where("users", _ => true).Result.Rows);
        first.Insert("users", User(1));
        second.Insert("users", User(2));

        Assert.True(Commit(first).IsOk);
        Assert.Equal(DatabaseErrors.SerializationFailure, Commit(second).Error?.Code);
    }

    [Fact]
    public void Transactions_on_different_rows_do_not_disturb_each_other()
    {
        Insert(User(1));
        Insert(User(2));
        var (first, second) = (database.Begin(), database.Begin());
        first.Upsert("users", first.Get("users", 1).Result.Row!.With("mail", "a"));
        second.Upsert("users", second.Get("users", 2).Result.Row!.With("mail", "b"));

        Assert.True(Commit(first).IsOk);
        Assert.True(Commit(second).IsOk);
        Assert.Equal(["a", "b"], database.Rows("users").Select(r => r.Text("mail")));
    }

    [Fact]
    public void After_its_end_a_transaction_does_nothing()
    {
        var transaction = database.Begin();
        Commit(transaction);

        Assert.Equal(DatabaseErrors.NoActiveTransaction, transaction.Insert("users", User(1)).Error?.Code);
        Assert.Equal(DatabaseErrors.NoActiveTransaction, Commit(transaction).Error?.Code);
        Assert.False(transaction.IsActive);
    }

    [Fact]
    public void A_commit_without_writes_cannot_be_uncertain()
    {
        var uncertain = new Deviation(TransactionChoices.Commit, 1);

        Assert.True(database.Commit(database.Begin(), uncertain).IsOk);
        Assert.Equal(0, uncertain.Asked);
    }

    [Fact]
    public void Unknown_tables_and_wrong_keys_are_errors()
    {
        var transaction = database.Begin();

        Assert.Equal(DatabaseErrors.UndefinedTable, transaction.Get("none", 1).Error?.Code);
        Assert.Throws<ArgumentException>("values", () => transaction.Get("users", 1, 2));
        Assert.Throws<ArgumentException>("row", () => transaction.Insert("users", new DbRow(("mail", "x"))));
        Assert.Throws<ArgumentException>("name", () => database.CreateTable("users", ["id"]));
        Assert.Throws<ArgumentException>("key", () => database.CreateTable("other", []));
    }

    [Fact]
    public void A_copy_changes_alone()
    {
        Insert(User(1));
        var copy = database.Clone();
        var transaction = copy.Begin();
        transaction.Delete("users", 1);

        Assert.True(copy.Commit(transaction, Choices.Benign).IsOk);

        Assert.Equal((1, 0), (database.Rows("users").Count, copy.Rows("users").Count));
        Insert(User(2));
        Assert.Equal(DatabaseErrors.UniqueViolation, database.Begin().Insert("users", User(3).With("mail", "2@x")).Error?.Code);
        Assert.True(copy.Begin().Insert("users", User(3).With("mail", "2@x")).IsOk);
    }

    [Fact]
    public void Keys_of_several_columns_are_not_mixed_up()
    {
        database.CreateTable("pairs", ["a", "b"]);
        var transaction = database.Begin();

        Assert.True(transaction.Insert("pairs", new DbRow(("a", "1"), ("b", "23"))).IsOk);
        Assert.True(transaction.Insert("pairs", new DbRow(("a", "12"), ("b", "3"))).IsOk);
        Assert.NotNull(transaction.Get("pairs", "12", "3").Result.Row);
    }

    private static DbRow User(int id) => new(("id", id), ("mail", $"{id}@x"));

    private Reply<CommitResult> Commit(DbTransaction transaction) => database.Commit(transaction, Choices.Benign);

    private void Insert(DbRow row)
    {
        var transaction = database.Begin();
        Assert.True(transaction.Insert("users", row).IsOk);
        Assert.True(Commit(transaction).IsOk);
    }
}
