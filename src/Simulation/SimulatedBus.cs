using System.Text;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation;

/// <summary>
/// An EventBridge bus of a <see cref="MessagingWorld"/>, with a client for programs that need no SDK. Each call takes a millisecond of
/// virtual time, may be lost, throttled or answered in vain, and is repeated as the SDK repeats it; errors come as
/// <see cref="ServiceException"/>. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-what-is.html
/// </summary>
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
    public void PutRule(string name, string eventPattern, params EventTarget[] targets) =>
        PutRule(new PutRuleRequest(name) { EventBusName = Name, EventPattern = eventPattern }, targets);

    /// <summary>
    /// Creates a rule that fires by a schedule, on the default bus only, and sets its targets.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    /// </summary>
    /// <param name="name">1 to 64 characters.</param>
    /// <param name="scheduleExpression"><c>rate(…)</c> or <c>cron(…)</c>, in UTC.</param>
    /// <param name="targets">One to five targets, by ids that are unique in the rule.</param>
    /// <exception cref="ServiceException"><c>ValidationException</c>: another bus, or no schedule.</exception>
    public void PutScheduledRule(string name, string scheduleExpression, params EventTarget[] targets) =>
        PutRule(new PutRuleRequest(name) { EventBusName = Name, ScheduleExpression = scheduleExpression }, targets);

    /// <summary>
    /// Creates an archive of the bus's events. What it holds at the end of a run is not lost.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
    /// </summary>
    /// <param name="name">1 to 48 characters: its place in <see cref="Properties.EndState"/>.</param>
    /// <param name="eventPattern">Pattern of the events that it keeps; null for all.</param>
    /// <param name="retentionDays">Days for which it keeps them; 0 for ever.</param>
    /// <exception cref="ServiceException">
    /// <c>ValidationException</c>, <c>ResourceAlreadyExistsException</c> or <c>InvalidEventPatternException</c>.
    /// </exception>
    public void CreateArchive(string name, string? eventPattern = null, int retentionDays = 0)
    {
        world.GoOnSettingUp();
        var reply = world.Events.CreateArchive(
            world.NowMs, new CreateArchiveRequest(name, Name) { EventPattern = eventPattern, RetentionDays = retentionDays });
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }
    }

    /// <summary>
    /// Sends the events of an archive of this bus again, in any order within a minute, at a time that is not promised.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
    /// </summary>
    /// <param name="name">Name of the replay, 1 to 64 characters, unique in the account.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="from">Events of this time and later.</param>
    /// <param name="to">Events before this time.</param>
    /// <param name="ruleArns">ARNs of the rules that get them; none for all.</param>
    /// <exception cref="ServiceException">
    /// <c>ValidationException</c>, <c>ResourceAlreadyExistsException</c> or <c>LimitExceededException</c>.
    /// </exception>
    public Task<ReplayState> StartReplayAsync(string name, string archive, DateTimeOffset from, DateTimeOffset to, params string[] ruleArns)
    {
        ArgumentNullException.ThrowIfNull(ruleArns);
        var request = new StartReplayRequest(name, archive, Name, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()) { FilterArns =
            ruleArns };
        return world.Calls.Call(
            new ServiceCall(WireService.EventBridge, "StartReplay", Name),
            () =>
            {
                var reply = world.Events.StartReplay(world.NowMs, request, world.Choices);
                world.DeliverEvents();
                return reply;
            });
    }

    /// <summary>Puts up to ten events in a call. Single entries may fail although the call succeeds.</summary>
    /// <param name="entries">Source, detail type and detail of each, 1 to 10; the bus is filled in.</param>
    /// <returns>An entry for each, in their order: an event id or an error.</returns>
    /// <exception cref="ServiceException"><c>ValidationException</c>: none or more than ten.</exception>
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
            world.Trace.Add(kind, BusIn(entries[i]), world.KeyOf(entries[i].Detail ?? ""), results[i].EventId,
                detail: results[i].ErrorCode);
        }

        world.DeliverEvents();
        return new PutEventsResult(results.Count(r => r.ErrorCode is not null), results);
    }

    private void PutRule(PutRuleRequest request, EventTarget[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        world.GoOnSettingUp();
        var rule = world.Events.PutRule(world.NowMs, request);
        var put = rule.IsOk ? world.Events.PutTargets(world.NowMs, request.Name, targets, Name) : rule.Error!;
        if (!put.IsOk)
        {
            throw new ServiceException(put.Error!);
        }
    }

    /// <summary>Name of the bus that an event goes to: its lane.</summary>
    internal static string BusIn(PutEventsEntry entry) =>
        entry.EventBusName is { } bus ? DeliveryRouter.NameIn(bus) : EventBridgeFacts.DefaultBus;
}
