using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <content>Events: how they come in and which rules they meet.</content>
public sealed partial class EventBridgeService
{
    /// <summary>
    /// Puts events on buses. A whole call fails only for its number of entries and their size; everything else is told entry by entry, and
    /// an unknown bus or a target that cannot be reached not at all.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
    /// </summary>
    /// <returns>One result for each entry, or <c>ValidationException</c>.</returns>
    public Reply<PutEventsResult> PutEvents(long now, IReadOnlyList<PutEventsEntry> entries, Choices choices)
    {
        if (!EventBridgeFacts.PutEventsEntries.Value.Contains(entries.Count))
        {
            return Invalid("1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between "
                + "1 and 10.");
        }

        if (rows.Has(SemanticRow.EventsEntrySize) && entries.Sum(SizeOf) > quotas.PutEventsBytes)
        {
            return Invalid("Total size of the entries in the request is over the limit.");
        }

        var results = new List<PutEventsResultEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var result = Put(now, entry, choices);
            if (result.ErrorCode is { } code && !rows.Has(SemanticRow.EventsEntryErrors))
            {
                return new ServiceError(code, result.ErrorMessage!);
            }

            results.Add(result);
        }

        return new PutEventsResult(results.Count(r => r.ErrorCode is not null), results);
    }

    /// <summary>
    /// Bytes that an entry counts for: 14 for a time, and its source, detail type, detail and resources in UTF-8.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    /// </summary>
    public static long SizeOf(PutEventsEntry entry) =>
        (entry.Time is null ? 0 : EventBridgeFacts.EntryTimeBytes)
        + (long)Bytes(entry.Source)
        + Bytes(entry.DetailType)
        + Bytes(entry.Detail)
        + entry.Resources.Sum(Bytes);

    /// <summary>Takes an event that a rule sends to a bus of this account and region.</summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="delivery">A delivery to the ARN of a bus.</param>
    /// <param name="choices">Decides where AWS leaves it open.</param>
    /// <returns>Null, or <c>ResourceNotFoundException</c>: what to report.</returns>
    public ServiceError? Receive(long now, Delivery delivery, Choices choices)
    {
        var name = BusName(delivery.To);
        if (delivery.To != BusArn(name) || Find(name) is not { } bus)
        {
            return NoBus(name);
        }

        Route(now + HopMilliseconds, bus, BusEvent.Parse(delivery.Body), choices);
        return null;
    }

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private PutEventsResultEntry Put(long now, PutEventsEntry entry, Choices choices)
    {
        var missing = string.IsNullOrEmpty(entry.Source) ? nameof(entry.Source)
            : string.IsNullOrEmpty(entry.DetailType) ? nameof(entry.DetailType)
            : string.IsNullOrEmpty(entry.Detail) ? nameof(entry.Detail)
            : null;
        if (missing is not null)
        {
            return Failed("InvalidArgument", $"Parameter {missing} is not valid. Reason: {missing} is a required argument.");
        }

        if (entry.Source!.StartsWith(EventBridgeFacts.ReservedSourcePrefix, StringComparison.Ordinal))
        {
            return Failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        }

        if (JsonValue.TryParse(entry.Detail!, out _) is not { Kind: JsonKind.Object } detail)
        {
            return Failed("MalformedDetail", "Detail is malformed.");
        }

        if (entry.DetailType!.Length > EventBridgeFacts.DetailTypeLength)
        {
            return Failed("InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is too long.");
        }

        var bus = Find(BusName(entry.EventBusName));
        if (bus is null && !rows.Has(SemanticRow.EventsUnknownBus))
        {
            return Failed("ResourceNotFoundException", $"Event bus {entry.EventBusName} does not exist.");
        }

        var id = NextEventId();
        if (bus is not null)
        {
            var @event = BusEvent.Create(id, entry.Source, entry.DetailType!, account, region, entry.Time ?? now, entry.Resources, detail);
            Route(now, bus, @event, choices);
        }

        return new PutEventsResultEntry(id, null, null);
    }

    private static PutEventsResultEntry Failed(string code, string message) => new(null, code, message);

    /// <summary>Gives an event to all rules of a bus that match it. A rule that belongs to an archive puts it there.</summary>
    private void Route(long now, BusState bus, BusEvent @event, Choices choices, IReadOnlyList<string>? ruleArns = null)
    {
        foreach (var rule in bus.Rules)
        {
            if (!rule.IsEnabled
                || rule.Pattern is null
                || (ruleArns is { Count: > 0 } && !ruleArns.Contains(rule.Arn))
                || (rows.Has(SemanticRow.EventsPatterns) && !rule.Pattern.Matches(@event.Json)))
            {
                continue;
            }

            if (rule.ManagedBy is not null)
            {
                Keep(now, rule, @event, choices);
                continue;
            }

            Fire(now, rule, @event, choices);
            if (!rows.Has(SemanticRow.EventsEveryTarget))
            {
                return;
            }
        }
    }
}
