using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Reads the array of a field: literals and match expressions, of which one has to match.</summary>
internal sealed class LeafReader(string text, PatternDialect dialect, PatternQuotas quotas, FaultList faults)
{
    private readonly ExpressionReader expressions = new(text, dialect, faults);

    /// <summary>The condition, or null when there is a fault in it.</summary>
    public FieldCondition? Read(string path, JsonMember member)
    {
        var array = member.Value;
        if (array.Items.Count == 0)
        {
            faults.Add(PatternFaultKind.EmptyArray, "Empty arrays are not allowed", array);
            return null;
        }

        var tests = new List<ValueTest>();
        var absent = false;
        foreach (var item in array.Items)
        {
            var first = tests.Count;
            switch (item.Kind)
            {
                case JsonKind.Object:
                    absent |= expressions.Read(item, tests);
                    break;
                case JsonKind.Array:
                    faults.Add(PatternFaultKind.NestedArray, "Match value must be String, number, true, false, or null", item);
                    break;
                default:
                    Literal(item, tests);
                    break;
            }

            for (var i = first; i < tests.Count; i++)
            {
                (tests[i].Offset, tests[i].Length) = (item.Offset, item.Length);
            }
        }

        CheckWildcards(array, tests);
        return new FieldCondition(path, [.. tests], absent, member.NameOffset, member.NameLength, array.Offset, array.Length);
    }

    private void Literal(JsonValue item, List<ValueTest> tests)
    {
        if (item.Kind == JsonKind.Number)
        {
            if (NumberText.TryCompare(item.Text, 0, item.Text.Length, dialect.Numbers, out var number))
            {
                tests.Add(new NumberWithin(number, number));
            }
            else
            {
                expressions.CheckRange(item);
            }
        }
        else if (item.Kind == JsonKind.String && IpAddress.TryParse(item.Text, 0, item.Text.Length, out var address))
        {
            tests.Add(new IpWithin(address, address));
            return;
        }

        tests.Add(new ExactText(item.Kind, item.Text));
    }

    private void CheckWildcards(JsonValue array, List<ValueTest> tests)
    {
        if (quotas.MaxWildcardComplexity == int.MaxValue)
        {
            return;
        }

        var wildcards = tests.Concat(tests.OfType<AnythingBut>().SelectMany(test => test.Excluded)).OfType<Wildcard>().ToList();
        if (wildcards.Count == 0)
        {
            return;
        }

        var patterns = wildcards.GroupBy(wildcard => wildcard.Key).Select(group => group.First().Pattern).ToList();
        if (WildcardComplexity.Of(patterns, quotas.MaxWildcardComplexity) > quotas.MaxWildcardComplexity)
        {
            faults.Add(
                PatternFaultKind.WildcardTooComplex,
                "Rule is too complex - try using fewer wildcard characters or fewer repeated character sequences after a wildcard character",
                wildcards.Count == 1 ? array.Items.First(item => Covers(item, wildcards[0], tests)) : array);
        }
    }

    /// <summary>Whether an element of the array is where a wildcard comes from, by itself or inside <c>anything-but</c>.</summary>
    private static bool Covers(JsonValue item, Wildcard wildcard, List<ValueTest> tests) =>
        tests.Exists(test => test.Offset == item.Offset
            && (test == wildcard || (test is AnythingBut not && not.Excluded.Contains(wildcard))));
}
