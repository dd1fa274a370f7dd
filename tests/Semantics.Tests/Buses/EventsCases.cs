using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

/// <summary>What EventBridge does with events.</summary>
[ModelCases]
public static class EventsCases
{
    private const string Orders = """{"source":["shop.orders"]}""";
    private static readonly ServiceError Missing = new("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    private static readonly ServiceError Unavailable = new("ServiceUnavailable", "Try again.", 503);

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.EventsEntryErrors, "one bad entry fails alone", rows =>
        {
            var world = new EventsWorld(rows);
            var reply = world.Service.PutEvents(
                world.Now, [EventsWorld.Order(1), EventsWorld.Order(2) with { Detail = "not JSON" }, EventsWorld.Order(3)], Choices.Benign);

            Assert.True(reply.IsOk);
            Assert.Equal(1, reply.Result.FailedEntryCount);
            Assert.Equal([null, "MalformedDetail", null], reply.Result.Entries.Select(e => e.ErrorCode));
        }),
        new(SemanticRow.EventsUnknownBus, "an event for a bus that is not there is accepted", rows =>
        {
            var result = new EventsWorld(rows).PutOrder(1, "no-such-bus");

            Assert.NotNull(result.EventId);
            Assert.Null(result.ErrorCode);
        }),
        new(SemanticRow.EventsEntrySize, "entries that are too large together fail the call", rows =>
        {
            var entry = EventsWorld.Order(1) with { Detail = "{\"text\":\"" + new string('x', EventBridgeFacts.PutEventsBytes / 2) + "\"}" };
            var reply = new EventsWorld(rows).Service.PutEvents(EventsWorld.Start, [entry, entry], Choices.Benign);

            Assert.Equal("ValidationException", reply.Error?.Code);
        }),
        new(SemanticRow.EventsPatterns, "a rule gets only what its pattern matches", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("large", """{"detail":{"number":[{"numeric":[">",10]}]}}""", new EventTarget("q", EventsWorld.Queue));
            world.PutOrder(5);
            var large = world.PutOrder(50);
            world.Deliver();

            Assert.Equal([large.EventId], world.Ids(EventsWorld.Queue));
        }),
        new(SemanticRow.EventsEveryTarget, "two rules with the same function run it twice for one event id", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("bill", Orders, new EventTarget("f", EventsWorld.Function), new EventTarget("q", EventsWorld.Queue));
            world.Rule("ship", """{"detail-type":["OrderPlaced"]}""", new EventTarget("f", EventsWorld.Function));
            var id = world.PutOrder(1).EventId;
            world.Deliver();

            Assert.Equal([id, id], world.Ids(EventsWorld.Function));
            Assert.Equal([id], world.Ids(EventsWorld.Queue));
        }),
        new(SemanticRow.EventsRetries, "what fails for a while is delivered later", rows =>
        {
            var world = new EventsWorld(rows);
            world.Answer = _ => world.Now < EventsWorld.Start + 10_000 ? Unavailable : null;
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
            world.PutOrder(1);
            world.RunUntil(EventsWorld.Start + 3_600_000);

            var (delivery, at) = Assert.Single(world.Taken);
            Assert.Equal((5, EventsWorld.Start + 15_000), (delivery.Attempt, at));
        }),
        new(SemanticRow.EventsRetries, "a missing target goes to the dead-letter queue without a retry", rows =>
        {
            var world = new EventsWorld(rows) { Answer = d => d.To == EventsWorld.Queue ? Missing : null };
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue) { DeadLetterArn = EventsWorld.DeadLetters });
            var id = world.PutOrder(1).EventId;
            world.Deliver();

            Assert.Equal([id], world.Ids(EventsWorld.DeadLetters));
            var attributes = world.Taken[0].Delivery.Attributes!;
            Assert.Contains(attributes, a => a is { Name: "ERROR_CODE", StringValue: "AWS.SimpleQueueService.NonExistentQueue" });
            Assert.Contains(attributes, a => a is { Name: "RETRY_ATTEMPTS", StringValue: "0" });
        }),
        new(SemanticRow.EventsRetries, "an event may come twice", rows =>
        {
            var world = new EventsWorld(rows, new Chosen((EventsChoices.Delivery, 1)));
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
            var id = world.PutOrder(1).EventId;
            world.RunUntil(EventsWorld.Start + 60_000);

            Assert.Equal([id, id], world.Ids(EventsWorld.Queue));
        }),
        new(SemanticRow.EventsTargets, "a FIFO queue as target needs a group", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("r", Orders);

            Assert.Equal("ValidationException", world.Targets("r", new EventTarget("q", EventsWorld.FifoQueue)));
            Assert.Null(world.Targets("r", new EventTarget("q", EventsWorld.FifoQueue) { MessageGroupId = "g" }));
        }),
        new(SemanticRow.EventsTargets, "a rule has five targets", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("r", Orders, [.. Enumerable.Range(0, 5).Select(i => new EventTarget($"t{i}", EventsWorld.Queue))]);

            Assert.Equal("LimitExceededException", world.Targets("r", new EventTarget("t5", EventsWorld.Queue)));
            Assert.Null(world.Targets("r", new EventTarget("t4", EventsWorld.Audit)));
        }),
        new(SemanticRow.EventsInput, "a target gets what its path selects, a string in quotes", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue) { InputPath = "$.detail.customer" });
            world.PutOrder(1);
            world.Deliver();

            Assert.Equal(["\"c-7\""], world.Bodies(EventsWorld.Queue));
        }),
        new(SemanticRow.EventsInput, "a template that does not become JSON is not delivered", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue)
            {
                InputTransformer = new([KeyValuePair.Create("all", "$.detail")], """{"order":"<all>"}"""),
            });
            world.PutOrder(1);
            world.RunUntil(EventsWorld.Start + 100_000_000);

            Assert.Empty(world.Taken);
        }),
        new(SemanticRow.EventsSchedules, "one minute is singular", rows =>
        {
            var world = new EventsWorld(rows);

            Assert.Equal("ValidationException", world.Schedule("r", "rate(1 minutes)"));
            Assert.Null(world.Schedule("r", "rate(1 minute)"));
        }),
        new(SemanticRow.EventsSchedules, "only the default bus has scheduled rules", rows =>
        {
            var world = new EventsWorld(rows);
            world.Service.CreateEventBus(world.Now, "b");

            var reply = world.Service.PutRule(world.Now, new("r") { EventBusName = "b", ScheduleExpression = "rate(5 minutes)" });

            Assert.Equal("ValidationException", reply.Error?.Code);
        }),
        new(SemanticRow.EventsArchive, "a replay is marked, and its events are not archived again", rows =>
        {
            var world = new EventsWorld(rows);
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
            world.Service.CreateArchive(world.Now, new("a", "default"));
            var id = world.PutOrder(1).EventId;
            world.RunUntil(EventsWorld.Start + 60_000);
            world.Service.StartReplay(world.Now, new("again", "a", "default", EventsWorld.Start, world.Now), Choices.Benign);
            world.RunUntil(EventsWorld.Start + 120_000);

            Assert.Equal([id, id], world.Ids(EventsWorld.Queue));
            Assert.Equal([null, "again"], world.Bodies(EventsWorld.Queue).Select(b => BusEvent.Parse(b).ReplayName));
            Assert.Equal(1, world.Service.ArchiveEventCount(world.Now, "a").Result);
        }),
        new(SemanticRow.EventsArchive, "a replay has no order within a minute", rows =>
        {
            var world = new EventsWorld(rows, new Chosen((EventsChoices.ReplayOrder, 1)));
            world.Service.CreateArchive(world.Now, new("a", "default"));
            var ids = new[] { world.PutOrder(1).EventId, world.PutOrder(2).EventId };
            world.Now += 60_000;
            world.PutOrder(3);
            world.Rule("r", Orders, new EventTarget("q", EventsWorld.Queue));
            world.RunUntil(world.Now + 60_000);
            world.Service.StartReplay(world.Now, new("again", "a", "default", EventsWorld.Start, world.Now), world.Choices);
            world.RunUntil(world.Now + 60_000);

            Assert.Equal([ids[1], ids[0]], world.Ids(EventsWorld.Queue).Take(2));
        }),
    ];
}
