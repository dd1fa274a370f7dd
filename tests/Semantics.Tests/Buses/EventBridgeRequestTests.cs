using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

/// <summary>What EventBridge refuses, and in which order it looks.</summary>
public sealed class EventBridgeRequestTests
{
    private const string Orders = """{"source":["shop.orders"]}""";

    [Theory]
    [InlineData(null, null, null, "InvalidArgument", "Source ")]
    [InlineData("", "t", "{}", "InvalidArgument", "Source ")]
    [InlineData("s", null, null, "InvalidArgument", "DetailType ")]
    [InlineData("s", "", "[]", "InvalidArgument", "DetailType ")]
    [InlineData("s", "t", null, "InvalidArgument", "Detail ")]
    [InlineData("s", "t", "", "InvalidArgument", "Detail ")]
    [InlineData("aws.shop", "t", "{}", "NotAuthorizedForSourceException", "source")]
    [InlineData("s", "t", "[]", "MalformedDetail", "")]
    [InlineData("s", "t", "null", "MalformedDetail", "")]
    [InlineData("s", "t", "{\"a\":1}}", "MalformedDetail", "")]
    [InlineData("s", "t", "{\"a\":01}", "MalformedDetail", "")]
    public void An_entry_is_looked_at_from_its_source_on(string? source, string? type, string? detail, string code, string said)
    {
        var entry = new EventsWorld().Put(new PutEventsEntry(source, type, detail)).Entries[0];

        Assert.Equal((null, code), (entry.EventId, entry.ErrorCode));
        Assert.Contains(said, entry.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, "InvalidArgument")]
    public void A_detail_type_has_a_length(int length, string? error) =>
        Assert.Equal(error, new EventsWorld().Put(new PutEventsEntry("s", new string('t', length), "{}")).Entries[0].ErrorCode);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_call_has_one_to_ten_entries(int count, bool isAccepted)
    {
        var reply = new EventsWorld().Service.PutEvents(0, [.. Enumerable.Range(0, count).Select(EventsWorld.Order)], Choices.Benign);

        Assert.Equal(isAccepted ? null : "ValidationException", reply.Error?.Code);
    }

    [Fact]
    public void The_size_of_an_entry_counts_bytes()
    {
        var entry = new PutEventsEntry("sé", "ty", "{}") { Time = 0, Resources = ["abc", "d"] };

        Assert.Equal(14 + 3 + 2 + 2 + 4, EventBridgeService.SizeOf(entry));
        Assert.Equal(14, EventBridgeService.SizeOf(entry) - EventBridgeService.SizeOf(entry with { Time = null }));
    }

    [Fact]
    public void A_call_may_be_just_as_large_as_the_limit()
    {
        var entry = new PutEventsEntry("s", "t", "{}");
        var size = (int)EventBridgeService.SizeOf(entry) * 2;

        Assert.True(new EventBridgeService(quotas: new() { PutEventsBytes = size }).PutEvents(0, [entry, entry], Choices.Benign).IsOk);
        Assert.False(new EventBridgeService(quotas: new() { PutEventsBytes = size - 1 }).PutEvents(0, [entry, entry], Choices.Benign).IsOk);
    }

    [Fact]
    public void A_bus_is_made_once_and_deleted_without_rules()
    {
        var service = new EventBridgeService();

        Assert.Equal("arn:aws:events:us-east-1:123456789012:event-bus/b", service.CreateEventBus(0, "b").Result);
        Assert.Equal("ResourceAlreadyExistsException", service.CreateEventBus(0, "b").Error?.Code);
        Assert.Equal("ResourceAlreadyExistsException", service.CreateEventBus(0, "default").Error?.Code);
        Assert.Equal("ValidationException", service.CreateEventBus(0, "a/b").Error?.Code);
        Assert.True(service.PutRule(0, new("r") { EventBusName = "b", EventPattern = Orders }).IsOk);
        Assert.Equal("ValidationException", service.DeleteEventBus(0, "b").Error?.Code);
        Assert.True(service.DeleteRule(0, "r", "b").Result);
        Assert.True(service.DeleteEventBus(0, "b").Result);
        Assert.False(service.DeleteEventBus(0, "b").Result);
        Assert.Equal("ValidationException", service.DeleteEventBus(0, "default").Error?.Code);
        Assert.Equal(["default"], service.ListEventBuses(0));
        Assert.Equal(service.BusArn("default"), service.DescribeEventBus(0).Result);
        Assert.Equal("ResourceNotFoundException", service.DescribeEventBus(0, "b").Error?.Code);
    }

    [Theory]
    [InlineData("r", null, null, null, "ValidationException")]
    [InlineData("r r", Orders, null, null, "ValidationException")]
    [InlineData("r", "[]", null, null, "InvalidEventPatternException")]
    [InlineData("r", "{\"source\":\"shop\"}", null, null, "InvalidEventPatternException")]
    [InlineData("r", null, "every day", null, "ValidationException")]
    [InlineData("r", Orders, null, "b", "ResourceNotFoundException")]
    [InlineData("r", Orders, null, null, null)]
    [InlineData("r", Orders, null, "arn:aws:events:us-east-1:123456789012:event-bus/default", null)]
    public void A_rule_needs_a_pattern_or_a_schedule(string name, string? pattern, string? schedule, string? bus, string? error) =>
        Assert.Equal(
            error,
            new EventBridgeService()
                .PutRule(0, new(name) { EventPattern = pattern, ScheduleExpression = schedule, EventBusName = bus })
                .Error?.Code);

