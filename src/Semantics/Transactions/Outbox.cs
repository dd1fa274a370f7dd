using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>A message in the outbox.</summary>
/// <param name="Sequence">Its place: messages are sent in this order.</param>
/// <param name="Aggregate">Among whose messages the order counts; also the message group or partition key.</param>
/// <param name="To">ARN of the queue, topic, stream or bus.</param>
/// <param name="Body">What is sent.</param>
public sealed record OutboxMessage(long Sequence, string Aggregate, string To, string Body);

/// <summary>
/// Messages that are to be sent, written in the transaction of what they tell about, and sent later by an <see cref="OutboxRelay"/>.
/// Source: https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html
/// </summary>
public static class Outbox
{
    /// <summary>The table of messages.</summary>
    public const string Table = "outbox";

    /// <summary>The table with the relays' lease.</summary>
    public const string LeaseTable = "outbox_lease";

    internal const string SentAt = "sent_at";
    private const string Sequence = "sequence";
    private const string Aggregate = "aggregate";
    private const string To = "to";
    private const string Body = "body";

    /// <summary>Creates both tables.</summary>
    public static void CreateTables(Database database)
    {
        database.CreateTable(Table, [Sequence]);
        database.CreateTable(LeaseTable, ["name"]);
    }

    /// <summary>Adds a message in a transaction.</summary>
    /// <param name="database">The database of the transaction.</param>
    /// <param name="transaction">The transaction that does what the message tells.</param>
    /// <param name="aggregate">Among whose messages the order counts.</param>
    /// <param name="to">ARN of the queue, topic, stream or bus.</param>
    /// <param name="body">What is sent.</param>
    public static Reply<OutboxMessage> Add(Database database, DbTransaction transaction, string aggregate, string to, string body)
    {
        var message = new OutboxMessage(database.NextSequence(), aggregate, to, body);
        var written = transaction.Insert(
            Table, new DbRow((Sequence, message.Sequence), (Aggregate, aggregate), (To, to), (Body, body), (SentAt, null)));
        return written.Error is { } error ? error : message;
    }

    /// <summary>The committed messages that are not marked as sent, in their order.</summary>
    public static IReadOnlyList<OutboxMessage> Unsent(Database database)
    {
        var unsent = new List<OutboxMessage>();
        foreach (var row in database.Rows(Table))
        {
            if (row.Number(SentAt) is null)
            {
                unsent.Add(new OutboxMessage(row.Number(Sequence)!.Value, row.Text(Aggregate)!, row.Text(To)!, row.Text(Body)!));
            }
        }

        unsent.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
        return unsent;
    }
}
