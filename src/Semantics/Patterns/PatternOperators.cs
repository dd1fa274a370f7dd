namespace AwsMessaging.Semantics.Patterns;

/// <summary>What a leaf of a pattern may ask for besides a literal value.</summary>
[Flags]
public enum PatternOperators
{
    /// <summary>Literals only.</summary>
    None = 0,

    /// <summary><c>{"prefix": "a"}</c>.</summary>
    Prefix = 1,

    /// <summary><c>{"suffix": "a"}</c>.</summary>
    Suffix = 2,

    /// <summary><c>{"equals-ignore-case": "a"}</c>.</summary>
    EqualsIgnoreCase = 4,

    /// <summary><c>{"prefix": {"equals-ignore-case": "a"}}</c>, and the same for <c>suffix</c>.</summary>
    AffixIgnoreCase = 8,

    /// <summary><c>{"wildcard": "a*"}</c>.</summary>
    Wildcard = 16,

    /// <summary><c>{"numeric": [">", 0, "&lt;=", 5]}</c>.</summary>
    Numeric = 32,

    /// <summary><c>{"cidr": "10.0.0.0/24"}</c>.</summary>
    Cidr = 64,

    /// <summary><c>{"exists": true}</c>.</summary>
    Exists = 128,

    /// <summary><c>{"exactly": "a"}</c>: event-ruler's long form of a literal, which AWS's pages do not mention.</summary>
    Exactly = 256,

    /// <summary><c>{"anything-but": ["a", "b"]}</c>, of strings or numbers.</summary>
    AnythingBut = 512,

    /// <summary><c>{"anything-but": {"prefix": "a"}}</c>.</summary>
    AnythingButPrefix = 1024,

    /// <summary><c>{"anything-but": {"suffix": …}}</c>, and the same for <c>equals-ignore-case</c> and <c>wildcard</c>.</summary>
    AnythingButOthers = 2048,
}
