using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class ArchiveTests
{
    private const long Minute = 60_000;
    private const string Orders = """{"source":["shop.orders"]}""";

    [Fact]
    public void An_archive_is_made_once_for_a_bus_that_exists()
    {
        var service = new EventBridgeService();

        Assert.Equal("arn:aws:events:us-east-1:123456789012:archive/a", service.CreateArchive(0, new("a", "default")).Result);
        Assert.Equal("ResourceAlreadyExistsException", service.CreateArchive(0, new("a", "default")).Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.CreateArchive(0, new("b", "no-bus")).Error?.Code);
        Assert.Equal("InvalidEventPatternException", service.CreateArchive(0, new("b", "default") { EventPattern = "[]" }).Error?.Code);
        Assert.Equal("ValidationException", service.CreateArchive(0, new(new string('b', 49), "default")).Error?.Code);
        Assert.True(service.DeleteArchive(0, "a").Result);
        Assert.Equal("ResourceNotFoundException", service.DeleteArchive(0, "a").Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.ArchiveEventCount(0, "a").Error?.Code);
        Assert.Empty(service.ListRules(0).Result);
    }

    [Fact]
    public void An_archive_has_a_rule_that_leaves_out_replays()
    {
        var service = new EventBridgeService();
        service.CreateArchive(0, new("a", "default") { EventPattern = Orders });

        var rule = Assert.Single(service.ListRules(0, "Events-Archive-").Result);
        Assert.Equal("""{"source":["shop.orders"],"replay-name":[{"exists":false}]}""", rule.EventPattern);
        Assert.NotNull(rule.ManagedBy);
        Assert.Equal("ManagedRuleException", service.DeleteRule(0, rule.Name).Error?.Code);
    }

    [Fact]
    public void An_archive_keeps_what_matches_for_its_retention()
    {
        var world = new EventsWorld();
        world.Service.CreateArchive(world.Now, new("a", "default") { EventPattern = Orders, RetentionDays = 1 });
        world.PutOrder(1);
        world.Put(EventsWorld.Order(2) with { Source = "shop.returns" });

        Assert.Equal(1, world.Service.ArchiveEventCount(world.Now, "a").Result);
        Assert.Equal(1, world.Service.ArchiveEventCount(world.Now + 86_399_999, "a").Result);
        Assert.Equal(0, world.Service.ArchiveEventCount(world.Now + 86_400_000, "a").Result);
    }

    [Fact]
    public void An_event_may_arrive_late_in_its_archive()
    {
        var world = new EventsWorld(choices: new Chosen((EventsChoices.ArchiveDelay, 1)));
        world.Service.CreateArchive(world.Now, new("a", "default"));
        world.PutOrder(1);

        Assert.Equal(0, world.Service.ArchiveEventCount(world.Now + (10 * Minute) - 1, "a").Result);
        Assert.Equal(1, world.Service.ArchiveEventCount(world.Now + (10 * Minute), "a").Result);
    }

    [Fact]
    public void A_replay_sends_the_events_of_its_time_to_the_rules_that_it_names()
    {
        var world = new EventsWorld();
        world.Service.CreateArchive(world.Now, new("a", "default"));
        world.PutOrder(1);
        world.Now += Minute;
        var inTime = world.PutOrder(2).EventId;
        world.Now += Minute;
        world.PutOrder(3);
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        world.Rule("s", Orders, new EventTarget("q", EventsWorld.Audit));
        var arn = world.Service.DescribeRule(world.Now, "s").Result.Arn;
        world.Service.StartReplay(
            world.Now,
            new("again", "a", "default", EventsWorld.Start + Minute, EventsWorld.Start + (2 * Minute)) { FilterArns = [arn] },
            Choices.Benign);
        world.RunUntil(world.Now + Minute);

        Assert.Equal([inTime], world.Ids(EventsWorld.Audit));
        Assert.Empty(world.Bodies(EventsWorld.Queue));
    }

    [Theory]
    [InlineData("again", "a", "no-bus", 0, 1, "ResourceNotFoundException")]
    [InlineData("again", "no-archive", "default", 0, 1, "ValidationException")]
    [InlineData("again", "a", "b", 0, 1, "ValidationException")]
    [InlineData("again", "a", "default", 1, 1, "ValidationException")]
    [InlineData("first", "a", "default", 0, 1, "ResourceAlreadyExistsException")]
    [InlineData("again", "a", "default", 0, 1, null)]
    public void A_replay_goes_back_to_its_bus(string replay, string archive, string bus, long from, long to, string? error)
    {
        var service = new EventBridgeService();
        service.CreateEventBus(0, "b");
        service.CreateArchive(0, new("a", "default"));
        service.StartReplay(0, new("first", "a", "default", 0, 1), Choices.Benign);

        Assert.Equal(error, service.StartReplay(0, new(replay, archive, bus, from, to), Choices.Benign).Error?.Code);
    }

    [Fact]
    public void Ten_replays_run_at_a_time()
    {
        var service = new EventBridgeService();
        service.CreateArchive(0, new("a", "default"));
        Assert.All(Enumerable.Range(0, 10), i => Assert.True(Start($"r{i}", 0).IsOk));

        Assert.Equal("LimitExceededException", Start("r10", 0).Error?.Code);
        Assert.Equal(ReplayState.Cancelled, service.CancelReplay(0, "r0").Result);
        Assert.True(Start("r10", 0).IsOk);
        Assert.Equal("LimitExceededException", Start("r11", 999).Error?.Code);
        Assert.True(Start("r11", 1000).IsOk);

        Reply<ReplayState> Start(string name, long now) => service.StartReplay(now, new(name, "a", "default", 0, 1), Choices.Benign);
    }

    [Fact]
    public void A_replay_starts_runs_and_ends()
    {
        var service = new EventBridgeService();
        service.CreateArchive(0, new("a", "default"));
        var reply = service.StartReplay(0, new("again", "a", "default", 0, 1), new Chosen((EventsChoices.ReplayDelay, 1)));

        Assert.Equal(ReplayState.Starting, reply.Result);
        Assert.Equal(ReplayState.Running, service.DescribeReplay(1, "again").Result);
        Assert.Equal(5 * Minute, service.NextChange(1));
        Assert.Equal(ReplayState.Completed, service.DescribeReplay(5 * Minute, "again").Result);
        Assert.Equal("IllegalStatusException", service.CancelReplay(5 * Minute, "again").Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.DescribeReplay(0, "other").Error?.Code);
        Assert.Equal("ResourceNotFoundException", service.CancelReplay(0, "other").Error?.Code);
    }

    [Fact]
    public void A_cancelled_replay_sends_nothing()
    {
        var world = new EventsWorld();
        world.Service.CreateArchive(world.Now, new("a", "default"));
        world.PutOrder(1);
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
        world.Service.StartReplay(world.Now, new("again", "a", "default", 0, world.Now + 1), Choices.Benign);
        world.Service.CancelReplay(world.Now, "again");
        world.RunUntil(world.Now + Minute);

        Assert.Empty(world.Taken);
        Assert.Equal(ReplayState.Cancelled, world.Service.DescribeReplay(world.Now, "again").Result);
    }
}
