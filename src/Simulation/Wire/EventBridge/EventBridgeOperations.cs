using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.EventBridge;

/// <summary>
/// The operations of EventBridge on events and buses. Permissions, partners, connections, endpoints and tags are not modelled.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class EventBridgeOperations(MessagingWorld world)
{
    /// <summary>The operations on the buses of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new EventBridgeOperations(world);
        var table = new OperationTable { Describe = operations.Describe, Sending = operations.Sending }
            .Add("PutEvents", operations.PutEvents)
            .Add("TestEventPattern", TestEventPattern)
            .Add("CreateEventBus", operations.CreateEventBus)
            .Add("DeleteEventBus", operations.DeleteEventBus)
            .Add("DescribeEventBus", operations.DescribeEventBus)
            .Add("ListEventBuses", operations.ListEventBuses);
        ArchiveOperations.AddTo(table, world);
        return RuleOperations.AddTo(table, world);
    }

    private static WireReply TestEventPattern(WireCall call)
    {
        var result = EventPattern.Parse(call.Input.RequiredText("EventPattern"), PatternDialect.EventBridge);
        if (result.Pattern is not { } pattern)
        {
            return new ServiceError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + result.Faults[0].Message);
        }

        return JsonValue.TryParse(call.Input.RequiredText("Event"), out _) is { Kind: JsonKind.Object } json
            ? new WireStructure().With("Result", pattern.Matches(json))
            : throw EventBridgeRequests.Invalid("Parameter Event is not valid.");
    }

    private static string BusIn(WireRequest request)
    {
        var input = request.Input;
        var name = input.Text("EventBusName")
            ?? (request.Operation.EndsWith("EventBus", StringComparison.Ordinal) ? input.Text("Name") : null)
            ?? input.Text("EventSourceArn");
        return name is null ? EventBridgeFacts.DefaultBus : EventBridgeRequests.NameIn(name);
    }

    private ServiceCall Describe(WireRequest request)
    {
        var call = new ServiceCall(WireService.EventBridge, request.Operation, BusIn(request));
        if (request.Operation != "PutEvents" || request.Input.Structures("Entries") is not { Count: > 0 } entries)
        {
            return call;
        }

        return call with
        {
            Resource = SimulatedBus.BusIn(EventBridgeRequests.ReadEntry(entries[0])),
            Messages = entries.Count,
            Bytes = entries.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Text("Detail") ?? "")),
        };
    }

    private void Sending(WireRequest request)
    {
        foreach (var entry in request.Operation == "PutEvents" ? request.Input.Structures("Entries") ?? [] : [])
        {
            world.Sending(SimulatedBus.BusIn(EventBridgeRequests.ReadEntry(entry)), entry.Text("Detail") ?? "", null);
        }
    }

    private WireReply PutEvents(WireCall call)
    {
        var entries = call.Input.RequiredStructures("Entries").Select(EventBridgeRequests.ReadEntry).ToList();
        var reply = SimulatedBus.Put(world, entries);
        return reply.IsOk
            ? new WireStructure()
                .With("FailedEntryCount", reply.Result.FailedEntryCount)
                .With("Entries", new WireList([.. reply.Result.Entries.Select(entry => new WireStructure()
                    .With("EventId", entry.EventId)
                    .With("ErrorCode", entry.ErrorCode)
                    .With("ErrorMessage", entry.ErrorMessage))]))
            : reply.Error!;
    }

    private WireReply CreateEventBus(WireCall call)
    {
        var reply = world.Events.CreateEventBus(world.NowMs, call.Input.RequiredText("Name"));
        return reply.IsOk ? new WireStructure().With("EventBusArn", reply.Result) : reply.Error!;
    }

    private WireReply DeleteEventBus(WireCall call)
    {
        var reply = world.Events.DeleteEventBus(world.NowMs, call.Input.RequiredText("Name"));
        return reply.IsOk ? WireReply.Empty : reply.Error!;
    }

    private WireReply DescribeEventBus(WireCall call)
    {
        var reply = world.Events.DescribeEventBus(world.NowMs, call.Input.Text("Name"));
        return reply.IsOk ? Write(EventBridgeRequests.NameIn(reply.Result)) : reply.Error!;
    }

    private WireReply ListEventBuses(WireCall call)
    {
        var prefix = call.Input.Text("NamePrefix") ?? "";
        var buses = world.Events.ListEventBuses(world.NowMs).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return EventBridgeRequests.Page(call, "EventBuses", buses, Write);
    }

    private WireStructure Write(string bus) => new WireStructure().With("Name", bus).With("Arn", world.Events.BusArn(bus));
}
