using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// The conditions on one field that can be looked up by the value instead of being tried one by one: literals, beginnings and ends. A
/// condition is in the index if all its alternatives are of these kinds. Ranges and presence are not: they hold for so many values that it
/// is cheaper to try them where all else holds.
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
    private readonly Dictionary<JsonKind, int[]> words;

    public FieldIndex(IReadOnlyList<(FieldCondition Condition, int Id)> conditions)
    {
        var tests = conditions.SelectMany(condition => condition.Condition.Tests.Select(test => (Test: test, condition.Id))).ToList();
        texts = Index(Of<ExactText>().Where(test => test.Test.Kind == JsonKind.String).Select(test => (test.Test.Text, test.Id)));
        spellings = Index(Of<ExactText>().Where(test => test.Test.Kind == JsonKind.Number).Select(test => (test.Test.Text, test.Id)));
        textsIgnoringCase = Index(Of<IgnoreCase>().Select(test => (test.Test.Text.Text, test.Id)), foldsCase: true);
        prefixes = Index(Of<Prefix>().Select(test => (test.Test.Text, test.Id)));
        suffixes = Index(Of<Suffix>().Select(test => (test.Test.Text, test.Id)), fromEnd: true);
        words = Of<ExactText>()
            .Where(test => test.Test.Kind is JsonKind.True or JsonKind.False or JsonKind.Null)
            .GroupBy(test => test.Test.Kind, test => test.Id).ToDictionary(group => group.Key, group => group.ToArray());
        numbers = Of<NumberWithin>()
            .GroupBy(test => test.Test.Low, test => test.Id).ToDictionary(group => group.Key, group => group.ToArray());

        IEnumerable<(T Test, int Id)> Of<T>() => tests.Where(test => test.Test is T).Select(test => ((T)(object)test.Test, test.Id));
    }

    /// <summary>Whether a condition can be looked up.</summary>
    public static bool Takes(FieldCondition condition) =>
        !condition.AllowsAbsence && condition.Tests.All(test => IsWhole(test) || IsAffix(test));

    /// <summary>Whether a condition asks for whole values only, of which few events have the same.</summary>
    public static bool TakesWhole(FieldCondition condition) => !condition.AllowsAbsence && condition.Tests.All(IsWhole);

    /// <summary>Marks the conditions that a value meets.</summary>
    public void Find(in EventValue value, MatchedConditions matched)
    {
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
                matched.Add(value.IsComparable && numbers.TryGetValue(value.Number, out var equal) ? equal : None);
                break;
            default:
                matched.Add(words.TryGetValue(value.Kind, out var conditions) ? conditions : None);
                break;
        }
    }

    private static bool IsWhole(ValueTest test) => test switch
    {
        ExactText => true,
        NumberWithin number => number.Low == number.High,
        IgnoreCase ignored => ignored.Part == StringPart.Whole && ignored.Text.IsAscii,
        _ => false,
    };

    private static bool IsAffix(ValueTest test) => test is Prefix or Suffix;

    private static TextIndex? Index(IEnumerable<(string Text, int Condition)> texts, bool fromEnd = false, bool foldsCase = false)
    {
        var list = texts.ToList();
        return list.Count == 0 ? null : new TextIndex(list, fromEnd, foldsCase);
    }
}
