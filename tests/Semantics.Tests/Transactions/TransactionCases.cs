using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Functions;
using AwsMessaging.Semantics.Tests.Model;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>The database, the outbox and the inbox.</summary>
[ModelCases]
public static class TransactionCases
{
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:orders";

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.TransactionAtomic, "What is rolled back never was", rows =>
        {
            var database = Orders(rows);
            var transaction = database.Begin();
            transaction.Insert("orders", new DbRow(("id", "1")));

            database.Rollback(transaction);

            Assert.Empty(database.Rows("orders"));
        }),
        new(SemanticRow.TransactionAtomic, "A commit that failed before its effect has none", rows =>
        {
            var database = Orders(rows);
            var transaction = database.Begin();
            transaction.Insert("orders", new DbRow(("id", "1")));

            var committed = database.Commit(transaction, new Deviation(TransactionChoices.Commit, 1));

            Assert.Equal(DatabaseErrors.OutcomeUnknown, committed.Error?.Code);
            Assert.Empty(database.Rows("orders"));
        }),
        new(SemanticRow.TransactionAtomic, "A commit may take place and its acknowledgement be lost", rows =>
        {
            var database = Orders(rows);
            var transaction = database.Begin();
            transaction.Insert("orders", new DbRow(("id", "1")));

            var committed = database.Commit(transaction, new Deviation(TransactionChoices.Commit, 2));

            Assert.Equal(DatabaseErrors.OutcomeUnknown, committed.Error?.Code);
            Assert.Single(database.Rows("orders"));
        }),
        new(SemanticRow.TransactionNoSend, "A message leaves at once, although its transaction is rolled back", rows =>
        {
            var database = Orders(rows);
            var transaction = database.Begin();

            var leaving = transaction.Send(new Delivery { To = Queue, Body = "order 1 was placed" });
            database.Rollback(transaction);

            Assert.Single(leaving);
        }),
        new(SemanticRow.TransactionIsolation, "Two transactions cannot both change what both have read", rows =>
        {
            var database = Orders(rows);
            Commit(database, t => t.Insert("orders", new DbRow(("id", "1"), ("stock", 1))));
            var (first, second) = (database.Begin(), database.Begin());
            Take(first);
            Take(second);

            Assert.True(database.Commit(first, Choices.Benign).IsOk);
            Assert.Equal(DatabaseErrors.SerializationFailure, database.Commit(second, Choices.Benign).Error?.Code);

            static void Take(DbTransaction transaction)
            {
                var row = transaction.Get("orders", "1").Result.Row!;
                transaction.Upsert("orders", row.With("stock", row.Number("stock") - 1));
            }
        }),
        new(SemanticRow.OutboxRelay, "A relay that crashes between send and mark sends again", rows =>
        {
            var (database, relay) = Relay(rows);
            var first = relay.Next(0, Choices.Benign);
            relay.Sent(10, [], new Deviation(TransactionChoices.RelayCrash, 1));

            var second = relay.Next(relay.NextChange(10) ?? 60_000, Choices.Benign);

            Assert.Equal(["e1"], first.Select(d => d.Body));
            Assert.Equal(["e1"], second.Select(d => d.Body));
            Assert.Single(Outbox.Unsent(database));
        }),
        new(SemanticRow.OutboxRelay, "What was sent and marked is not sent again", rows =>
        {
            var (database, relay) = Relay(rows);
            relay.Next(0, Choices.Benign);
            relay.Sent(10, [], Choices.Benign);

            Assert.Empty(Outbox.Unsent(database));
            Assert.Null(relay.NextChange(10));
        }),
        new(SemanticRow.InboxKey, "A second delivery finds the key of the first", rows =>
        {
            var database = Orders(rows);
            Inbox.CreateTable(database);

            Assert.True(Claim(database, now: 0));
            Assert.False(Claim(database, now: 1));
        }),
        new(SemanticRow.InboxKey, "An expired key does not help", rows =>
        {
            var database = Orders(rows);
            Inbox.CreateTable(database);

            Assert.True(Claim(database, now: 0, timeToLive: 1000));
            Assert.True(Claim(database, now: 1000, timeToLive: 1000));
        }),
        new(SemanticRow.ConditionalWrite, "A put on condition that there is none fails where there is one", rows =>
        {
            var database = Locks(rows);
            var put = new DynamoWrite { Table = "locks", Item = Item("k"), ConditionExpression = "attribute_not_exists(id)" };

            Assert.True(database.Write(0, put, Choices.Benign).IsOk);
            Assert.Equal("ConditionalCheckFailedException", database.Write(0, put, Choices.Benign).Error?.Code);
        }),
        new(SemanticRow.ConditionalWrite, "A transaction with a failed condition does nothing and says which", rows =>
        {
            var database = Locks(rows);
            database.Write(0, new DynamoWrite { Table = "locks", Item = Item("k") }, Choices.Benign);

            var written = database.TransactWrite(
                0,
                [
                    new DynamoWrite { Table = "locks", Item = Item("effect") },
                    new DynamoWrite { Table = "locks", Item = Item("k"), ConditionExpression = "attribute_not_exists(id)" },
                ],
                null,
                Choices.Benign);

            Assert.Equal(["None", "ConditionalCheckFailed"], written.Result.Canceled!.Reasons.Select(r => r.Code));
            Assert.Equal("TransactionCanceledException", written.Result.Canceled.Error.Code);
            Assert.Single(database.Find("locks")!.Items);
        }),
    ];

    private static Database Orders(SemanticRows rows)
    {
        var database = new Database(rows: rows);
        database.CreateTable("orders", ["id"]);
        return database;
    }

    private static DynamoDatabase Locks(SemanticRows rows)
    {
        var database = new DynamoDatabase(rows);
        database.CreateTable("locks", "id");
        return database;
    }

    private static DynamoItem Item(string id) => new(("id", AttributeValue.S(id)));

    private static (Database Database, OutboxRelay Relay) Relay(SemanticRows rows)
    {
        var database = new Database(rows: rows);
        Outbox.CreateTables(database);
        Commit(database, t => Outbox.Add(database, t, "order-1", Queue, "e1"));
        return (database, new OutboxRelay(database, "relay"));
    }

    private static bool Claim(Database database, long now, long? timeToLive = null)
    {
        var transaction = database.Begin();
        var isNew = Inbox.TryClaim(now, database, transaction, "message-1", timeToLive).Result;
        Assert.True(database.Commit(transaction, Choices.Benign).IsOk);
        return isNew;
    }

    private static void Commit(Database database, Action<DbTransaction> write)
    {
        var transaction = database.Begin();
        write(transaction);
        Assert.True(database.Commit(transaction, Choices.Benign).IsOk);
    }
}
