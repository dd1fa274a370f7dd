using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>How a relay works. These are figures of ours: the relay is the user's program.</summary>
public sealed record OutboxRelaySettings
{
    /// <summary>Messages in one send, 1 to 10 for SQS.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>
    /// Whether a send has at most one message of each aggregate. Without it a failed entry is overtaken by a later one of its aggregate in
    /// the same batch.
    /// </summary>
    public bool KeepsOrder { get; init; } = true;

    /// <summary>Milliseconds for which a relay keeps others away; null for no lease.</summary>
    public long? Lease { get; init; } = 30_000;

    /// <summary>Milliseconds to wait after a send that failed, or a database that did.</summary>
    public long Backoff { get; init; } = 1_000;

    /// <summary>Milliseconds between a crash and the restart.</summary>
    public long RestartAfter { get; init; } = 5_000;
}

/// <summary>
/// The program that sends what is in the outbox: it reads unsent messages in their order, sends a batch, and marks what was accepted.
/// Whoever drives the model calls <see cref="Next"/>, sends what it returns, and reports to <see cref="Sent"/>.
/// </summary>
public sealed class OutboxRelay
{
    private readonly Database database;
    private readonly OutboxRelaySettings settings;
    private IReadOnlyList<OutboxMessage> sending = [];
    private long notBefore;

    /// <summary>Creates a relay.</summary>
    /// <param name="database">The database with the outbox.</param>
    /// <param name="name">The relay's name, different from other relays'.</param>
    /// <param name="settings">How it works.</param>
    public OutboxRelay(Database database, string name, OutboxRelaySettings? settings = null)
    {
        this.database = database;
        Name = name;
        this.settings = settings ?? new OutboxRelaySettings();
    }

    /// <summary>The relay's name.</summary>
    public string Name { get; }

    /// <summary>The messages whose send has not been reported.</summary>
    public IReadOnlyList<OutboxMessage> Sending => sending;

    /// <summary>Takes or renews the lease and reads the next messages.</summary>
    /// <returns>
    /// Messages to be sent in one batch; none when there is nothing to send, another relay has the lease, or a send is under way.
    /// </returns>
    public IReadOnlyList<Delivery> Next(long now, Choices choices)
    {
        if (sending.Count > 0 || now < notBefore)
        {
            return [];
        }

        var batch = NextBatch();
        if (batch.Count == 0 || !HasLease(now, choices))
        {
            return [];
        }

        if (!database.SemanticRows.Has(SemanticRow.OutboxRelay) && !Mark(now, batch, choices))
        {
            return [];
        }

        sending = batch;
        return [.. batch.Select(message => new Delivery
        {
            Id = message.Sequence,
            At = now,
            From = Name,
            To = message.To,
            Body = message.Body,
            GroupId = message.Aggregate,
            DeduplicationId = message.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
        })];
    }

    /// <summary>Takes the result of a send and marks what was accepted, unless the relay crashes before.</summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="failed">Sequence numbers of the entries that failed; all of them when the whole call did.</param>
    /// <param name="choices">Decides where several outcomes are possible.</param>
    public void Sent(long now, IReadOnlyCollection<long> failed, Choices choices)
    {
        var accepted = sending.Where(message => !failed.Contains(message.Sequence)).ToList();
        sending = [];
        if (failed.Count > 0)
        {
            notBefore = now + settings.Backoff;
        }

        if (!database.SemanticRows.Has(SemanticRow.OutboxRelay) || accepted.Count == 0)
        {
            return;
        }

        if (choices.Choose(TransactionChoices.RelayCrash, Name) == 1)
        {
            Crash(now);
        }
        else if (!Mark(now, accepted, choices))
        {
            notBefore = now + settings.Backoff;
        }
    }

    /// <summary>
    /// Ends the relay's process; it starts again after a while and knows nothing of a send under way. A lease stays until its end.
    /// </summary>
    public void Crash(long now)
    {
        sending = [];
        notBefore = now + settings.RestartAfter;
    }

    /// <summary>
    /// The earliest time from <paramref name="now"/> on at which <see cref="Next"/> may do something; null while there is nothing to send.
    /// </summary>
    public long? NextChange(long now)
    {
        if (sending.Count > 0 || Outbox.Unsent(database).Count == 0)
        {
            return null;
        }

        var next = Math.Max(now, notBefore);
        return settings.Lease is not null && LeaseOf(database.Rows(Outbox.LeaseTable)) is { } lease && lease.Text("owner") != Name
            ? Math.Max(next, lease.Number("until")!.Value)
            : next;
    }

    /// <summary>An independent copy.</summary>
    /// <param name="database">The copy's database.</param>
    public OutboxRelay Clone(Database database) => new(database, Name, settings) { sending = sending, notBefore = notBefore };

    private List<OutboxMessage> NextBatch()
    {
        var batch = new List<OutboxMessage>();
        var aggregates = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in Outbox.Unsent(database))
        {
            if (batch.Count == settings.BatchSize)
            {
                break;
            }

            // One send goes to one place.
            if ((!settings.KeepsOrder || aggregates.Add(message.Aggregate)) && (batch.Count == 0 || batch[0].To == message.To))
            {
                batch.Add(message);
            }
        }

        return batch;
    }

    private bool HasLease(long now, Choices choices)
    {
        if (settings.Lease is not { } time)
        {
            return true;
        }

        var transaction = database.Begin();
        var lease = transaction.Get(Outbox.LeaseTable, "relay").Result.Row;
        if (lease is not null && lease.Text("owner") != Name && lease.Number("until") > now)
        {
            database.Rollback(transaction);
            return false;
        }

        transaction.Upsert(Outbox.LeaseTable, new DbRow(("name", "relay"), ("owner", Name), ("until", now + time)));
        return Commit(now, transaction, choices);
    }

    private bool Mark(long now, IReadOnlyList<OutboxMessage> messages, Choices choices)
    {
        var transaction = database.Begin();
        foreach (var message in messages)
        {
            if (transaction.Get(Outbox.Table, message.Sequence).Result.Row is { } row)
            {
                transaction.Upsert(Outbox.Table, row.With(Outbox.SentAt, now));
            }
        }

        return Commit(now, transaction, choices);
    }

    private bool Commit(long now, DbTransaction transaction, Choices choices)
    {
        if (database.Commit(transaction, choices).IsOk)
        {
            return true;
        }

        notBefore = now + settings.Backoff;
        return false;
    }

    private static DbRow? LeaseOf(IReadOnlyList<DbRow> rows) => rows.Count == 0 ? null : rows[0];
}
