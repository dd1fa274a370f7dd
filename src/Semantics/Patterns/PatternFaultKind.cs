namespace AwsMessaging.Semantics.Patterns;

/// <summary>What is wrong with a pattern: enough for a repair to know what to do.</summary>
public enum PatternFaultKind
{
    /// <summary>The text is not JSON.</summary>
    NotJson,

    /// <summary>The pattern is not an object.</summary>
    NotAnObject,

    /// <summary>An object is empty.</summary>
    EmptyObject,

    /// <summary>An array is empty.</summary>
    EmptyArray,

    /// <summary>A leaf is a bare value; it belongs in an array.</summary>
    LeafNotInArray,

    /// <summary>A leaf is a bare match expression such as <c>{"prefix": "a"}</c>; it belongs in an array.</summary>
    ExpressionNotInArray,

    /// <summary>An array stands in a leaf's array.</summary>
    NestedArray,

    /// <summary>There is no such operator. The suggestion, if any, is the operator that is probably meant.</summary>
    UnknownOperator,

    /// <summary>There is such an operator, but not in this dialect.</summary>
    OperatorNotSupported,

    /// <summary>A match expression has other than one operator.</summary>
    NotOneOperator,

    /// <summary>An operator's operand has the wrong type.</summary>
    OperandType,

    /// <summary>An operator's operand is empty and may not be.</summary>
    EmptyOperand,

    /// <summary><c>anything-but</c> mixes strings and numbers.</summary>
    MixedTypes,

    /// <summary><c>numeric</c> is not one comparison, or a lower and then an upper bound.</summary>
    NumericForm,

    /// <summary>A range's lower bound is not below its upper bound.</summary>
    EmptyRange,

    /// <summary>A number has no exact counterpart among the numbers that the service compares.</summary>
    NumberNotComparable,

    /// <summary>A number is out of the dialect's range.</summary>
    NumberOutOfRange,

    /// <summary>A CIDR block is malformed.</summary>
    InvalidCidr,

    /// <summary>
    /// A wildcard pattern has two asterisks in a row or a backslash before something else than an asterisk or a backslash.
    /// </summary>
    InvalidWildcard,

    /// <summary>Wildcard patterns are too expensive to match.</summary>
    WildcardTooComplex,

    /// <summary><c>$or</c> is not an array of at least two objects.</summary>
    OrForm,

    /// <summary>An operator's name, or one that is reserved, is used as the name of a field inside <c>$or</c>.</summary>
    ReservedFieldName,

    /// <summary>A filter policy on message attributes is nested.</summary>
    Nested,

    /// <summary>There are too many keys.</summary>
    TooManyKeys,

    /// <summary>There are too many combinations of values or alternatives.</summary>
    TooManyCombinations,

    /// <summary>The text is too long.</summary>
    TooLong,
}
