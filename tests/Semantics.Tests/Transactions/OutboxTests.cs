using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Functions;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>The outbox, its relay, and the inbox.</summary>
public sealed class OutboxTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:orders";
    private readonly Database database = new();

    public OutboxTests()
    {
        Outbox.CreateTables(database);
        Inbox.CreateTable(database);
    }

    [Fact]
    public void Messages_of_a_transaction_that_is_rolled_back_are_not_sent()
    {
        var transaction = database.Begin();
        Outbox.Add(database, transaction, "a", Queue, "phantom");
        database.Rollback(transaction);
        Add("a", "real");

        Assert.Equal(["real"], Next(new OutboxRelay(database, "r")));
    }

    [Fact]
    public void A_failed_message_is_sent_again_before_later_ones_of_its_aggregate()
    {
        Add("a", "a1");
        Add("a", "a2");
        Add("b", "b1");
        var relay = new OutboxRelay(database, "r");

        Assert.Equal(["a1", "b1"], Next(relay));
        relay.Sent(0, [1], Choices.Benign);
        Assert.Empty(Next(relay, 999));
        Assert.Equal(["a1"], Next(relay, 1000));
        relay.Sent(1000, [], Choices.Benign);
        Assert.Equal(["a2"], Next(relay, 1000));
    }

    [Fact]
    public void Without_that_care_a_failed_message_is_overtaken()
    {
        Add("a", "a1");
        Add("a", "a2");
        var relay = new OutboxRelay(database, "r", new OutboxRelaySettings { KeepsOrder = false });

        Assert.Equal(["a1", "a2"], Next(relay));
        relay.Sent(0, [1], Choices.Benign);

        Assert.Equal(["a1"], Next(relay, 1000));
    }

    [Fact]
    public void A_batch_has_its_size_and_one_destination()
    {
        for (var i = 0; i < 3; i++)
        {
            Add($"a{i}", $"m{i}");
        }

        Add("other", "elsewhere", Queue + "2");
        var relay = new OutboxRelay(database, "r", new OutboxRelaySettings { BatchSize = 2 });

        Assert.Equal(["m0", "m1"], Next(relay));
        relay.Sent(0, [], Choices.Benign);
        Assert.Equal(["m2"], Next(relay));
        relay.Sent(0, [], Choices.Benign);
        Assert.Equal(["elsewhere"], Next(relay));
    }

    [Fact]
    public void A_lease_keeps_a_second_relay_away_until_it_ends()
    {
        Add("a", "m");
        var (first, second) = (new OutboxRelay(database, "r1"), new OutboxRelay(database, "r2"));

        Assert.Equal(["m"], Next(first));
        Assert.Empty(Next(second));
        Assert.Equal(30_000, second.NextChange(0));

        // The first relay is slow: its lease ends before it has marked.
        Assert.Equal(["m"], Next(second, 30_000));
    }

    [Fact]
    public void Without_a_lease_two_relays_send_the_same()
    {
        Add("a", "m");
        var settings = new OutboxRelaySettings { Lease = null };

        Assert.Equal(["m"], Next(new OutboxRelay(database, "r1", settings)));
        Assert.Equal(["m"], Next(new OutboxRelay(database, "r2", settings)));
    }

    [Fact]
    public void A_relay_sends_one_batch_at_a_time()
    {
        Add("a", "a1");
        Add("b", "b1");
        var relay = new OutboxRelay(database, "r", new OutboxRelaySettings { BatchSize = 1 });
        Next(relay);

        Assert.Empty(Next(relay));
        Assert.Null(relay.NextChange(0));
        Assert.Equal("a1", Assert.Single(relay.Sending).Body);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_relay_goes_on_when_the_mark_is_uncertain(int outcome)
    {
        Add("a", "m");
        var relay = new OutboxRelay(database, "r", new OutboxRelaySettings { Lease = null });
        Next(relay);

        relay.Sent(0, [], new Deviation(TransactionChoices.Commit, outcome));

        Assert.Equal(outcome == 1 ? ["m"] : [], Next(relay, 1000));
    }

    [Fact]
    public void A_delivery_has_what_FIFO_targets_need()
    {
        Add("order-1", "m");

        var delivery = Assert.Single(new OutboxRelay(database, "r").Next(5, Choices.Benign));

        Assert.Equal((Queue, "order-1", "1", "r", 5L), (delivery.To, delivery.GroupId, delivery.DeduplicationId, delivery.From, delivery.At));
    }

    [Fact]
    public void A_copy_of_a_relay_goes_on_alone()
    {
        Add("a", "m");
        var relay = new OutboxRelay(database, "r");
        Next(relay);
        var copyOfDatabase = database.Clone();
        var copy = relay.Clone(copyOfDatabase);

        copy.Sent(0, [], Choices.Benign);

        Assert.Single(Outbox.Unsent(database));
        Assert.Empty(Outbox.Unsent(copyOfDatabase));
        Assert.Single(relay.Sending);
    }

    [Fact]
    public void Two_deliveries_at_the_same_time_have_one_effect()
    {
        var (first, second) = (database.Begin(), database.Begin());

        Assert.True(Inbox.TryClaim(0, database, first, "m").Result);
        Assert.True(Inbox.TryClaim(0, database, second, "m").Result);

        Assert.True(database.Commit(first, Choices.Benign).IsOk);
        Assert.Equal(DatabaseErrors.SerializationFailure, database.Commit(second, Choices.Benign).Error?.Code);
    }

    [Fact]
    public void A_key_that_was_rolled_back_is_free()
    {
        var transaction = database.Begin();
        Inbox.TryClaim(0, database, transaction, "m");
        database.Rollback(transaction);

        Assert.True(Inbox.TryClaim(0, database, database.Begin(), "m").Result);
    }

    private static IEnumerable<string> Next(OutboxRelay relay, long now = 0) => relay.Next(now, Choices.Benign).Select(d => d.Body);

    private void Add(string aggregate, string body, string to = Queue)
    {
        var transaction = database.Begin();
        Assert.True(Outbox.Add(database, transaction, aggregate, to, body).IsOk);
        Assert.True(database.Commit(transaction, Choices.Benign).IsOk);
    }
}
