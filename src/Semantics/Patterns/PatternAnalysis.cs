namespace AwsMessaging.Semantics.Patterns;

/// <summary>Why a part of a pattern cannot do what it seems to.</summary>
public enum PatternRemarkKind
{
    /// <summary>No event has a field of this name at the top. The suggestion, if any, is the name that is probably meant.</summary>
    UnknownField,

    /// <summary>The field is a string, and has no fields itself.</summary>
    NoFields,

    /// <summary>The field is an object, and no leaf: there is nothing to compare.</summary>
    NotALeaf,

    /// <summary>The field never has a value of this type.</summary>
    WrongType,

    /// <summary>The field is in every event: <c>{"exists": false}</c> never holds.</summary>
    AlwaysPresent,

    /// <summary>There is no number in the range.</summary>
    EmptyRange,

    /// <summary>The same field is written again later: this one counts for nothing. The pattern may match all the same.</summary>
    Overridden,

    /// <summary>
    /// An operator's name is the name of a field here, because it is not in an array. The pattern may match all the same.
    /// </summary>
    OperatorAsField,
}

/// <summary>Something that is allowed and hardly meant.</summary>
public sealed class PatternRemark
{
    internal PatternRemark(PatternRemarkKind kind, string message, int offset, int length, string? suggestion = null)
    {
        Kind = kind;
        Message = message;
        Offset = offset;
        Length = length;
        Suggestion = suggestion;
    }

    /// <summary>What it is.</summary>
    public PatternRemarkKind Kind { get; }

    /// <summary>What it is, in a sentence without a full stop.</summary>
    public string Message { get; }

    /// <summary>Index of the first character that it is about, in the pattern's text.</summary>
    public int Offset { get; }

    /// <summary>Number of characters.</summary>
    public int Length { get; }

    /// <summary>What was probably meant; null when there is nothing that comes close.</summary>
    public string? Suggestion { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Message} ({Kind} at {Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
}

/// <summary>What can be said about a pattern without an event.</summary>
public sealed class PatternAnalysis
{
    internal PatternAnalysis(bool canEverMatch, IReadOnlyList<PatternRemark> remarks)
    {
        CanEverMatch = canEverMatch;
        Remarks = remarks;
    }

    /// <summary>Whether some event matches, as far as can be seen: false is certain, true is not.</summary>
    public bool CanEverMatch { get; }

    /// <summary>What is hardly meant, by its place in the text; also when the pattern as a whole can match.</summary>
    public IReadOnlyList<PatternRemark> Remarks { get; }
}
