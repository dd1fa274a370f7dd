using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <summary>Where EventBridge, Pipes and Scheduler may do one thing or another.</summary>
public static class EventsChoices
{
    /// <summary>How often and when a target gets an event.</summary>
    public static readonly ChoicePoint Delivery = new(
        "events.delivery",
        "An event is delivered to a target at least once, and events are not delivered in order.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html",
        "once",
        "twice",
        "after later events");

    /// <summary>When an event is in its archive.</summary>
    public static readonly ChoicePoint ArchiveDelay = new(
        "events.archive-delay",
        "There may be a delay until an event that a bus received is in the archive; AWS advises to wait ten minutes before a replay.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html",
        "at once",
        "after ten minutes");

    /// <summary>Which of a minute's archived events is sent next. As many options as events of that minute are left.</summary>
    public static readonly ChoicePoint ReplayOrder = new(
        "events.replay-order",
        "Events are not necessarily replayed in the order in which they were archived; a replay goes by the minute of their time.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html");

    /// <summary>When a replay sends.</summary>
    public static readonly ChoicePoint ReplayDelay = new(
        "events.replay-delay",
        "How long a replay takes is not promised.",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html",
        "at once",
        "after five minutes");

    /// <summary>How often the scheduler invokes a target.</summary>
    public static readonly ChoicePoint Invocation = new(
        "scheduler.invocation",
        "The scheduler invokes its target at least once for each time of the schedule.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html",
        "once",
        "twice");

    /// <summary>When, within the minute, the scheduler invokes a target.</summary>
    public static readonly ChoicePoint Minute = new(
        "scheduler.minute",
        "Invocations are exact to 60 seconds: one that is set for a minute may come anywhere in it.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
        "at its beginning",
        "at its end");

    /// <summary>When, within a flexible time window, the scheduler invokes a target.</summary>
    public static readonly ChoicePoint FlexibleWindow = new(
        "scheduler.window",
        "A schedule with a flexible time window is invoked at some time within the window.",
        "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html",
        "at its beginning",
        "in its middle",
        "at its end");
}
