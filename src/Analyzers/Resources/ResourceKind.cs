namespace AwsMessaging.Analyzers.Resources;

/// <summary>What a resource is.</summary>
internal enum ResourceKind
{
    Queue,
    Topic,
    Subscription,
    Stream,
    Bus,
    BusRule,

    /// <summary>What a rule of a bus delivers to, with how it does.</summary>
    Target,
    Archive,
    Function,
    Mapping,
    Pipe,
    Schedule,
    Alarm,
    StateMachine,

    /// <summary>A state of a state machine that has work done.</summary>
    Task,
}

/// <summary>How a resource refers to another one.</summary>
internal enum ResourceLink
{
    /// <summary>Queue, subscription, target or schedule: where goes what cannot be delivered or handled.</summary>
    DeadLetterQueue,

    /// <summary>Mapping or pipe: what is read.</summary>
    Source,

    /// <summary>Mapping: what is called.</summary>
    Function,

    /// <summary>Subscription: what is subscribed to.</summary>
    Topic,

    /// <summary>Subscription: who gets the messages.</summary>
    Endpoint,

    /// <summary>Rule or archive: the bus whose events it sees.</summary>
    Bus,

    /// <summary>Target: the rule that it belongs to.</summary>
    Rule,

    /// <summary>Target, schedule or pipe: where the events go.</summary>
    Destination,

    /// <summary>Mapping: where records go that failed for good.</summary>
    FailureDestination,

    /// <summary>Alarm: the resource whose metric it watches.</summary>
    Watched,

    /// <summary>A change of settings: the resource that is changed.</summary>
    Changed,
}
