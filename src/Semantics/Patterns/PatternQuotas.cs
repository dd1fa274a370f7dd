namespace AwsMessaging.Semantics.Patterns;

/// <summary>How large a pattern may be. What is not limited is <see cref="int.MaxValue"/>.</summary>
public sealed class PatternQuotas
{
    /// <summary>Nothing is limited but the work of matching: for patterns that no service has to accept.</summary>
    public static PatternQuotas Unlimited { get; } = new();

    /// <summary>Characters of the text.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>Bytes of the text in UTF-8.</summary>
    public int MaxBytes { get; init; } = int.MaxValue;

    /// <summary>Keys at the top.</summary>
    public int MaxKeys { get; init; } = int.MaxValue;

    /// <summary>Values of all arrays multiplied, each array's by the depth of its key.</summary>
    public int MaxCombinations { get; init; } = int.MaxValue;

    /// <summary>Alternatives that all <c>$or</c>s make together.</summary>
    public int MaxOrCombinations { get; init; } = Facts.PatternFacts.MaxOrCombinations;

    /// <summary>See <see cref="Facts.PatternFacts.MaxWildcardComplexity"/>.</summary>
    public int MaxWildcardComplexity { get; init; } = int.MaxValue;
}
