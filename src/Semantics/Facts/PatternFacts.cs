namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits of event patterns, filter policies and filters.</summary>
public static class PatternFacts
{
    private const string SnsConstraints = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html";
    private const string OperatorsPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html";

    /// <summary>Characters of a rule's event pattern, unless the account's quota was raised.</summary>
    public static readonly Fact<int> MaxRulePatternLength = new(
        2048, "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html", "2026-10");

    /// <summary>Combinations of fields that the <c>$or</c>s of a rule's event pattern may make.</summary>
    public static readonly Fact<int> MaxOrCombinations = new(1000, OperatorsPage, "2026-10");

    /// <summary>
    /// How many beginnings of a wildcard pattern a text may match at the same time, the asterisk's own included. AWS refuses more as "too
    /// complex" and publishes no number: its page on wildcards has a pattern with 11 that is refused and one with 7 that is not. Where
    /// between them the line runs is a guess.
    /// </summary>
    public static readonly Fact<int> MaxWildcardComplexity = new(9, OperatorsPage, "2026-10");

    /// <summary>Characters of a pipe's filter.</summary>
    public static readonly Fact<int> MaxPipeFilterLength = new(
        4096, "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_Filter.html", "2026-10");

    /// <summary>Characters of an event source mapping's filter.</summary>
    public static readonly Fact<int> MaxMappingFilterLength = new(
        4096, "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html", "2026-10");

    /// <summary>Bytes of an SNS filter policy in UTF-8.</summary>
    public static readonly Fact<int> MaxFilterPolicySize = new(256 * 1024, SnsConstraints, "2026-10");

    /// <summary>Keys of an SNS filter policy; of nested ones only the topmost count.</summary>
    public static readonly Fact<int> MaxFilterPolicyKeys = new(5, SnsConstraints, "2026-10");

    /// <summary>Product of the lengths of an SNS filter policy's arrays, each times the depth of its key.</summary>
    public static readonly Fact<int> MaxFilterPolicyCombinations = new(150, SnsConstraints, "2026-10");

    /// <summary>Numbers that an SNS filter policy compares.</summary>
    public static readonly Fact<Bounds> FilterPolicyNumbers = new(new(-1_000_000_000, 1_000_000_000), SnsConstraints, "2026-10");

    /// <summary>Digits after the decimal point that an SNS filter policy compares.</summary>
    public static readonly Fact<int> FilterPolicyDecimals = new(5, SnsConstraints, "2026-10");
}
