using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Many patterns of one dialect, matched at once: values are looked up among the patterns', so that an event costs about the same whether
/// there are ten patterns or thousands. Says what <see cref="EventPattern.Matches(string)"/> of each would say. A set does not change and
/// may be used by several threads.
/// </summary>
public sealed class PatternSet
{
    private readonly PathTrie paths = new();
    private readonly ConditionTrie trie = new();
    private readonly List<FieldCondition> conditions = [];
    private readonly int[] fieldOfCondition;
    private readonly FieldIndex?[] indexes;
    private readonly List<BranchMatcher> branches = [];
    private readonly List<int> patternOfBranch = [];
    private readonly NumberRule numbers;
    private SetWorkspace? spare;

    /// <summary>Compiles patterns. The index of a pattern here is what matching gives.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="patterns"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">The patterns are not of one dialect.</exception>
    public PatternSet(IEnumerable<EventPattern> patterns)
    {
        var list = (patterns ?? throw new ArgumentNullException(nameof(patterns))).ToList();
        if (list.Contains(null!))
        {
            throw new ArgumentNullException(nameof(patterns));
        }

        if (list.Exists(pattern => pattern.Dialect != list[0].Dialect))
        {
            throw new ArgumentException("The patterns of a set are of one dialect.", nameof(patterns));
        }

        Patterns = list;
        numbers = list.Count == 0 ? NumberRule.Binary64 : list[0].Dialect.Numbers;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var condition in list.SelectMany(pattern => pattern.Branches).SelectMany(branch => branch))
        {
            if (!ids.ContainsKey(condition.Key))
            {
                ids.Add(condition.Key, conditions.Count);
                conditions.Add(condition);
            }
        }

        fieldOfCondition = [.. conditions.Select(paths.Add)];
        AddBranches(ids);
        indexes = Indexes();
    }

    /// <summary>The patterns, in the order in which they were given.</summary>
    public IReadOnlyList<EventPattern> Patterns { get; }

    /// <summary>The patterns that an event matches, by index, ascending. A text that is not a JSON object matches none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public IReadOnlyList<int> Match(string json)
    {
        var matches = new List<int>();
        Match(json, matches);
        return matches;
    }

    /// <summary>The patterns that an event matches which was read before, by index, ascending.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="event"/> is null.</exception>
    public IReadOnlyList<int> Match(JsonValue @event)
    {
        var matches = new List<int>();
        Match(@event, matches);
        return matches;
    }

    /// <summary>As <see cref="Match(string)"/>, into a list that is cleared before.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Match(string json, List<int> matches)
    {
        if (json is null)
        {
            throw new ArgumentNullException(nameof(json));
        }

        var workspace = Rent(matches);
        Match(workspace, workspace.Pattern.Text.Read(json), matches);
    }

    /// <summary>As <see cref="Match(JsonValue)"/>, into a list that is cleared before.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void Match(JsonValue @event, List<int> matches)
    {
        if (@event is null)
        {
            throw new ArgumentNullException(nameof(@event));
        }

        var workspace = Rent(matches);
        Match(workspace, workspace.Pattern.Values.Read(@event), matches);
    }

    private void AddBranches(Dictionary<string, int> ids)
    {
        var conditionsOfField = fieldOfCondition.GroupBy(field => field).ToDictionary(group => group.Key, group => group.Count());
        for (var i = 0; i < Patterns.Count; i++)
        {
            foreach (var branch in Patterns[i].Branches)
            {
                var ordered = branch.Select(condition => ids[condition.Key])
                    .OrderBy(id => FieldIndex.TakesWhole(conditions[id]) ? 0 : FieldIndex.Takes(conditions[id]) ? 1 : 2)
                    .ThenByDescending(id => conditionsOfField[fieldOfCondition[id]])
                    .ThenBy(id => fieldOfCondition[id]);
                trie.Add(ordered.Select(id => (id, FieldIndex.Takes(conditions[id]))), branches.Count);
                branches.Add(new BranchMatcher(branch, paths));
                patternOfBranch.Add(i);
            }
        }

        trie.Seal();
    }

    private FieldIndex?[] Indexes()
    {
        var indexed = new List<(FieldCondition, int)>?[paths.Count];
        for (var id = 0; id < conditions.Count; id++)
        {
            if (FieldIndex.Takes(conditions[id]))
            {
                (indexed[fieldOfCondition[id]] ??= []).Add((conditions[id], id));
            }
        }

        return [.. indexed.Select(list => list is null ? null : new FieldIndex(list))];
    }

    private void Match(SetWorkspace workspace, bool isObject, List<int> matches)
    {
        workspace.Begin(isObject);
        trie.Find(workspace.Matched, workspace, workspace.Branches);
        foreach (var branch in workspace.Branches)
        {
            var pattern = patternOfBranch[branch];

            // Without arrays of objects conditions are met independently of each other: nothing is left to check.
            if ((isObject || branches[branch].IsEmpty)
                && !workspace.IsReported(pattern)
                && (!workspace.Pattern.Fields.HasElements || branches[branch].Matches(workspace.Pattern.Fields)))
            {
                workspace.Report(pattern);
                matches.Add(pattern);
            }
        }

        matches.Sort();
        spare = workspace;
    }

    private SetWorkspace Rent(List<int> matches)
    {
        (matches ?? throw new ArgumentNullException(nameof(matches))).Clear();
        return Interlocked.Exchange(ref spare, null) ?? new SetWorkspace(this);
    }

    private sealed class SetWorkspace(PatternSet set) : IConditionTests
    {
        private readonly int[] reported = new int[set.Patterns.Count];
        private int generation;

        public PatternWorkspace Pattern { get; } = new(set.paths, set.numbers);

        public MatchedConditions Matched { get; } = new(set.conditions.Count);

        public List<int> Branches { get; } = [];

        /// <summary>Looks up the values of the event that was read.</summary>
        public void Begin(bool isObject)
        {
            generation++;
            Branches.Clear();
            Matched.Clear();
            if (!isObject)
            {
                return;
            }

            var fields = Pattern.Fields;
            for (var i = 0; i < fields.PresentCount; i++)
            {
                var field = fields.PresentField(i);
                if (set.indexes[field] is { } index)
                {
                    for (var leaf = fields.First(field); leaf >= 0; leaf = fields.Next(leaf))
                    {
                        index.Find(fields.Value(leaf), Matched);
                    }
                }
            }
        }

        public bool IsReported(int pattern) => reported[pattern] == generation;

        public void Report(int pattern) => reported[pattern] = generation;

        public bool IsMet(int condition)
        {
            if (Matched.Contains(condition) || Matched.WasMissed(condition))
            {
                return Matched.Contains(condition);
            }

            if (!Try(set.conditions[condition], set.fieldOfCondition[condition]))
            {
                Matched.Miss(condition);
                return false;
            }

            Matched.Add(condition);
            return true;
        }

        private bool Try(FieldCondition condition, int field)
        {
            var fields = Pattern.Fields;
            var leaf = fields.First(field);

            // A field that is in one element is not in another: that is for the branch to say.
            if (condition.AllowsAbsence && (leaf < 0 || fields.HasElements))
            {
                return true;
            }

            for (; leaf >= 0; leaf = fields.Next(leaf))
            {
                if (condition.Matches(fields.Value(leaf)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
