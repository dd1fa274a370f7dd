namespace AwsMessaging.Semantics.Patterns;

/// <summary>What a pattern asks of one field: one of several tests, or that there is no such field.</summary>
internal sealed class FieldCondition
{
    public FieldCondition(string path, ValueTest[] tests, bool absent, int keyOffset, int keyLength, int offset, int length)
    {
        Path = path;
        Segments = path.Split('.');
        Tests = tests;
        AllowsAbsence = absent;
        KeyOffset = keyOffset;
        KeyLength = keyLength;
        Offset = offset;
        Length = length;
        var keys = tests.Select(test => test.Key).OrderBy(key => key, StringComparer.Ordinal);
        Key = path + "\n" + (absent ? "absent" : "") + string.Concat(keys);
    }

    /// <summary>The names from the top, joined by dots. A dot in a name counts as one that joins.</summary>
    public string Path { get; }

    /// <summary>The path between its dots.</summary>
    public string[] Segments { get; }

    public ValueTest[] Tests { get; }

    /// <summary>Whether <c>{"exists": false}</c> is among the alternatives.</summary>
    public bool AllowsAbsence { get; }

    /// <summary>Where the field's name is written.</summary>
    public int KeyOffset { get; }

    public int KeyLength { get; }

    /// <summary>Where the field's array is written.</summary>
    public int Offset { get; }

    public int Length { get; }

    /// <summary>Conditions with equal keys are one condition.</summary>
    public string Key { get; }

    public bool Matches(in EventValue value)
    {
        foreach (var test in Tests)
        {
            if (test.Matches(value))
            {
                return true;
            }
        }

        return false;
    }
}
