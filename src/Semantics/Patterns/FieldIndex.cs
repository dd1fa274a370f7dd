using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// The conditions on one field that can be looked up by the value instead of being tried one by one: literals, beginnings, ends, ranges and
/// presence. A condition is in the index if all its alternatives are of these kinds.
/// </summary>
internal sealed class FieldIndex
{
    private static readonly int[] None = [];

    private readonly TextIndex? texts;
    private readonly TextIndex? textsIgnoringCase;
    private readonly TextIndex? prefixes;
    private readonly TextIndex? suffixes;
    private readonly TextIndex? spellings;
    private readonly Dictionary<double, int[]> numbers;
    private readonly (double Low, double High, int Condition)[] ranges;
    private readonly Dictionary<JsonKind, int[]> words;
    private readonly int[] present;

    public FieldIndex(IReadOnlyList<(FieldCondition Condition, int Id)> conditions)
    {
        var tests = conditions.SelectMany(condition => condition.Condition.Tests.Select(test => (Test: test, condition.Id))).ToList();
        texts = Index(Of<ExactText>().Where(test => test.Test.Kind == JsonKind.String).Select(test => (test.Test.Text, test.Id)));
        spellings = Index(Of<ExactText>().Where(test => test.Test.Kind == JsonKind.Number).Select(test => (test.Test.Text, test.Id)));
        textsIgnoringCase = Index(Of<IgnoreCase>().Select(test => (test.Test.Text.Text, test.Id)), foldsCase: true);
        prefixes = Index(Of<Prefix>().Select(test => (test.Test.Text, test.Id)));
        suffixes = Index(Of<Suffix>().Select(test => (test.Test.Text, test.Id)), fromEnd: true);
        words = Of<ExactText>().Where(test => test.Test.Kind is JsonKind.True or JsonKind.False or JsonKind.Null)
            .GroupBy(test => test.Test.Kind, test => test.Id).ToDictionary(group => group.Key, group => group.ToArray());
        numbers = Of<NumberWithin>().Where(test => test.Test.Low == test.Test.High)
            .GroupBy(test => test.Test.Low, test => test.Id).ToDictionary(group => group.Key, group => group.ToArray());
        ranges = [.. Of<NumberWithin>().Where(test => test.Test.Low < test.Test.High).Select(test => (test.Test.Low, test.Test.High, test.Id))];
        present = [.. Of<Present>().Select(test => test.Id)];

        IEnumerable<(T Test, int Id)> Of<T>() => tests.Where(test => test.Test is T).Select(test => ((T)(object)test.Test, test.Id));
    }

    /// <summary>Whether a condition can be looked up.</summary>
    public static bool Takes(FieldCondition condition) =>
        !condition.AllowsAbsence
        && condition.Tests.All(test => test is ExactText or NumberWithin or Prefix or Suffix or Present or IgnoreCase { Part: StringPart.Whole, Text.IsAscii: true });

    /// <summary>Marks the conditions that a value meets.</summary>
    public void Find(in EventValue value, MatchedConditions matched)
    {
        matched.Add(present);
        switch (value.Kind)
        {
            case JsonKind.String:
                matched.Add(texts?.Whole(value) ?? None);
                matched.Add(textsIgnoringCase?.Whole(value) ?? None);
                prefixes?.Affixes(value, matched);
                suffixes?.Affixes(value, matched);
                break;
            case JsonKind.Number:
                matched.Add(spellings?.Whole(value) ?? None);
                FindNumber(value, matched);
                break;
            default:
                matched.Add(words.TryGetValue(value.Kind, out var conditions) ? conditions : None);
                break;
        }
    }

    private void FindNumber(in EventValue value, MatchedConditions matched)
    {
        if (!value.IsComparable)
        {
            return;
        }

        matched.Add(numbers.TryGetValue(value.Number, out var conditions) ? conditions : None);
        foreach (var (low, high, condition) in ranges)
        {
            if (value.Number >= low && value.Number <= high)
            {
                matched.Add(condition);
            }
        }
    }

    private static TextIndex? Index(IEnumerable<(string Text, int Condition)> texts, bool fromEnd = false, bool foldsCase = false)
    {
        var list = texts.ToList();
        return list.Count == 0 ? null : new TextIndex(list, fromEnd, foldsCase);
    }
}
