using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Reads the operand of <c>anything-but</c>: a string or number, a list of either, or an operator with a string or a list of strings.
/// </summary>
internal sealed class AnythingButReader(PatternDialect dialect, FaultList faults, ExpressionReader expressions)
{
    public AnythingBut? Read(JsonValue operand)
    {
        var excluded = new List<ValueTest>();
        bool valid;
        if (operand.Kind == JsonKind.Object)
        {
            valid = ExcludedByOperator(operand, excluded);
        }
        else if (operand.Kind == JsonKind.Array)
        {
            valid = ExcludedList(operand, excluded);
        }
        else
        {
            valid = ExcludedValue(operand, "Value of anything-but must be an array or single string/number value.", excluded);
        }

        return valid ? new AnythingBut([.. excluded]) : null;
    }

    private bool ExcludedList(JsonValue list, List<ValueTest> excluded)
    {
        if (list.Items.Count == 0)
        {
            faults.Add(PatternFaultKind.EmptyArray, "Inside anything but list, there must be a value", list);
            return false;
        }

        var valid = true;
        foreach (var item in list.Items)
        {
            valid &= ExcludedValue(item, "Inside anything but list, start|null|boolean is not supported.", excluded);
        }

        var kinds = list.Items.Select(item => item.Kind).Where(kind => kind is JsonKind.String or JsonKind.Number).Distinct();
        if (kinds.Count() < 2)
        {
            return valid;
        }

        faults.Add(
            PatternFaultKind.MixedTypes, "Inside anything but list, either all values are number or string, mixed type is not supported",
            list);
        return false;
    }

    private bool ExcludedValue(JsonValue value, string otherwise, List<ValueTest> excluded)
    {
        switch (value.Kind)
        {
            case JsonKind.String:
                excluded.Add(new ExactText(JsonKind.String, value.Text));
                return true;
            case JsonKind.Number when new NumericReader(faults, expressions, dialect.Numbers).Number(value) is { } number:
                excluded.Add(new NumberWithin(number, number));
                return true;
            case JsonKind.Number:
                return false;
            default:
                faults.Add(PatternFaultKind.OperandType, otherwise, value);
                return false;
        }
    }

    private bool ExcludedByOperator(JsonValue expression, List<ValueTest> excluded)
    {
        if (!expressions.HasOneMember(expression, "Anything-But expression name not found"))
        {
            return false;
        }

        var member = expression.Members[0];
        var needed = member.Name switch
        {
            OperatorNames.Prefix => PatternOperators.AnythingButPrefix,
            OperatorNames.Suffix or OperatorNames.EqualsIgnoreCase or OperatorNames.Wildcard => PatternOperators.AnythingButOthers,
            _ => PatternOperators.None,
        };
        if ((dialect.Operators & needed) == 0)
        {
            var known = OperatorNames.IsOperator(member.Name);
            faults.Add(
                known ? PatternFaultKind.OperatorNotSupported : PatternFaultKind.UnknownOperator,
                $"Unsupported anything-but pattern: {member.Name}",
                member,
                known ? null : OperatorNames.Suggest(member.Name));
            return false;
        }

        if (member.Value.Kind != JsonKind.Array)
        {
            return ExcludedText(member.Name, member.Value, excluded);
        }

        if (member.Value.Items.Count == 0)
        {
            faults.Add(PatternFaultKind.EmptyArray, "Empty arrays are not allowed", member.Value);
            return false;
        }

        return member.Value.Items.Aggregate(true, (valid, item) => ExcludedText(member.Name, item, excluded) && valid);
    }

    private bool ExcludedText(string name, JsonValue value, List<ValueTest> excluded)
    {
        if (expressions.Text(name, value) is not { } operand)
        {
            return false;
        }

        if (operand.Length == 0 && name is (OperatorNames.Prefix or OperatorNames.Suffix))
        {
            faults.Add(PatternFaultKind.EmptyOperand, "Null prefix/suffix not allowed", value);
            return false;
        }

        ValueTest? test = name switch
        {
            OperatorNames.Prefix => new Prefix(operand),
            OperatorNames.Suffix => new Suffix(operand),
            OperatorNames.Wildcard => expressions.Wildcard(value),
            _ => new IgnoreCase(operand, StringPart.Whole),
        };
        if (test is not null)
        {
            excluded.Add(test);
        }

        return test is not null;
    }
}
