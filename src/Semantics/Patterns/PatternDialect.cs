using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>A service's version of the pattern language: the same grammar everywhere, with other operators and other limits.</summary>
public sealed class PatternDialect
{
    private const PatternOperators Common =
        PatternOperators.Prefix | PatternOperators.Suffix | PatternOperators.EqualsIgnoreCase | PatternOperators.Numeric
        | PatternOperators.Exists | PatternOperators.AnythingBut;

    private PatternDialect(string name, PatternOperators operators, string errorCode, NumberRule numbers, PatternQuotas quotas)
    {
        Name = name;
        Operators = operators;
        ErrorCode = errorCode;
        Numbers = numbers;
        Quotas = quotas;
    }

    /// <summary>
    /// Event patterns of EventBridge rules and archives.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    /// </summary>
    public static PatternDialect EventBridge { get; } = new(
        "EventBridge rule",
        Common | PatternOperators.AffixIgnoreCase | PatternOperators.Wildcard | PatternOperators.Cidr | PatternOperators.Exactly
            | PatternOperators.AnythingButPrefix | PatternOperators.AnythingButOthers,
        "InvalidEventPatternException",
        NumberRule.Binary64,
        new() { MaxLength = PatternFacts.MaxRulePatternLength, MaxWildcardComplexity = PatternFacts.MaxWildcardComplexity });

    /// <summary>
    /// Filters of EventBridge pipes: no wildcards, and <c>anything-but</c> of values only.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
    /// </summary>
    public static PatternDialect Pipes { get; } = new(
        "EventBridge pipe",
        Common | PatternOperators.AffixIgnoreCase | PatternOperators.Cidr,
        "ValidationException",
        NumberRule.Binary64,
        new() { MaxLength = PatternFacts.MaxPipeFilterLength });

    /// <summary>
    /// Filters of Lambda event source mappings.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
    /// </summary>
    public static PatternDialect EventSourceMapping { get; } = new(
        "event source mapping",
        Common,
        "InvalidParameterValueException",
        NumberRule.Binary64,
        new() { MaxLength = PatternFacts.MaxMappingFilterLength });

    /// <summary>
    /// SNS filter policies with the scope <c>MessageAttributes</c>, which is the default: flat.
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    /// </summary>
    public static PatternDialect SnsMessageAttributes { get; } = Sns("SNS filter policy on message attributes");

    /// <summary>
    /// SNS filter policies with the scope <c>MessageBody</c>.
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
    /// </summary>
    public static PatternDialect SnsMessageBody { get; } = Sns("SNS filter policy on the message body");

    /// <summary>What it is, as one would say after "an" or "a".</summary>
    public string Name { get; }

    /// <summary>The operators that it knows.</summary>
    public PatternOperators Operators { get; }

    /// <summary>Error code with which the service refuses an invalid pattern.</summary>
    public string ErrorCode { get; }

    /// <summary>Limits in force unless others are given.</summary>
    public PatternQuotas Quotas { get; }

    /// <summary>Which numbers are compared by value.</summary>
    internal NumberRule Numbers { get; }

    internal bool IsSns => Numbers == NumberRule.FiveDecimals;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static PatternDialect Sns(string name) => new(
        name,
        Common | PatternOperators.Cidr | PatternOperators.AnythingButPrefix,
        "InvalidParameter",
        NumberRule.FiveDecimals,
        new()
        {
            MaxBytes = PatternFacts.MaxFilterPolicySize,
            MaxKeys = PatternFacts.MaxFilterPolicyKeys,
            MaxCombinations = PatternFacts.MaxFilterPolicyCombinations,
        });
}
