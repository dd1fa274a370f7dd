using System.Text;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>An EventBridge bus of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK.</summary>
public sealed class SimulatedBus
{
    private readonly MessagingWorld world;

    internal SimulatedBus(MessagingWorld world, string name)
    {
        this.world = world;
        Name = name;
    }

    /// <summary>The bus's name: its lane in traces.</summary>
    public string Name { get; }

    /// <summary>The bus's ARN.</summary>
    public string Arn => world.Events.BusArn(Name);

    /// <summary>Creates a rule or changes it, and sets its targets.</summary>
    /// <param name="name">1 to 64 characters.</param>
    /// <param name="eventPattern">An event pattern as JSON.</param>
    /// <param name="targets">One to five targets, by ids that are unique in the rule.</param>
    /// <exception cref="ServiceException">EventBridge refuses it.</exception>
    public void PutRule(string name, string eventPattern, params EventTarget[] targets)
    {
        world.GoOnSettingUp();
        var rule = world.Events.PutRule(world.NowMs, new PutRuleRequest(name) { EventBusName = Name, EventPattern = eventPattern });
        var put = rule.IsOk ? world.Events.PutTargets(world.NowMs, name, targets, Name) : rule.Error!;
        if (!put.IsOk)
        {
            throw new ServiceException(put.Error!);
        }
    }

    /// <summary>Puts up to ten events in a call. Single entries may fail although the call succeeds.</summary>
    /// <param name="entries">Source, detail type and detail of each; the bus is filled in.</param>
    public Task<PutEventsResult> PutEventsAsync(params PutEventsEntry[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = entries.Select(e => e with { EventBusName = Name }).ToList();
        foreach (var entry in all)
        {
            world.Sending(Name, entry.Detail ?? "", null);
        }

        var call = new ServiceCall(WireService.EventBridge, "PutEvents", Name)
        {
            Messages = all.Count, Bytes = all.Sum(e => (long)Encoding.UTF8.GetByteCount(e.Detail ?? "")),
        };
        return world.Calls.Call(call, () => Put(world, all));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Takes an event from another bus.</summary>
    internal ServiceError? Take(Delivery delivery)
    {
        var error = world.Events.Receive(world.NowMs, delivery, world.Choices);
        world.DeliverEvents();
        return error;
    }

    /// <summary>Puts events on whichever buses they name, of which the adversary may have one fail, for whoever carries the call.</summary>
    internal static Reply<PutEventsResult> Put(MessagingWorld world, IReadOnlyList<PutEventsEntry> entries)
    {
        // Not of a call that is refused whole.
        var canFail = EventBridgeFacts.PutEventsEntries.Value.Contains(entries.Count);
        var failing = canFail ? BatchChoices.FailingEntry(world.Choices, BatchChoices.PutEvents, entries.Count, BusIn(entries[0])) : -1;
        var taken = entries.Where((_, i) => i != failing).ToList();
        var reply = taken.Count == 0 && failing >= 0
            ? new PutEventsResult(0, [])
            : world.Events.PutEvents(world.NowMs, taken, world.Choices);
        if (!reply.IsOk)
        {
            foreach (var entry in entries)
            {
                world.Trace.Add(TraceKind.Rejected, BusIn(entry), world.KeyOf(entry.Detail ?? ""), detail: reply.Error!.Code);
            }

            return reply;
        }

        var results = reply.Result.Entries.ToList();
        if (failing >= 0)
        {
            results.Insert(failing, new PutEventsResultEntry(null, "InternalFailure", "An internal error occurred."));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var kind = results[i].ErrorCode is null ? TraceKind.Accepted : TraceKind.Rejected;
            world.Trace.Add(kind, BusIn(entries[i]), world.KeyOf(entries[i].Detail ?? ""), results[i].EventId, detail: results[i].ErrorCode);
        }

        world.DeliverEvents();
        return new PutEventsResult(results.Count(r => r.ErrorCode is not null), results);
    }

    /// <summary>Name of the bus that an event goes to: its lane.</summary>
    internal static string BusIn(PutEventsEntry entry) =>
        entry.EventBusName is { } bus ? DeliveryRouter.NameIn(bus) : EventBridgeFacts.DefaultBus;
}
