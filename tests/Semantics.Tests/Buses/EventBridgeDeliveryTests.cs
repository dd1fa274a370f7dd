using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class EventBridgeDeliveryTests
{
    private const string Orders = """{"source":["shop.orders"]}""";
    private const string Stream = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

    private static readonly ServiceError Unavailable = new("ServiceUnavailable", "Try again.", 503);
    private static readonly ServiceError Throttled = new("ThrottlingException", "Rate exceeded.");
    private static readonly ServiceError Denied = new("AccessDeniedException", "No.", 403);

    [Fact]
    public void The_event_has_its_envelope()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        var id = world.Put(EventsWorld.Order(1) with { Time = 0, Resources = ["arn:x"] }).Entries[0].EventId;
        world.Deliver();

        Assert.Equal(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"OrderPlaced","source":"shop.orders","account":"123456789012","time":"1970-01-01T00:00:00Z","region":"us-east-1","resources":["arn:x"],"detail":{"number":1,"customer":"c-7"}}""",
            Assert.Single(world.Bodies(EventsWorld.Queue)));
    }

    [Fact]
    public void Ids_look_random_and_are_not()
    {
        var ids = new EventsWorld().Put([.. Enumerable.Range(0, 10).Select(EventsWorld.Order)]).Entries.Select(e => e.EventId!).ToList();

        Assert.Equal(10, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal(ids[0], new EventsWorld().PutOrder(0).EventId);
    }

    [Fact]
    public void Retries_end_with_their_number()
    {
        var world = Failing(Unavailable, new DeliveryRetryPolicy(3, 86_400));
        world.RunUntil(EventsWorld.Start + 86_400_000);

        var (letter, at) = Assert.Single(world.Taken);
        Assert.Equal(EventsWorld.Start + 1_000 + 2_000 + 4_000, at);
        Assert.Contains(letter.Attributes!, a => a is { Name: "EXHAUSTED_RETRY_CONDITION", StringValue: "MaximumRetryAttempts" });
        Assert.Contains(letter.Attributes!, a => a is { Name: "RETRY_ATTEMPTS", StringValue: "3" });
    }

    [Fact]
    public void Retries_end_with_their_time()
    {
        var world = Failing(Throttled, new DeliveryRetryPolicy(185, 60));
        world.RunUntil(EventsWorld.Start + 86_400_000);

        var (letter, at) = Assert.Single(world.Taken);
        Assert.InRange(at, EventsWorld.Start, EventsWorld.Start + 60_000);
        Assert.Contains(letter.Attributes!, a => a is { Name: "EXHAUSTED_RETRY_CONDITION", StringValue: "MaximumEventAgeInSeconds" });
    }

    [Fact]
    public void All_185_retries_fit_into_a_day()
    {
        var attempts = 0;
        var world = Failing(Unavailable, DeliveryRetryPolicy.Default);
        var answer = world.Answer;
        world.Answer = d =>
        {
            attempts += d.ToDeadLetterQueue ? 0 : 1;
            return answer(d);
        };
        world.RunUntil(EventsWorld.Start + 86_400_000);

        Assert.Equal(186, attempts);
        Assert.Contains(world.Taken[0].Delivery.Attributes!, a => a is { Name: "EXHAUSTED_RETRY_CONDITION", StringValue: "MaximumRetryAttempts" });
    }

    [Fact]
    public void A_missing_permission_is_not_retried()
    {
        var world = Failing(Denied, DeliveryRetryPolicy.Default);
        world.RunUntil(EventsWorld.Start);

        Assert.Equal(EventsWorld.DeadLetters, Assert.Single(world.Taken).Delivery.To);
    }

    [Fact]
    public void Without_a_dead_letter_queue_or_when_it_fails_too_the_event_is_gone()
    {
        var world = Failing(Denied, DeliveryRetryPolicy.Default);
        world.Answer = _ => Denied;
        world.Rule("s", Orders, new EventTarget("f", EventsWorld.Function));
        world.PutOrder(2);
        world.RunUntil(EventsWorld.Start + 86_400_000);

        Assert.Empty(world.Taken);
        Assert.Null(world.Service.NextChange(world.Now));
    }

    [Fact]
    public void A_later_event_may_overtake_an_earlier_one()
    {
        var chosen = new Chosen((EventsChoices.Delivery, 2));
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        var first = world.Service.PutEvents(world.Now, [EventsWorld.Order(1)], chosen).Result.Entries[0].EventId;
        world.RunUntil(world.Now + 1_000);
        var second = world.PutOrder(2).EventId;
        world.RunUntil(world.Now + 60_000);

        Assert.Equal([second, first], world.Ids(EventsWorld.Queue));
    }

    [Fact]
    public void A_disabled_rule_does_not_fire()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        world.Service.DisableRule(world.Now, "r");
        world.PutOrder(1);
        world.Service.EnableRule(world.Now, "r");
        var id = world.PutOrder(2).EventId;
        world.Deliver();

        Assert.Equal([id], world.Ids(EventsWorld.Queue));
    }

    [Fact]
    public void A_bus_as_target_gets_the_event_with_its_id()
    {
        var world = new EventsWorld();
        world.Service.CreateEventBus(world.Now, "b");
        world.Rule("forward", Orders, new EventTarget("b", world.Service.BusArn("b")), new EventTarget("c", world.Service.BusArn("c")));
        world.Service.PutRule(world.Now, new("r") { EventBusName = "b", EventPattern = Orders });
        world.Service.PutTargets(world.Now, "r", [new EventTarget("q", EventsWorld.Queue)], "b");
        var id = world.PutOrder(1).EventId;
        world.RunUntil(EventsWorld.Start + 10);

        Assert.Equal([id], world.Ids(EventsWorld.Queue));
    }

    [Fact]
    public void Rules_that_send_in_a_circle_go_on_for_ever_but_not_in_no_time()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("b", world.Service.BusArn("default")), new EventTarget("q", EventsWorld.Queue));
        world.PutOrder(1);
        world.RunUntil(EventsWorld.Start + 10);

        Assert.Equal(11, world.Bodies(EventsWorld.Queue).Count());
    }

    [Fact]
    public void A_bus_elsewhere_is_not_this_one()
    {
        var service = new EventBridgeService();

        Assert.Equal(
            "ResourceNotFoundException",
            service.Receive(0, new Delivery { To = "arn:aws:events:us-east-1:999999999999:event-bus/default", Body = "{}" }, Choices.Benign)?.Code);
    }

    [Theory]
    [InlineData("$.detail.customer", "c-7")]
    [InlineData("$.detail.number", "1")]
    [InlineData("$.detail.missing", null)]
    [InlineData(null, null)]
    public void The_partition_key_comes_from_the_event_or_is_its_id(string? path, string? expected)
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("s", Stream) { PartitionKeyPath = path });
        var id = world.PutOrder(1).EventId;
        world.Deliver();

        Assert.Equal(expected ?? id, Assert.Single(world.Taken).Delivery.GroupId);
    }

    [Fact]
    public void A_FIFO_queue_gets_the_group_and_no_deduplication_id()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.FifoQueue) { MessageGroupId = "g" });
        world.PutOrder(1);
        world.Deliver();

        var delivery = Assert.Single(world.Taken).Delivery;
        Assert.Equal(("g", null), (delivery.GroupId, delivery.DeduplicationId));
    }

    [Fact]
    public void A_schedule_fires_while_it_is_enabled()
    {
        var world = new EventsWorld();
        world.Schedule("r", "rate(5 minutes)", new EventTarget("q", EventsWorld.Queue));
        world.RunUntil(EventsWorld.Start + (11 * 60_000));
        world.Service.DisableRule(world.Now, "r");
        world.RunUntil(EventsWorld.Start + (30 * 60_000));
        world.Service.EnableRule(world.Now, "r");
        world.RunUntil(EventsWorld.Start + (36 * 60_000));

        Assert.Equal([5, 10, 35], world.Taken.Select(t => (t.At - EventsWorld.Start) / 60_000));
        Assert.Contains("\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\"", world.Bodies(EventsWorld.Queue).First(), StringComparison.Ordinal);
        Assert.Equal(3, world.Ids(EventsWorld.Queue).Distinct().Count());
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        world.Service.CreateArchive(world.Now, new("a", "default"));
        world.PutOrder(1);
        var copy = new EventsWorld { Service = world.Service.Clone() };
        world.PutOrder(2);
        world.Service.RemoveTargets(world.Now, "r", ["q"]);
        world.Deliver();
        copy.Deliver();
        var third = copy.PutOrder(3).EventId;
        copy.Deliver();

        Assert.Equal((2, 2), (world.Taken.Count, copy.Taken.Count));
        Assert.Equal(world.Taken[0].Delivery.Body, copy.Taken[0].Delivery.Body);
        Assert.Equal(third, BusEvent.Parse(world.Taken[1].Delivery.Body).Id);
        Assert.Single(copy.Service.ListTargetsByRule(copy.Now, "r").Result);
        Assert.Equal(2, world.Service.ArchiveEventCount(world.Now, "a").Result);
    }

    private static EventsWorld Failing(ServiceError error, DeliveryRetryPolicy policy)
    {
        var world = new EventsWorld { Answer = d => d.ToDeadLetterQueue ? null : error };
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue) { DeadLetterArn = EventsWorld.DeadLetters, RetryPolicy = policy });
        world.PutOrder(1);
        return world;
    }
}
