namespace AwsMessaging.Semantics.Patterns;

/// <summary>The conditions that an event meets, as far as that was looked at.</summary>
internal sealed class MatchedConditions(int count)
{
    private readonly int[] generationOf = new int[count];
    private readonly int[] missedIn = new int[count];
    private readonly int[] ids = new int[count];
    private int generation;

    /// <summary>Number of conditions that were met.</summary>
    public int Count { get; private set; }

    public int this[int index] => ids[index];

    public void Clear()
    {
        generation++;
        Count = 0;
    }

    public bool Contains(int condition) => generationOf[condition] == generation;

    /// <summary>Whether a condition was tried and not met.</summary>
    public bool WasMissed(int condition) => missedIn[condition] == generation;

    public void Miss(int condition) => missedIn[condition] = generation;

    public void Add(int condition)
    {
        if (generationOf[condition] != generation)
        {
            generationOf[condition] = generation;
            ids[Count++] = condition;
        }
    }

    public void Add(int[] conditions)
    {
        foreach (var condition in conditions)
        {
            Add(condition);
        }
    }
}
