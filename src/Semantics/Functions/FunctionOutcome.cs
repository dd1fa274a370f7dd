namespace AwsMessaging.Semantics.Functions;

/// <summary>How an invocation ended.</summary>
public enum OutcomeKind
{
    /// <summary>The function returned.</summary>
    Returned,

    /// <summary>The function threw, or its process ended.</summary>
    Threw,

    /// <summary>The function ran into its timeout.</summary>
    TimedOut,

    /// <summary>The function was not started, for lack of concurrency.</summary>
    Throttled,
}

/// <summary>How an invocation ended, with what the function returned.</summary>
public sealed class FunctionOutcome
{
    private FunctionOutcome(OutcomeKind kind, string? response = null)
    {
        Kind = kind;
        Response = response;
    }

    /// <summary>The function threw.</summary>
    public static FunctionOutcome Threw { get; } = new(OutcomeKind.Threw);

    /// <summary>The function ran into its timeout.</summary>
    public static FunctionOutcome TimedOut { get; } = new(OutcomeKind.TimedOut);

    /// <summary>The function was not started: it had no concurrency left.</summary>
    public static FunctionOutcome Throttled { get; } = new(OutcomeKind.Throttled);

    /// <summary>How it ended.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>The response as JSON text; null or empty for none.</summary>
    public string? Response { get; }

    /// <summary>What a failure record says of the function's error: <c>Unhandled</c>, or null when the function returned.</summary>
    public string? FunctionError => Kind is OutcomeKind.Threw or OutcomeKind.TimedOut ? "Unhandled" : null;

    /// <summary>The function returned.</summary>
    /// <param name="response">Its response as JSON text; null or empty for none.</param>
    public static FunctionOutcome Returned(string? response) => new(OutcomeKind.Returned, response);
}
