using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <content>Archives and replays.</content>
public sealed partial class EventBridgeService
{
    private const string ArchiveRulePrefix = "Events-Archive-";
    private const string ArchiveOwner = "prod.vhs.events.aws.internal";

    /// <summary>
    /// Creates an archive of a bus, and with it a rule that AWS manages: the archive's pattern, and no event that a replay sent.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
    /// </summary>
    /// <returns>
    /// Its ARN, or <c>ValidationException</c>, <c>ResourceAlreadyExistsException</c>, <c>ResourceNotFoundException</c> (bus) or
    /// <c>InvalidEventPatternException</c>.
    /// </returns>
    public Reply<string> CreateArchive(long now, CreateArchiveRequest request)
    {
        if (!IsName(request.ArchiveName, EventBridgeFacts.ArchiveNameLength) || request.RetentionDays < 0)
        {
            return Invalid($"Value '{request.ArchiveName}' at 'archiveName' is not the name of an archive.");
        }

        var busName = BusName(request.EventBusName);
        if (FindArchive(request.ArchiveName) is not null)
        {
            return new ServiceError("ResourceAlreadyExistsException", $"Archive {request.ArchiveName} already exists.");
        }

        if (Find(busName) is not { } bus)
        {
            return NoBus(busName);
        }

        if (ReadPattern(request.EventPattern, out _) is { } error)
        {
            return error;
        }

        if (ReadPattern(ArchivePattern(request.EventPattern), out var pattern) is { } tooLong)
        {
            return tooLong;
        }

        archives.Add(new ArchiveState(request.ArchiveName, busName, request.RetentionDays));
        var ruleName = ArchiveRulePrefix + request.ArchiveName;
        bus.Rules.Add(new RuleState(ruleName, busName)
        {
            Arn = RuleArn(busName, ruleName),
            Pattern = pattern,
            IsEnabled = true,
            ManagedBy = ArchiveOwner,
        });
        return Arn("archive/" + request.ArchiveName);
    }

    /// <summary>
    /// Deletes an archive with its events and its rule.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteArchive.html
    /// </summary>
    /// <returns>True, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<bool> DeleteArchive(long now, string name)
    {
        if (FindArchive(name) is not { } archive)
        {
            return NoArchive(name);
        }

        archives.Remove(archive);
        Find(archive.BusName)?.Rules.RemoveAll(r => r.ManagedBy is not null && r.Name == ArchiveRulePrefix + name);
        return true;
    }

    /// <summary>
    /// How many events an archive has, as DescribeArchive tells it: those that have arrived there and are not past its retention.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeArchive.html
    /// </summary>
    /// <returns>The number, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<int> ArchiveEventCount(long now, string name) =>
        FindArchive(name) is { } archive ? Kept(now, archive).Count : NoArchive(name);

    /// <summary>
    /// Sends archived events again, to the bus from which they came.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
    /// </summary>
    /// <returns>
    /// What the replay does, or <c>ValidationException</c> (archive, another bus, times), <c>ResourceNotFoundException</c> (bus),
    /// <c>ResourceAlreadyExistsException</c> or <c>LimitExceededException</c>.
    /// </returns>
    public Reply<ReplayState> StartReplay(long now, StartReplayRequest request, Choices choices)
    {
        var busName = BusName(request.EventBusName);
        if (Find(busName) is null)
        {
            return NoBus(busName);
        }

        if (FindArchive(request.ArchiveName) is not { } archive)
        {
            return Invalid($"Parameter EventSourceArn is not valid. Reason: Archive {request.ArchiveName} does not exist.");
        }

        if (archive.BusName != busName)
        {
            return Invalid("Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.");
        }

        if (request.EventStartTime >= request.EventEndTime)
        {
            return Invalid("Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.");
        }

        if (replays.Exists(r => r.Name == request.ReplayName))
        {
            return new ServiceError("ResourceAlreadyExistsException", $"Replay {request.ReplayName} already exists.");
        }

        if (rows.Has(SemanticRow.EventsArchive) && replays.Count(r => r.IsActive && !HasSent(now, r)) >= quotas.ActiveReplays)
        {
            return new ServiceError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        }

        var events = Kept(now, archive).Where(e => e.Time >= request.EventStartTime && e.Time < request.EventEndTime).ToList();
        var delay = rows.Has(SemanticRow.EventsArchive) && choices.Choose(EventsChoices.ReplayDelay, request.ReplayName) == 1
            ? SlowReplayMilliseconds
            : ReplayMilliseconds;
        replays.Add(new ReplayRun(request.ReplayName, busName, request.FilterArns, ReplayOrder(events, choices), now, now + delay));
        return ReplayState.Starting;
    }

