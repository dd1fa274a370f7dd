using System.Text;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Reads a pattern's structure: fields, nested fields and <c>$or</c>. The result is a list of branches, of which one has to match. Each is
/// a flat list of conditions, all of which have to hold. A field that is written twice has its last condition, also where <c>$or</c> writes
/// it again.
/// </summary>
internal sealed class PatternReader
{
    private readonly FaultList faults;
    private readonly LeafReader leaves;
    private readonly PatternDialect dialect;
    private readonly PatternQuotas quotas;
    private readonly string text;
    private readonly List<FieldCondition> conditions = [];
    private readonly List<JsonMember> operatorFields = [];

    private PatternReader(string text, PatternDialect dialect, PatternQuotas quotas)
    {
        this.text = text;
        this.dialect = dialect;
        this.quotas = quotas;
        faults = new FaultList(dialect.ErrorCode);
        leaves = new LeafReader(text, dialect, quotas, faults);
    }

    public static PatternResult Read(string text, PatternDialect dialect, PatternQuotas quotas)
    {
        var reader = new PatternReader(text, dialect, quotas);
        var branches = reader.Pattern();
        var sorted = reader.faults.Sorted();
        return sorted.Count > 0
            ? new PatternResult(null, sorted)
            : new PatternResult(new EventPattern(text, dialect, branches, reader.conditions, reader.operatorFields), sorted);
    }

    private List<FieldCondition[]> Pattern()
    {
        CheckLength();
        var branches = new List<Branch>();
        var root = JsonValue.TryParse(text, out var fault);
        if (root is null)
        {
            faults.Add(PatternFaultKind.NotJson, fault!.Message, fault.Offset, fault.Length);
        }
        else if (root.Kind != JsonKind.Object)
        {
            faults.Add(PatternFaultKind.NotAnObject, "Filter is not an object", root);
        }
        else if (root.Members.Count == 0 && dialect.IsSns)
        {
            branches.Add(new Branch()); // an empty filter policy filters nothing
        }
        else
        {
            CheckKeys(root);
            var combinations = Object(root, branches, new FieldPath(), insideOr: false, depth: 1, combinations: 1);
            if (combinations > quotas.MaxCombinations)
            {
                faults.Add(PatternFaultKind.TooManyCombinations, "Filter policy is too complex", root);
            }
        }

        return [.. branches.Select(branch => branch.Sorted())];
    }

    private void CheckLength()
    {
        if (text.Length > quotas.MaxLength)
        {
            var message = $"The pattern has {text.Length} characters, {quotas.MaxLength} are allowed";
            faults.Add(PatternFaultKind.TooLong, message, quotas.MaxLength, text.Length - quotas.MaxLength);
        }
        else if (quotas.MaxBytes < int.MaxValue && Encoding.UTF8.GetByteCount(text) > quotas.MaxBytes)
        {
            faults.Add(PatternFaultKind.TooLong, $"The policy has more than {quotas.MaxBytes} bytes", 0, text.Length);
        }
    }

    private void CheckKeys(JsonValue root)
    {
        var names = new HashSet<string>();
        foreach (var member in root.Members)
        {
            if (names.Add(member.Name) && names.Count == quotas.MaxKeys + 1)
            {
                faults.Add(PatternFaultKind.TooManyKeys, $"Filter policy can not have more than {quotas.MaxKeys} keys", member);
            }
        }
    }

    /// <summary>Adds an object's fields to all branches.</summary>
    /// <returns>The combinations so far, this object's included.</returns>
    private long Object(JsonValue @object, List<Branch> branches, FieldPath path, bool insideOr, int depth, long combinations)
    {
        if (@object.Members.Count == 0)
        {
            faults.Add(PatternFaultKind.EmptyObject, "Empty objects are not allowed", @object);
        }

        foreach (var member in @object.Members)
        {
            if (member.Name == OperatorNames.Or)
            {
                combinations = Or(member, branches, path, depth, combinations);
                continue;
            }

            if (insideOr && OperatorNames.IsReservedInOr(member.Name))
            {
                faults.Add(
                    PatternFaultKind.ReservedFieldName, $"{member.Name} is Ruler reserved fieldName which cannot be used inside $or.",
                    member);
                continue;
            }

            switch (member.Value.Kind)
            {
                case JsonKind.Object when dialect == PatternDialect.SnsMessageAttributes && !IsBareExpression(member.Value):
                    faults.Add(
                        PatternFaultKind.Nested, "Filter policy scope MessageAttributes does not support nested filter policy",
                        member.Value);
                    break;
                case JsonKind.Object:
                    combinations = Object(member.Value, branches, path.Push(member.Name), insideOr, depth + 1, combinations);
                    break;
                case JsonKind.Array:
                    Leaf(member, branches, path);
                    combinations = Multiply(combinations, (long)member.Value.Items.Count * depth);
                    break;
                case var _ when depth > 1 && OperatorNames.IsOperator(member.Name):
                    faults.Add(PatternFaultKind.ExpressionNotInArray, $"\"{member.Name}\" must be an object or an array", @object);
                    return combinations;
                default:
                    faults.Add(PatternFaultKind.LeafNotInArray, $"\"{member.Name}\" must be an object or an array", member.Value);
                    break;
            }

            if (depth > 1 && OperatorNames.IsOperator(member.Name))
            {
                operatorFields.Add(member);
            }
        }

        return combinations;
    }

