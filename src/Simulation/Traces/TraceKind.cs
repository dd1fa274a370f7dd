namespace AwsMessaging.Simulation.Traces;

/// <summary>What a line of a trace says.</summary>
public enum TraceKind
{
    /// <summary>A producer hands a message to a service.</summary>
    Sent,

    /// <summary>The service has taken the message: from here on it may not be lost.</summary>
    Accepted,

    /// <summary>The service has refused the message, alone or with its call.</summary>
    Rejected,

    /// <summary>A service hands a message on to another.</summary>
    Delivered,

    /// <summary>A consumer gets the message.</summary>
    Received,

    /// <summary>A receive comes back without a message.</summary>
    EmptyReceive,

    /// <summary>A received message can be received again: its visibility timeout has ended, or was set to 0.</summary>
    VisibleAgain,

    /// <summary>A received message's visibility timeout is set anew.</summary>
    Extended,

    /// <summary>The message is deleted.</summary>
    Deleted,

    /// <summary>A handler starts to work on the message.</summary>
    Invoked,

    /// <summary>A handler ends.</summary>
    Returned,

    /// <summary>A handler throws, times out, or reports the message as failed.</summary>
    Failed,

    /// <summary>Something happens in the business: an order is charged.</summary>
    Effect,

    /// <summary>A transaction takes effect.</summary>
    Committed,

    /// <summary>A transaction does not take effect.</summary>
    RolledBack,

    /// <summary>A process ends.</summary>
    Crashed,

    /// <summary>A process starts again.</summary>
    Restarted,

    /// <summary>The adversary takes another outcome than the one hoped for.</summary>
    Deviated,

    /// <summary>The message moves to a dead-letter queue.</summary>
    DeadLettered,

    /// <summary>The message is gone: dropped, filtered out, purged, or its retention has ended.</summary>
    Lost,

    /// <summary>A call to a service, for costs.</summary>
    Call,

    /// <summary>A call, record or invocation is refused for its rate.</summary>
    Throttled,

    /// <summary>The program took note of a failure: tried again, wrote a log or threw.</summary>
    FailureObserved,

    /// <summary>The run is over.</summary>
    Ended,
}
