namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>A schedule.</summary>
internal sealed class ScheduleState(ScheduleRequest request, string group, string arn)
{
    public ScheduleRequest Request { get; set; } = request;

    public string Group { get; } = group;

    public string Arn { get; } = arn;

    public ScheduleExpression Expression { get; set; } = null!;

    public ScheduleZone Zone { get; set; } = ScheduleZone.Utc;

    /// <summary>From when a rate counts, in milliseconds.</summary>
    public long Since { get; set; }

    /// <summary>The next time of the schedule, in milliseconds; null for never.</summary>
    public long? NextTime { get; set; }

    public ScheduleState Clone() => (ScheduleState)MemberwiseClone();

    /// <summary>Goes on to the first time after another.</summary>
    public void Advance(long after)
    {
        var earliest = Request.StartDate is { } start ? Math.Max(after, start - 1) : after;
        NextTime = Request.IsEnabled ? Expression.Next(earliest, Since, Zone) : null;
        if (NextTime > Request.EndDate)
        {
            NextTime = null;
        }
    }
}
