using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Reads the operand of <c>numeric</c>: one comparison, or a lower bound and then an upper one.</summary>
internal sealed class NumericReader(FaultList faults, ExpressionReader expressions, NumberRule rule)
{
    public NumberWithin? Read(JsonValue operand)
    {
        if (operand.Kind != JsonKind.Array)
        {
            faults.Add(PatternFaultKind.OperandType, "Value of numeric must be an array.", operand);
            return null;
        }

        var terms = operand.Items;
        if (terms.Count == 0 || terms[0].Kind != JsonKind.String)
        {
            Form(terms.Count == 0
                ? operand
                : terms[0], $"Invalid member in numeric match: {(terms.Count == 0 ? "]" : terms[0].ToString())}");
            return null;
        }

        var first = terms[0].Text;
        if (first is not ("=" or "<" or "<=" or ">" or ">="))
        {
            Form(terms[0], $"Unrecognized numeric range operator: {first}");
            return null;
        }

        if (Bound(operand, 1, first == "=" ? "equals" : first) is not { } number)
        {
            return null;
        }

        if (terms.Count > 2)
        {
            return first is ">" or ">=" ? Range(operand, number) : Fail(terms[2], "Too many elements in numeric expression");
        }

        return first switch
        {
            "=" => new NumberWithin(number, number),
            "<" => new NumberWithin(-double.MaxValue, NumberWithin.Below(number)),
            "<=" => new NumberWithin(-double.MaxValue, number),
            ">" => new NumberWithin(NumberWithin.Above(number), double.MaxValue),
            _ => new NumberWithin(number, double.MaxValue),
        };
    }

    /// <summary>A number that is compared by value, or null with a fault.</summary>
    public double? Number(JsonValue value)
    {
        if (!expressions.CheckRange(value))
        {
            return null;
        }

        if (NumberText.TryCompare(value.Text, 0, value.Text.Length, NumberRule.Binary64, out var number))
        {
            return number;
        }

        // Filter policies take more digits than they compare.
        if (rule == NumberRule.FiveDecimals)
        {
            return NumberText.Nearest(value.Text);
        }

        faults.Add(PatternFaultKind.NumberNotComparable, $"Cannot compare number : {value.Text}", value);
        return null;
    }

    private NumberWithin? Range(JsonValue operand, double bottom)
    {
        var terms = operand.Items;
        if (terms[2].Kind != JsonKind.String)
        {
            return Fail(terms[2], $"Bad value in numeric range: {terms[2]}");
        }

        if (terms[2].Text is not ("<" or "<="))
        {
            return Fail(terms[2], $"Bad numeric range operator: {terms[2].Text}");
        }

        if (Bound(operand, 3, terms[2].Text) is not { } top)
        {
            return null;
        }

        if (terms.Count > 4)
        {
            return Fail(terms[4], "Too many terms in numeric range expression");
        }

        if (bottom >= top)
        {
            faults.Add(PatternFaultKind.EmptyRange, "Bottom must be less than top", operand);
            return null;
        }

        return new NumberWithin(
            terms[0].Text == ">" ? NumberWithin.Above(bottom) : bottom,
            terms[2].Text == "<" ? NumberWithin.Below(top) : top);
    }

    private double? Bound(JsonValue operand, int index, string @operator)
    {
        if (index < operand.Items.Count && operand.Items[index].Kind == JsonKind.Number)
        {
            return Number(operand.Items[index]);
        }

        var message = $"Value of {@operator} must be numeric";
        if (index < operand.Items.Count)
        {
            Form(operand.Items[index], message);
        }
        else
        {
            faults.Add(PatternFaultKind.NumericForm, message, operand.Offset + operand.Length - 1, 1);
        }

        return null;
    }

    private void Form(JsonValue where, string message) => faults.Add(PatternFaultKind.NumericForm, message, where);

    private NumberWithin? Fail(JsonValue where, string message)
    {
        Form(where, message);
        return null;
    }
}
