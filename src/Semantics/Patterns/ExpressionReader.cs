using System.Globalization;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Reads match expressions: objects with one operator and its operand.</summary>
internal sealed class ExpressionReader(string text, PatternDialect dialect, FaultList faults)
{
    /// <summary>Reads an expression.</summary>
    /// <param name="expression">An object.</param>
    /// <param name="tests">Gets what the expression tests, if it has no fault.</param>
    /// <returns>Whether the expression is <c>{"exists": false}</c>.</returns>
    public bool Read(JsonValue expression, List<ValueTest> tests)
    {
        if (!HasOneMember(expression, "Match expression name not found"))
        {
            return false;
        }

        var member = expression.Members[0];
        var operand = member.Value;
        switch (member.Name)
        {
            case OperatorNames.Exists when Supports(PatternOperators.Exists, member):
                return Exists(operand, tests);
            case OperatorNames.Exactly when Supports(PatternOperators.Exactly, member):
                Add(tests, Text("exact", operand) is { } exact ? new ExactText(JsonKind.String, exact) : null);
                break;
            case OperatorNames.Prefix when Supports(PatternOperators.Prefix, member):
                Add(tests, Affix(member, StringPart.Start));
                break;
            case OperatorNames.Suffix when Supports(PatternOperators.Suffix, member):
                Add(tests, Affix(member, StringPart.End));
                break;
            case OperatorNames.EqualsIgnoreCase when Supports(PatternOperators.EqualsIgnoreCase, member):
                Add(tests, Text(member.Name, operand) is { } ignored ? new IgnoreCase(ignored, StringPart.Whole) : null);
                break;
            case OperatorNames.Wildcard when Supports(PatternOperators.Wildcard, member):
                Add(tests, Wildcard(operand));
                break;
            case OperatorNames.Numeric when Supports(PatternOperators.Numeric, member):
                Add(tests, new NumericReader(faults, this, dialect.Numbers).Read(operand));
                break;
            case OperatorNames.Cidr when Supports(PatternOperators.Cidr, member):
                Add(tests, Cidr(operand));
                break;
            case OperatorNames.AnythingBut when Supports(PatternOperators.AnythingBut, member):
                Add(tests, new AnythingButReader(dialect, faults, this).Read(operand));
                break;
            case var name when !OperatorNames.IsOperator(name):
                faults.Add(PatternFaultKind.UnknownOperator, $"Unrecognized match type {name}", member, OperatorNames.Suggest(name));
                break;
        }

        return false;
    }

    /// <summary>Faults a number that is out of the dialect's range.</summary>
    /// <returns>Whether it is in range.</returns>
    public bool CheckRange(JsonValue number)
    {
        var bounds = Facts.PatternFacts.FilterPolicyNumbers.Value;
        var value = NumberText.Nearest(number.Text);
        if (dialect.Numbers == NumberRule.Binary64 || (value >= bounds.Min && value <= bounds.Max))
        {
            return true;
        }

        // SNS has no words for it: it answers with an internal error.
        var message = FormattableString.Invariant($"Numbers of a filter policy are from {bounds.Min} to {bounds.Max}");
        faults.Add(PatternFaultKind.NumberOutOfRange, message, number.Offset, number.Length, code: "InternalError");
        return false;
    }

    private static void Add(List<ValueTest> tests, ValueTest? test)
    {
        if (test is not null)
        {
            tests.Add(test);
        }
    }

    /// <summary>Whether an expression has one operator; else it gets a fault.</summary>
    public bool HasOneMember(JsonValue expression, string whenEmpty)
    {
        if (expression.Members.Count == 0)
        {
            faults.Add(PatternFaultKind.NotOneOperator, whenEmpty, expression);
        }
        else if (expression.Members.Count > 1)
        {
            faults.Add(PatternFaultKind.NotOneOperator, "Only one key allowed in match expression", expression.Members[1]);
        }

        return expression.Members.Count == 1;
    }

