namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// A branch of a pattern: conditions that all have to hold, in leaves that are consistent with each other. Conditions are tried in the
/// order of their paths; <c>{"exists": false}</c> holds if no leaf of the field is consistent with those chosen so far.
/// </summary>
internal sealed class BranchMatcher
{
    private readonly FieldCondition[] conditions;
    private readonly int[] fields;

    public BranchMatcher(FieldCondition[] conditions, PathTrie paths)
    {
        this.conditions = conditions;
        fields = [.. conditions.Select(paths.Add)];
    }

    /// <summary>Whether it has no condition, and so matches everything.</summary>
    public bool IsEmpty => conditions.Length == 0;

    public bool Matches(EventFields @event)
    {
        if (@event.HasElements)
        {
            return MatchesFrom(0, @event, new int[conditions.Length], 0);
        }

        for (var i = 0; i < conditions.Length; i++)
        {
            if (!MatchesAlone(i, @event))
            {
                return false;
            }
        }

        return true;
    }

    private bool MatchesAlone(int index, EventFields @event)
    {
        var leaf = @event.First(fields[index]);
        if (leaf < 0)
        {
            return conditions[index].AllowsAbsence;
        }

        for (; leaf >= 0; leaf = @event.Next(leaf))
        {
            if (conditions[index].Matches(@event.Value(leaf)))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesFrom(int index, EventFields @event, int[] chosen, int count)
    {
        if (index == conditions.Length)
        {
            return true;
        }

        var condition = conditions[index];
        var absent = true;
        for (var leaf = @event.First(fields[index]); leaf >= 0; leaf = @event.Next(leaf))
        {
            var element = @event.ElementOf(leaf);
            if (!IsConsistent(element, @event, chosen, count))
            {
                continue;
            }

            absent = false;
            if (condition.Matches(@event.Value(leaf)))
            {
                chosen[count] = element;
                if (MatchesFrom(index + 1, @event, chosen, element == 0 ? count : count + 1))
                {
                    return true;
                }

                if (element == 0)
                {
                    return false; // bound to nothing: no other leaf leaves more open
                }
            }
        }

        return absent && condition.AllowsAbsence && MatchesFrom(index + 1, @event, chosen, count);
    }

    private static bool IsConsistent(int element, EventFields @event, int[] chosen, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!@event.AreConsistent(element, chosen[i]))
            {
                return false;
            }
        }

        return true;
    }
}