    private static bool IsBareExpression(JsonValue @object) =>
        @object.Members.Count > 0
        && OperatorNames.IsOperator(@object.Members[0].Name)
        && @object.Members[0].Value.Kind is not (JsonKind.Object or JsonKind.Array);

    private void Leaf(JsonMember member, List<Branch> branches, FieldPath path)
    {
        var condition = leaves.Read(path.Leaf(member.Name), member);
        if (condition is null)
        {
            return;
        }

        conditions.Add(condition);
        if (branches.Count == 0)
        {
            branches.Add(new Branch());
        }

        foreach (var branch in branches)
        {
            branch.Put(condition);
        }
    }

    private long Or(JsonMember member, List<Branch> branches, FieldPath path, int depth, long combinations)
    {
        var array = member.Value;
        if (array.Kind != JsonKind.Array)
        {
            faults.Add(PatternFaultKind.OrForm, "It must be an Array followed with $or.", array);
            return combinations;
        }

        if (array.Items.Count < 2)
        {
            faults.Add(PatternFaultKind.OrForm, "There must have at least 2 Objects in $or relationship.", array);
        }

        var before = branches.ToList();
        var after = new List<Branch>();
        long sum = 0;
        foreach (var item in array.Items)
        {
            if (item.Kind != JsonKind.Object)
            {
                faults.Add(PatternFaultKind.OrForm, "Only JSON object is allowed in array of $or relationship.", item);
                continue;
            }

            List<Branch> alternative = before.Count == 0 ? [new Branch()] : [.. before.Select(branch => branch.Clone())];
            sum += Object(item, alternative, path, insideOr: true, depth, combinations);
            after.AddRange(alternative);
            if (after.Count > quotas.MaxOrCombinations)
            {
                var message = $"$or makes more than {quotas.MaxOrCombinations} combinations";
                faults.AddOnce(PatternFaultKind.TooManyCombinations, message, member.NameOffset, member.NameLength);
                after.RemoveRange(1, after.Count - 1); // goes on looking for faults, in one branch
            }
        }

        branches.Clear();
        branches.AddRange(after);
        return Math.Min(sum, int.MaxValue);
    }

    private static long Multiply(long combinations, long factor) => Math.Min(combinations * Math.Max(factor, 1), int.MaxValue);

    /// <summary>Where in the object the reader is. A name may be empty, which is why the number of names counts.</summary>
    private readonly struct FieldPath(string names, int count)
    {
        private readonly string? names = names;

        public FieldPath Push(string name) => new(count == 0 ? name : names + "." + name, count + 1);

        public string Leaf(string name) => string.IsNullOrEmpty(names) ? name : names + "." + name;
    }

    private sealed class Branch
    {
        private readonly List<FieldCondition> fields = [];

        public void Put(FieldCondition condition)
        {
            var index = fields.FindIndex(field => field.Path == condition.Path);
            if (index >= 0)
            {
                fields[index] = condition;
            }
            else
            {
                fields.Add(condition);
            }
        }

        public Branch Clone()
        {
            var clone = new Branch();
            clone.fields.AddRange(fields);
            return clone;
        }

        /// <summary>
        /// Fields are matched in the order of their paths, which decides what <c>{"exists": false}</c> inside arrays means.
        /// </summary>
        public FieldCondition[] Sorted() => [.. fields.OrderBy(field => field.Path, StringComparer.Ordinal)];
    }
}