    private bool Supports(PatternOperators @operator, JsonMember member, string prefix = "")
    {
        if ((dialect.Operators & @operator) != 0)
        {
            return true;
        }

        var message = $"{prefix}{member.Name} is not supported in the pattern of an {dialect.Name}";
        faults.Add(PatternFaultKind.OperatorNotSupported, message, member);
        return false;
    }

    /// <summary>An operand that is a string, or null with a fault.</summary>
    public string? Text(string what, JsonValue operand)
    {
        if (operand.Kind == JsonKind.String)
        {
            return operand.Text;
        }

        faults.Add(PatternFaultKind.OperandType, $"{what} match pattern must be a string", operand);
        return null;
    }

    private bool Exists(JsonValue operand, List<ValueTest> tests)
    {
        if (operand.Kind == JsonKind.True)
        {
            tests.Add(new Present());
        }
        else if (operand.Kind != JsonKind.False)
        {
            faults.Add(PatternFaultKind.OperandType, "exists match pattern must be either true or false.", operand);
        }

        return operand.Kind == JsonKind.False;
    }

    private ValueTest? Affix(JsonMember member, StringPart part)
    {
        var operand = member.Value;
        if (operand.Kind != JsonKind.Object)
        {
            return Text(member.Name, operand) is { } affix ? part == StringPart.Start ? new Prefix(affix) : new Suffix(affix) : null;
        }

        if (!HasOneMember(operand, $"{member.Name} expression name not found"))
        {
            return null;
        }

        var inner = operand.Members[0];
        if (inner.Name != OperatorNames.EqualsIgnoreCase)
        {
            faults.Add(
                OperatorNames.IsOperator(inner.Name) ? PatternFaultKind.OperatorNotSupported : PatternFaultKind.UnknownOperator,
                $"Unsupported {member.Name} pattern: {inner.Name}",
                inner,
                Similar.To(inner.Name, [OperatorNames.EqualsIgnoreCase]));
            return null;
        }

        return Supports(PatternOperators.AffixIgnoreCase, inner, member.Name + " with ") && Text(inner.Name, inner.Value) is { } ignored
            ? new IgnoreCase(ignored, part)
            : null;
    }

    /// <summary>An operand that is a wildcard pattern, or null with a fault.</summary>
    public Wildcard? Wildcard(JsonValue operand)
    {
        if (Text(OperatorNames.Wildcard, operand) is not { } pattern)
        {
            return null;
        }

        if (WildcardPattern.TryParse(pattern, out var error, out var position) is { } parsed)
        {
            return new Wildcard(parsed, pattern);
        }

        var start = operand.SourceOffset(text, position);
        var end = operand.SourceOffset(text, Math.Min(position + 2, pattern.Length));
        faults.Add(PatternFaultKind.InvalidWildcard, $"{error} at pos {position}", start, end - start);
        return null;
    }

    private IpWithin? Cidr(JsonValue operand)
    {
        if (Text("cidr", operand) is not { } cidr)
        {
            return null;
        }

        var slash = cidr.IndexOf('/');
        if (slash < 0 || cidr.IndexOf('/', slash + 1) >= 0)
        {
            faults.Add(PatternFaultKind.InvalidCidr, "Malformed CIDR, one '/' required", operand);
            return null;
        }

        var isAddress = IpAddress.TryParse(cidr, 0, slash, out var address);
        if (!isAddress)
        {
            Fault(0, slash, $"Nonstandard IP address: {cidr.Substring(0, slash)}");
        }

        if (!int.TryParse(cidr.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            Fault(slash + 1, cidr.Length, "Malformed CIDR, mask bits must be an integer");
            return null;
        }

        if (isAddress && bits >= address.Bits)
        {
            Fault(slash + 1, cidr.Length, $"IPv{(address.IsV6 ? 6 : 4)} mask bits must be < {address.Bits}");
            return null;
        }

        if (!isAddress)
        {
            return null;
        }

        var (first, last) = address.Block(bits);
        return new IpWithin(first, last);

        void Fault(int from, int to, string message)
        {
            var start = operand.SourceOffset(text, from);
            faults.Add(PatternFaultKind.InvalidCidr, message, start, operand.SourceOffset(text, to) - start);
        }
    }
}
