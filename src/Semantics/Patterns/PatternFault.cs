namespace AwsMessaging.Semantics.Patterns;

/// <summary>A reason for which a service refuses a pattern, and where in its text.</summary>
public sealed class PatternFault
{
    internal PatternFault(PatternFaultKind kind, string errorCode, string message, int offset, int length, string? suggestion = null)
    {
        Kind = kind;
        ErrorCode = errorCode;
        Message = message;
        Offset = offset;
        Length = length;
        Suggestion = suggestion;
    }

    /// <summary>What is wrong.</summary>
    public PatternFaultKind Kind { get; }

    /// <summary>Error code that the service gives.</summary>
    public string ErrorCode { get; }

    /// <summary>What is wrong, in a sentence without a full stop; where AWS has words for it, in these.</summary>
    public string Message { get; }

    /// <summary>Index of the first offending character in the pattern's text.</summary>
    public int Offset { get; }

    /// <summary>Number of offending characters; 0 where something is missing.</summary>
    public int Length { get; }

    /// <summary>
    /// The operator that was probably meant, <c>exactly</c> where it is a bare literal; null when there is none that comes close.
    /// </summary>
    public string? Suggestion { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Message} ({Kind} at {Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
}

/// <summary>A pattern, or why it is none.</summary>
public sealed class PatternResult
{
    internal PatternResult(EventPattern? pattern, IReadOnlyList<PatternFault> faults)
    {
        Pattern = pattern;
        Faults = faults;
    }

    /// <summary>The pattern; null when there is a fault.</summary>
    public EventPattern? Pattern { get; }

    /// <summary>All faults, by their place in the text.</summary>
    public IReadOnlyList<PatternFault> Faults { get; }
}
