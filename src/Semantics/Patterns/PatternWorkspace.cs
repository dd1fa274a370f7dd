namespace AwsMessaging.Semantics.Patterns;

/// <summary>What it takes to look at an event, kept for the next one.</summary>
internal sealed class PatternWorkspace
{
    public PatternWorkspace(PathTrie paths, NumberRule numbers)
    {
        Fields = new EventFields(paths, numbers);
        Text = new EventTextReader(Fields);
        Values = new EventValueReader(Fields);
    }

    public EventFields Fields { get; }

    public EventTextReader Text { get; }

    public EventValueReader Values { get; }
}
