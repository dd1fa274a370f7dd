using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <summary>Where EventBridge, Pipes and Scheduler may do one thing or another.</summary>
public static class EventsChoices
{
    /// <summary>How often and when a target gets an event.</summary>
    public static readonly ChoicePoint Delivery = new(
        "events.delivery",
        "In rare cases a rule runs or its target is invoked more than once for an event. A delivery that fails is tried again later.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html",
        "once",
        "twice",
        "after later events");

    /// <summary>When an event is in its archive.</summary>
    public static readonly ChoicePoint ArchiveDelay = new(
        "events.archive-delay",
        "There may be a delay until an event that a bus received is in the archive. AWS advises to wait ten minutes before a replay.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html",
        "at once",
        "after ten minutes");

    /// <summary>Which of a minute's archived events is sent next. As many options as events of that minute are left.</summary>
    public static readonly ChoicePoint ReplayOrder = new(
        "events.replay-order",
        "Events are not necessarily replayed in the order in which they were archived. A replay goes minute by minute through their times.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html",
        "the earliest in the archive");

    /// <summary>When a replay sends.</summary>
    public static readonly ChoicePoint ReplayDelay = new(
        "events.replay-delay",
        "A replay runs on its own after it was started, for a time that is not promised; DescribeReplay tells how far it has come.",
        "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html",
        "at once",
        "after five minutes");

    /// <summary>How often the scheduler invokes a target.</summary>
    public static readonly ChoicePoint Invocation = new(
        "scheduler.invocation",
        "EventBridge Scheduler delivers to its target at least once: the target may be invoked more than once for a time of the schedule.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html",
        "once",
        "twice");

    /// <summary>When, within the minute, the scheduler invokes a target.</summary>
    public static readonly ChoicePoint Minute = new(
        "scheduler.minute",
        "Schedules are exact to 60 seconds: a target that is to be invoked at 1:00 is invoked between 1:00:00 and 1:00:59.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
        "at its beginning",
        "at its end");

    /// <summary>When, within a flexible time window, the scheduler invokes a target.</summary>
    public static readonly ChoicePoint FlexibleWindow = new(
        "scheduler.window",
        "With a flexible time window the target is invoked at some time within the window.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html",
        "at its beginning",
        "in its middle",
        "at its end");
}
