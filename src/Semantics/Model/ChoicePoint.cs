namespace AwsMessaging.Semantics.Model;

/// <summary>
/// A place where AWS permits more than one outcome. Whoever drives the model decides which; everything else about it is determined.
/// </summary>
public sealed class ChoicePoint
{
    /// <summary>Creates a choice point.</summary>
    /// <param name="id">Short stable name, such as <c>sqs.duplicate</c>; it stands in scripts and traces.</param>
    /// <param name="statement">What AWS says that permits the outcomes beyond the first, in our words.</param>
    /// <param name="source">Address of the page that says so.</param>
    /// <param name="options">The outcomes, the hoped-for one first; that one alone where their number depends on the state.</param>
    public ChoicePoint(string id, string statement, string source, params string[] options)
    {
        Id = id;
        Statement = statement;
        Source = source;
        Options = options;
    }

    /// <summary>Short stable name, <c>service.words</c>; it stands in scripts and traces.</summary>
    public string Id { get; }

    /// <summary>What AWS says that permits the outcomes beyond the first, in our words.</summary>
    public string Statement { get; }

    /// <summary>Address of the page that says so: AWS's, or for what is not AWS's, such as a database, its maker's.</summary>
    public string Source { get; }

    /// <summary>The outcomes, the one a user hopes for first; that one alone where their number depends on the state.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
