using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Traces;

/// <summary>One line of a trace. Times are virtual; nothing of the machine that ran it is in it.</summary>
public readonly record struct TraceEvent
{
    /// <summary>Milliseconds since the start of the run.</summary>
    public required long TimeMs { get; init; }

    /// <summary>What happens.</summary>
    public required TraceKind Kind { get; init; }

    /// <summary>Where: a producer, queue, consumer, database.</summary>
    public required string Lane { get; init; }

    /// <summary>Id that the service gave the message; null where there is none.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// What the message is about in the business, such as an order: effects, duplicates and losses are counted by it. Null where there is
    /// none.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Message group or partition key; null where there is none.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// Where it goes to, for what is sent, delivered or dead-lettered, or what calls, for calls; null where there is none.
    /// </summary>
    public string? Other { get; init; }

    /// <summary>What else there is to say, in words; null for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The point at which the adversary deviated; null for other lines.</summary>
    public ChoicePoint? Choice { get; init; }

    /// <summary>
    /// Whichever number the kind calls for: attempt (received, invoked), visibility end in milliseconds since the start (extended),
    /// messages moved
    /// (call), outcome (deviated).
    /// </summary>
    public long Number { get; init; }

    /// <summary>Size of a record or of a call's messages, in bytes; 0 where it does not matter.</summary>
    public long Bytes { get; init; }
}
