using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.EventBridge;

/// <summary>The operations of EventBridge on archives and replays.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html</remarks>
/// <param name="world">The world.</param>
internal sealed class ArchiveOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static void AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new ArchiveOperations(world);
        table
            .Add("CreateArchive", operations.CreateArchive)
            .Add("DeleteArchive", operations.DeleteArchive)
            .Add("DescribeArchive", operations.DescribeArchive)
            .Add("StartReplay", operations.StartReplay)
            .Add("DescribeReplay", operations.DescribeReplay)
            .Add("CancelReplay", operations.CancelReplay);
    }

    private static string NameOf(ReplayState state) => state.ToString().ToUpperInvariant();

    private string ArnOf(string kind, string name) =>
        world.Events.BusArn(name).Replace(":event-bus/", $":{kind}/", StringComparison.Ordinal);

    private WireReply CreateArchive(WireCall call)
    {
        var reply = world.Events.CreateArchive(
            world.NowMs,
            new CreateArchiveRequest(call.Input.RequiredText("ArchiveName"), call.Input.RequiredText("EventSourceArn"))
            {
                EventPattern = call.Input.Text("EventPattern"),
                RetentionDays = call.Input.Integer("RetentionDays") ?? 0,
            });
        return reply.IsOk
            ? new WireStructure()
                .With("ArchiveArn", reply.Result)
                .With("State", "ENABLED")
                .With("CreationTime", WireNumber.Time(world.NowMs))
            : reply.Error!;
    }

    private WireReply DeleteArchive(WireCall call)
    {
        var reply = world.Events.DeleteArchive(world.NowMs, call.Input.RequiredText("ArchiveName"));
        return reply.IsOk ? new WireStructure() : reply.Error!;
    }

    private WireReply DescribeArchive(WireCall call)
    {
        var name = call.Input.RequiredText("ArchiveName");
        var reply = world.Events.ArchiveEventCount(world.NowMs, name);
        return reply.IsOk
            ? new WireStructure()
                .With("ArchiveArn", ArnOf("archive", name))
                .With("ArchiveName", name)
                .With("State", "ENABLED")
                .With("EventCount", reply.Result)
            : reply.Error!;
    }

    private WireReply StartReplay(WireCall call)
    {
        var input = call.Input;
        var name = input.RequiredText("ReplayName");
        var destination = input.Structure("Destination") ?? throw new WireFault(WireErrors.ValidationNull("Destination"));
        var reply = world.Events.StartReplay(
            world.NowMs,
            new StartReplayRequest(
                name,
                EventBridgeRequests.NameIn(input.RequiredText("EventSourceArn")),
                destination.RequiredText("Arn"),
                RequiredTime(input, "EventStartTime"),
                RequiredTime(input, "EventEndTime"))
            {
                FilterArns = destination.Texts("FilterArns") ?? [],
            },
            world.Choices);
        world.DeliverEvents();
        return reply.IsOk
            ? new WireStructure()
                .With("ReplayArn", ArnOf("replay", name))
                .With("State", NameOf(reply.Result))
                .With("ReplayStartTime", WireNumber.Time(world.NowMs))
            : reply.Error!;
    }

    private WireReply DescribeReplay(WireCall call)
    {
        var name = call.Input.RequiredText("ReplayName");
        return Write(name, world.Events.DescribeReplay(world.NowMs, name));
    }

    private WireReply CancelReplay(WireCall call)
    {
        var name = call.Input.RequiredText("ReplayName");
        return Write(name, world.Events.CancelReplay(world.NowMs, name));
    }

    private WireReply Write(string name, Reply<ReplayState> reply) => reply.IsOk
        ? new WireStructure().With("ReplayName", name).With("ReplayArn", ArnOf("replay", name)).With("State", NameOf(reply.Result))
        : reply.Error!;

    private static long RequiredTime(WireStructure input, string member) =>
        input.Time(member) ?? throw new WireFault(WireErrors.ValidationNull(member));
}