    [Fact]
    public void A_bus_has_so_many_rules()
    {
        var service = new EventBridgeService(quotas: new() { RulesPerBus = 1 });

        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/a", service.PutRule(0, new("a") { EventPattern = Orders }).Result);
        Assert.True(service.PutRule(0, new("a") { EventPattern = Orders }).IsOk);
        Assert.Equal("LimitExceededException", service.PutRule(0, new("b") { EventPattern = Orders }).Error?.Code);
    }

    [Fact]
    public void A_rule_with_targets_is_not_deleted()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));

        Assert.Equal("ValidationException", world.Service.DeleteRule(0, "r").Error?.Code);
        Assert.Equal(0, world.Service.RemoveTargets(0, "r", ["q", "x"]).Result);
        Assert.True(world.Service.DeleteRule(0, "r").Result);
        Assert.False(world.Service.DeleteRule(0, "r").Result);
        Assert.Equal("ResourceNotFoundException", world.Service.EnableRule(0, "r").Error?.Code);
        Assert.Equal("ResourceNotFoundException", world.Service.DisableRule(0, "r", "b").Error?.Code);
        Assert.Equal("ResourceNotFoundException", world.Service.DescribeRule(0, "r").Error?.Code);
        Assert.Equal("ResourceNotFoundException", world.Service.RemoveTargets(0, "r", []).Error?.Code);
        Assert.Equal("ResourceNotFoundException", world.Service.ListTargetsByRule(0, "r").Error?.Code);
    }

    [Fact]
    public void Faults_of_targets_come_before_the_rule()
    {
        var world = new EventsWorld();

        Assert.Equal("ValidationException", world.Targets("no-rule", new EventTarget("q", EventsWorld.FifoQueue)));
        Assert.Equal("ResourceNotFoundException", world.Targets("no-rule", new EventTarget("q", EventsWorld.Queue)));
    }

    public static TheoryData<EventTarget> RefusedTargets =>
    [
        new EventTarget("a b", EventsWorld.Queue),
        new EventTarget("", EventsWorld.Queue),
        new EventTarget("t", "orders"),
        new EventTarget("t", "arn:aws:s3:::bucket"),
        new EventTarget("t", EventsWorld.Queue) { DeadLetterArn = EventsWorld.FifoQueue },
        new EventTarget("t", EventsWorld.Queue) { RetryPolicy = new(186, 60) },
        new EventTarget("t", EventsWorld.Queue) { RetryPolicy = new(0, 59) },
        new EventTarget("t", EventsWorld.Queue) { PartitionKeyPath = "detail" },
        new EventTarget("t", EventsWorld.Queue) { Input = "text" },
        new EventTarget("t", EventsWorld.Queue) { InputPath = "detail" },
        new EventTarget("t", EventsWorld.Queue) { InputPath = "$.detail", Input = "{}" },
        Transforming("\"<b>\""),
        Transforming("{\"a\":<b>}"),
        Transforming("{<a>:1}"),
        Transforming("{\"a\":<a>"),
        Transforming(""),
        Transforming("\"x\"", ("aws.events.rule-name", "$.id")),
        Transforming("\"x\"", ("a", "id")),
    ];

    [Theory]
    [MemberData(nameof(RefusedTargets))]
    public void Targets_are_refused(EventTarget target)
    {
        var world = new EventsWorld();
        world.Rule("r", Orders);

        Assert.Equal("ValidationException", world.Targets("r", target));
        Assert.Empty(world.Service.ListTargetsByRule(0, "r").Result);
    }

    [Theory]
    [InlineData("\"<a> and text\"")]
    [InlineData("{\"a\":\"<a>\",\"b\":<a>}")]
    [InlineData("<aws.events.event.json>")]
    public void Templates_are_accepted(string template)
    {
        var world = new EventsWorld();
        world.Rule("r", Orders);

        Assert.Null(world.Targets("r", Transforming(template)));
    }

    [Fact]
    public void The_same_id_replaces_a_target()
    {
        var world = new EventsWorld();
        world.Rule("r", Orders, new EventTarget("t", EventsWorld.Queue), new EventTarget("u", EventsWorld.Queue));
        world.Targets("r", new EventTarget("t", EventsWorld.Audit));

        Assert.Equal([EventsWorld.Audit, EventsWorld.Queue], world.Service.ListTargetsByRule(0, "r").Result.Select(t => t.Arn));
    }

    private static EventTarget Transforming(string template, params (string Name, string Path)[] paths) => new("t", EventsWorld.Queue)
    {
        InputTransformer = new([KeyValuePair.Create("a", "$.detail.a"), .. paths.Select(p => KeyValuePair.Create(p.Name, p.Path))], template),
    };
}
