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

    /// <summary>How a function is invoked by who does not wait for it: how often, and what becomes of events that fail.</summary>
    AsyncInvocation,

    /// <summary>Code, or a service, that receives messages of a queue itself, or may.</summary>
    Poller,

    /// <summary>Who may do what with a queue.</summary>
    QueuePolicy,

    /// <summary>A message that code publishes.</summary>
    Publication,

    /// <summary>A state of a state machine that has work done.</summary>
    Task,
}

/// <summary>What an event source mapping reads.</summary>
internal enum SourceKind
{
    Unknown,
    Queue,

    /// <summary>A Kinesis stream.</summary>
    Stream,

    /// <summary>The stream of a DynamoDB table.</summary>
    Table,
    Kafka,
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

    /// <summary>Subscription: what is subscribed to. Publication: what is published to.</summary>
    Topic,

    /// <summary>Subscription: who gets the messages.</summary>
    Endpoint,

    /// <summary>Rule or archive: the bus whose events it sees.</summary>
    Bus,

    /// <summary>Target: the rule that it belongs to.</summary>
    Rule,

    /// <summary>Target, schedule or pipe: where the events go.</summary>
    Destination,

    /// <summary>Mapping, function or its asynchronous invocation: where records and events go that failed for good.</summary>
    FailureDestination,

    /// <summary>Alarm: the resource whose metric it watches.</summary>
    Watched,

    /// <summary>Poller: the queue whose messages it receives.</summary>
    Polled,

    /// <summary>Queue policy: the queue that it is for.</summary>
    Governed,

    /// <summary>A change of settings: the resource that is changed.</summary>
    Changed,
}
