using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Buses;

/// <summary>A bus and its rules, in the order in which they were made.</summary>
internal sealed class BusState(string name)
{
    public string Name { get; } = name;

    public List<RuleState> Rules { get; private set; } = [];

    public BusState Clone() => new(Name) { Rules = [.. Rules.Select(r => r.Clone())] };
}

/// <summary>A rule. Its targets are immutable.</summary>
internal sealed class RuleState(string name, string busName)
{
    public string Name { get; } = name;

    public string BusName { get; } = busName;

    public string Arn { get; set; } = "";

    public EventPattern? Pattern { get; set; }

    public ScheduleExpression? Schedule { get; set; }

    public bool IsEnabled { get; set; }

    public string? ManagedBy { get; set; }

    public List<EventTarget> Targets { get; private set; } = [];

    /// <summary>When its schedule began to count, in milliseconds.</summary>
    public long ScheduledSince { get; set; }

    /// <summary>When its schedule fires next, in milliseconds; null for never.</summary>
    public long? NextFiring { get; set; }

    public RuleState Clone()
    {
        var copy = (RuleState)MemberwiseClone();
        copy.Targets = [.. Targets];
        return copy;
    }

    public RuleDescription Describe() => new(Name, Arn, Pattern?.Text, Schedule?.Text, IsEnabled, ManagedBy);
}

/// <summary>An archive with its events.</summary>
internal sealed class ArchiveState(string name, string busName, int retentionDays)
{
    public string Name { get; } = name;

    public string BusName { get; } = busName;

    public int RetentionDays { get; } = retentionDays;

    /// <summary>The events, and from when they are to be seen, in milliseconds.</summary>
    public List<(BusEvent Event, long Since)> Events { get; private set; } = [];

    public ArchiveState Clone() => new(Name, BusName, RetentionDays) { Events = [.. Events] };
}

/// <summary>A replay.</summary>
internal sealed class ReplayRun(
    string name, string busName, IReadOnlyList<string> ruleArns, IReadOnlyList<BusEvent> events, long startedAt, long sendsAt)
{
    public string Name { get; } = name;

    public string BusName { get; } = busName;

    public IReadOnlyList<string> RuleArns { get; } = ruleArns;

    /// <summary>The events in the order in which they are sent.</summary>
    public IReadOnlyList<BusEvent> Events { get; } = events;

    public long StartedAt { get; } = startedAt;

    public long SendsAt { get; } = sendsAt;

    public bool IsCancelled { get; set; }

    public bool IsSent { get; set; }

    public bool IsActive => !IsCancelled && !IsSent;

    public ReplayRun Clone() => (ReplayRun)MemberwiseClone();
}
