using System.Text.Json;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Conformance.EventBridge;

/// <summary>Something that arrived at a target.</summary>
/// <param name="To">ARN of the target.</param>
/// <param name="Body">What it got.</param>
/// <param name="GroupId">Message group or partition key; null for none.</param>
internal sealed record Arrival(string To, string Body, string? GroupId)
{
    /// <summary>Id of the event; null when the body is not one.</summary>
    public string? EventId => Member("id")?.GetString();

    /// <summary>Name of the replay; null for none.</summary>
    public string? ReplayName => Member("replay-name")?.GetString();

    /// <summary>The event's detail; null when the body is no event.</summary>
    public string? Detail => Member("detail")?.GetRawText();

    /// <summary>Whether the body has no white space outside of strings.</summary>
    public bool IsCompact
    {
        get
        {
            var inString = false;
            for (var i = 0; i < Body.Length; i++)
            {
                if (Body[i] == '\\' && inString)
                {
                    i++;
                }
                else if (Body[i] == '"')
                {
                    inString = !inString;
                }
                else if (!inString && char.IsWhiteSpace(Body[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private JsonElement? Member(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value)
                ? value.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// An EventBridge with targets that take what they get: queues (FIFO ones with content-based deduplication), functions, topics, streams.
/// </summary>
internal sealed class EventBridgeWorld
{
    private const long DeduplicationMilliseconds = 5 * 60_000;
    private const long HopMilliseconds = 2;

    private readonly List<(string Key, long At)> fifoBodies = [];

    public EventBridgeService Service { get; } = new(EventBridgeReading.Account, EventBridgeReading.Region);

    public long Now { get; private set; } = EventBridgeReading.Start;

    /// <summary>ARNs of targets that do not exist.</summary>
    public HashSet<string> Missing { get; } = [];

    /// <summary>Names of the replays that were started.</summary>
    public List<string> Replays { get; } = [];

    /// <summary>All that arrived, in its order.</summary>
    public List<Arrival> Arrived { get; } = [];

    /// <summary>ARN of a target by the word that names its kind.</summary>
    public static string Arn(string kind, string name)
    {
        const string place = $"{EventBridgeReading.Region}:{EventBridgeReading.Account}";
        return kind switch
        {
            "queue" => $"arn:aws:sqs:{place}:{name}",
            "lambda" => $"arn:aws:lambda:{place}:function:{name}",
            "topic" => $"arn:aws:sns:{place}:{name}",
            "stream" => $"arn:aws:kinesis:{place}:stream/{name}",
            "bus" => $"arn:aws:events:{place}:event-bus/{name}",
            _ => throw new UnreadableException($"the target {kind} is not known"),
        };
    }

    /// <summary>Lets time pass, delivering at its time what comes due.</summary>
    public void Advance(long milliseconds)
    {
        var until = Now + milliseconds;
        Deliver();
        while (Service.NextChange(Now) is { } next && next <= until)
        {
            Now = next;
            Deliver();
        }

        Now = until;
    }

    private bool IsReplaying => Replays.Exists(name => Service.DescribeReplay(Now, name).Result is ReplayState.Starting or ReplayState.Running);

    /// <summary>Waits as long as something is on its way from bus to bus, or from an archive.</summary>
    public void Settle()
    {
        Deliver();
        while (Service.NextChange(Now) is { } next && (next <= Now + HopMilliseconds || IsReplaying))
        {
            Now = next;
            Deliver();
        }
    }

    /// <summary>Delivers what is due, and what that leads to.</summary>
    private void Deliver()
    {
        while (Service.Due(Now, Choices.Benign) is { Count: > 0 } due)
        {
            foreach (var delivery in due)
            {
                _ = Service.Reported(Now, delivery, Take(delivery));
            }
        }
    }

    private ServiceError? Take(Delivery delivery)
    {
        if (delivery.To.Contains(":event-bus/", StringComparison.Ordinal))
        {
            return Service.Receive(Now, delivery, Choices.Benign);
        }

        if (Missing.Contains(delivery.To))
        {
            return new ServiceError("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        }

        if (delivery.To.EndsWith(".fifo", StringComparison.Ordinal))
        {
            if (delivery.GroupId is null)
            {
                return new ServiceError("MissingParameter", "The request must contain the parameter MessageGroupId.");
            }

            var key = delivery.To + " " + delivery.Body;
            if (fifoBodies.Exists(b => b.Key == key && Now - b.At < DeduplicationMilliseconds))
            {
                return null;
            }

            fifoBodies.Add((key, Now));
        }

        Arrived.Add(new Arrival(delivery.To, delivery.Body, delivery.GroupId));
        return null;
    }
}
