using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Looks for what keeps a pattern from matching.</summary>
internal sealed class PatternAnalyzer
{
    private readonly JsonValue root;
    private readonly EventShape? shape;
    private readonly List<PatternRemark> remarks = [];

    private PatternAnalyzer(EventPattern pattern, EventShape? shape)
    {
        root = JsonValue.Parse(pattern.Text);
        this.shape = shape;
    }

    public static PatternAnalysis Analyze(
        EventPattern pattern, EventShape? shape, IReadOnlyList<FieldCondition> written, IReadOnlyList<JsonMember> operatorFields)
    {
        var analyzer = new PatternAnalyzer(pattern, shape);
        var counting = new HashSet<FieldCondition>(pattern.Branches.SelectMany(branch => branch));
        var impossible = new HashSet<FieldCondition>(written.Where(counting.Contains).Where(condition => !analyzer.IsPossible(condition)));
        foreach (var condition in written.Where(condition => !counting.Contains(condition)))
        {
            var message = $"\"{condition.Path}\" is written again later, and the last one counts";
            analyzer.Remark(PatternRemarkKind.Overridden, message, condition.KeyOffset, condition.KeyLength);
        }

        foreach (var field in operatorFields)
        {
            analyzer.Remark(
                PatternRemarkKind.OperatorAsField,
                $"\"{field.Name}\" is the name of a field here, not an operator: a match expression stands in an array",
                field.NameOffset,
                field.NameLength);
        }

        return new PatternAnalysis(
            pattern.Branches.Any(branch => !branch.Any(impossible.Contains)), [.. analyzer.remarks.OrderBy(remark => remark.Offset)]);
    }

    private bool IsPossible(FieldCondition condition)
    {
        var top = condition.Segments[0];
        var found = shape?.Find(top);
        if (shape is not null && found is null)
        {
            var message = $"{Capital(shape.Name)} has no field \"{top}\"";
            return condition.AllowsAbsence || Never(condition, PatternRemarkKind.UnknownField, message, Similar.To(top, shape.FieldNames));
        }

        var nested = condition.Segments.Length > 1;
        if (nested && found is (FieldShape.Text or FieldShape.OptionalText or FieldShape.Texts or FieldShape.Number))
        {
            return condition.AllowsAbsence || Never(condition, PatternRemarkKind.NoFields, $"\"{top}\" is no object and has no fields");
        }

        if (!nested && found == FieldShape.Object)
        {
            var message = $"\"{top}\" is an object, and values are compared with leaves only";
            return condition.AllowsAbsence || Never(condition, PatternRemarkKind.NotALeaf, message);
        }

        return IsSomeAlternativePossible(condition, nested ? null : found);
    }

    private bool IsSomeAlternativePossible(FieldCondition condition, FieldShape? found)
    {
        var possible = false;
        var reported = new HashSet<int>();
        foreach (var test in condition.Tests)
        {
            if (test is NumberWithin { Low: var low, High: var high } && low > high)
            {
                Remark(PatternRemarkKind.EmptyRange, "There is no number in this range", test.Offset, test.Length);
            }
            else if (CanHold(test, found))
            {
                possible = true;
            }
            else if (reported.Add(test.Offset))
            {
                var type = found == FieldShape.Number ? "number" : "string";
                Remark(PatternRemarkKind.WrongType, $"\"{condition.Path}\" is always a {type}", test.Offset, test.Length);
            }
        }

        if (condition.AllowsAbsence && found is (FieldShape.Text or FieldShape.Number))
        {
            Remark(PatternRemarkKind.AlwaysPresent, $"Every event has \"{condition.Path}\"", condition.Offset, condition.Length);
            return possible;
        }

        return possible || condition.AllowsAbsence;
    }

    private static bool CanHold(ValueTest test, FieldShape? shape) => (test, shape) switch
    {
        (ExactText exact, FieldShape.Text or FieldShape.OptionalText or FieldShape.Texts) => exact.Kind == JsonKind.String,
        (NumberWithin, FieldShape.Text or FieldShape.OptionalText or FieldShape.Texts) => false,
        (ExactText exact, FieldShape.Number) => exact.Kind == JsonKind.Number,
        (IpWithin or Prefix or Suffix or IgnoreCase or Wildcard, FieldShape.Number) => false,
        _ => true,
    };

    private bool Never(FieldCondition condition, PatternRemarkKind kind, string message, string? suggestion = null)
    {
        var top = TopMember(root, condition);
        if (!remarks.Exists(remark => remark.Kind == kind && remark.Offset == top.NameOffset))
        {
            Remark(kind, message, top.NameOffset, top.NameLength, suggestion);
        }

        return false;
    }

    /// <summary>
    /// The member in which a condition stands whose name is that of a field at the top: <c>$or</c>s around it are no fields.
    /// </summary>
    private static JsonMember TopMember(JsonValue @object, FieldCondition condition)
    {
        var member = @object.Members.First(member => Covers(member.Value, condition));
        return member.Name == OperatorNames.Or ? TopMember(member.Value.Items.First(item => Covers(item, condition)), condition) : member;
    }

    private static bool Covers(JsonValue value, FieldCondition condition) =>
        value.Offset <= condition.Offset && condition.Offset < value.Offset + value.Length;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private void Remark(PatternRemarkKind kind, string message, int offset, int length, string? suggestion = null) =>
        remarks.Add(new PatternRemark(kind, message, offset, length, suggestion));
}
