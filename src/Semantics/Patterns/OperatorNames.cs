namespace AwsMessaging.Semantics.Patterns;

/// <summary>The names of the language.</summary>
internal static class OperatorNames
{
    public const string Or = "$or";
    public const string Exactly = "exactly";
    public const string Prefix = "prefix";
    public const string Suffix = "suffix";
    public const string EqualsIgnoreCase = "equals-ignore-case";
    public const string Wildcard = "wildcard";
    public const string Numeric = "numeric";
    public const string Cidr = "cidr";
    public const string Exists = "exists";
    public const string AnythingBut = "anything-but";

    /// <summary>Operators as AWS's pages list them.</summary>
    public static readonly string[] All = [AnythingBut, Prefix, Suffix, EqualsIgnoreCase, Wildcard, Numeric, Cidr, Exists];

    /// <summary>Names that cannot be those of fields inside <c>$or</c>: operators that are, and some that might come.</summary>
    private static readonly HashSet<string> ReservedInOr =
    [
        Exactly, EqualsIgnoreCase, Prefix, Suffix, AnythingBut, Exists, Wildcard, Numeric, Cidr, "=", "<", "<=", ">", ">=",
        "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after", "date-before", "date-on-or-before",
        "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
    ];

    /// <summary>What people write for an operator, without case and signs, and the operator's name.</summary>
    private static readonly Dictionary<string, string> Guesses = new(StringComparer.Ordinal)
    {
        ["ipaddress"] = Cidr, ["ip"] = Cidr, ["ipaddressinrange"] = Cidr, ["ipaddressmatch"] = Cidr, ["subnet"] = Cidr,
        ["between"] = Numeric, ["range"] = Numeric, ["number"] = Numeric, ["greaterthan"] = Numeric, ["lessthan"] = Numeric,
        ["gt"] = Numeric, ["gte"] = Numeric, ["lt"] = Numeric, ["lte"] = Numeric, ["min"] = Numeric, ["max"] = Numeric, [""] = Numeric,
        ["contains"] = Wildcard, ["like"] = Wildcard, ["glob"] = Wildcard, ["regex"] = Wildcard,
        ["matches"] = Wildcard, ["substring"] = Wildcard,
        ["startswith"] = Prefix, ["beginswith"] = Prefix, ["begins"] = Prefix, ["starts"] = Prefix,
        ["endswith"] = Suffix, ["ends"] = Suffix,
        ["not"] = AnythingBut, ["notequals"] = AnythingBut, ["notequal"] = AnythingBut, ["notin"] = AnythingBut, ["except"] = AnythingBut,
        ["ne"] = AnythingBut, ["neq"] = AnythingBut, ["anythingexcept"] = AnythingBut, ["denylist"] = AnythingBut,
        ["ignorecase"] = EqualsIgnoreCase, ["iequals"] = EqualsIgnoreCase, ["caseinsensitive"] = EqualsIgnoreCase,
        ["exist"] = Exists, ["present"] = Exists, ["ispresent"] = Exists, ["hasvalue"] = Exists,
        ["equals"] = Exactly, ["equal"] = Exactly, ["eq"] = Exactly, ["exact"] = Exactly, ["is"] = Exactly,
    };

    public static bool IsReservedInOr(string name) => ReservedInOr.Contains(name);

    public static bool IsOperator(string name) => name == Exactly || Array.IndexOf(All, name) >= 0;

    /// <summary>The operator that is probably meant by a name that is none, or null.</summary>
    public static string? Suggest(string name)
    {
        var plain = Plain(name);
        if (plain.Length == 0 && name is not ("<" or "<=" or "=" or ">" or ">="))
        {
            return null;
        }

        return Guesses.TryGetValue(plain, out var guess) ? guess : Similar.To(name, All);
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