    /// <summary>
    /// What a replay does.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html
    /// </summary>
    /// <returns>Its state, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<ReplayState> DescribeReplay(long now, string name) =>
        replays.Find(r => r.Name == name) is { } replay ? StateOf(now, replay) : NotFound($"Replay {name} does not exist.");

    /// <summary>
    /// Stops a replay that has not sent its events.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CancelReplay.html
    /// </summary>
    /// <returns>Its state, or <c>ResourceNotFoundException</c> or <c>IllegalStatusException</c>.</returns>
    public Reply<ReplayState> CancelReplay(long now, string name)
    {
        if (replays.Find(r => r.Name == name) is not { } replay)
        {
            return NotFound($"Replay {name} does not exist.");
        }

        if (!replay.IsActive || HasSent(now, replay))
        {
            return new ServiceError("IllegalStatusException", $"Replay {name} is not in a valid state for this operation.");
        }

        replay.IsCancelled = true;
        return ReplayState.Cancelled;
    }

    // AWS promises no time. A replay is still under way when the call that started it has returned, and so are ten that are started in a
    // row.
    private const long ReplayMilliseconds = 1000;
    private const long SlowReplayMilliseconds = 5 * 60_000;

    private static bool HasSent(long now, ReplayRun replay) => replay.IsSent || replay.SendsAt <= now;

    private static ReplayState StateOf(long now, ReplayRun replay) =>
        replay.IsCancelled ? ReplayState.Cancelled
        : HasSent(now, replay) ? ReplayState.Completed
        : now == replay.StartedAt ? ReplayState.Starting
        : ReplayState.Running;

    private static ServiceError NoArchive(string name) => NotFound($"Archive {name} does not exist.");

    private static long Interval(BusEvent @event) => @event.Time / (EventBridgeFacts.ReplayIntervalMinutes * 60_000L);

    private ArchiveState? FindArchive(string name) => archives.Find(a => a.Name == name);

    private string ArchivePattern(string? pattern)
    {
        var members = pattern is null ? [] : (JsonValue.TryParse(pattern, out _)?.Members ?? []).ToList();
        if (rows.Has(SemanticRow.EventsArchive) || members.Count == 0)
        {
            // Without any condition it would be no pattern.
            var exists = JsonValue.ObjectOf([new("exists", JsonValue.Of(false))]);
            var field = rows.Has(SemanticRow.EventsArchive) ? EventBridgeFacts.ReplayNameField.Value : "no-such-field";
            members.Add(new JsonMember(field, JsonValue.ArrayOf([exists])));
        }

        return JsonWriter.Write(JsonValue.ObjectOf(members));
    }

    private void Keep(long now, RuleState rule, BusEvent @event, Choices choices)
    {
        var delay = rows.Has(SemanticRow.EventsArchive) && choices.Choose(EventsChoices.ArchiveDelay, @event.Id) == 1
            ? EventBridgeFacts.ArchiveDelayMinutes * 60_000L
            : 0;
        FindArchive(rule.Name.Substring(ArchiveRulePrefix.Length))?.Events.Add((@event, now + delay));
    }

    private static List<BusEvent> Kept(long now, ArchiveState archive) =>
        [.. from kept in archive.Events
            where kept.Since <= now
            where archive.RetentionDays == 0 || now - kept.Since < archive.RetentionDays * 86_400_000L
            select kept.Event];

    /// <summary>The minutes in their order, and the events of one in any.</summary>
    private List<BusEvent> ReplayOrder(List<BusEvent> events, Choices choices)
    {
        var left = events.OrderBy(Interval).ToList();
        var order = new List<BusEvent>(left.Count);
        while (left.Count > 0)
        {
            var first = Interval(left[0]);
            var together = left.TakeWhile(e => Interval(e) == first).Count();
            var index = together > 1 && rows.Has(SemanticRow.EventsArchive) ? choices.Choose(EventsChoices.ReplayOrder, together) : 0;
            order.Add(left[index]);
            left.RemoveAt(index);
        }

        return order;
    }
}
