using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// An event pattern, filter policy or filter that its service accepts, ready to match. Matching is that of AWS's event-ruler
/// (https://github.com/aws/event-ruler). A pattern does not change and may be used by several threads.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
/// </summary>
public sealed class EventPattern
{
    private readonly BranchMatcher[] matchers;
    private readonly PathTrie paths = new();
    private readonly List<JsonMember> operatorFields;
    private readonly List<FieldCondition> written;
    private PatternWorkspace? spare;

    internal EventPattern(
        string text, PatternDialect dialect, List<FieldCondition[]> branches, List<FieldCondition> written, List<JsonMember> operatorFields)
    {
        Text = text;
        Dialect = dialect;
        Branches = branches;
        this.written = written;
        this.operatorFields = operatorFields;
        matchers = [.. branches.Select(branch => new BranchMatcher(branch, paths))];
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Whose pattern it is.</summary>
    public PatternDialect Dialect { get; }

    /// <summary>
    /// Whether some event matches. What is known of the events decides: for EventBridge rules the fields that every event has, else
    /// nothing but the pattern itself.
    /// </summary>
    public bool CanEverMatch => Analyze().CanEverMatch;

    /// <summary>Alternatives, each a list of conditions by field.</summary>
    internal IReadOnlyList<FieldCondition[]> Branches { get; }

    private bool MatchesEverything => matchers.Length == 1 && matchers[0].IsEmpty;

    /// <summary>Reads a pattern as a service does, with its limits.</summary>
    /// <param name="text">The pattern, a JSON text.</param>
    /// <param name="dialect">Whose pattern it is.</param>
    /// <param name="quotas">Limits other than the service's default ones.</param>
    /// <exception cref="ArgumentNullException">The text or the dialect is null.</exception>
    public static PatternResult Parse(string text, PatternDialect dialect, PatternQuotas? quotas = null)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        if (dialect is null)
        {
            throw new ArgumentNullException(nameof(dialect));
        }

        return PatternReader.Read(text, dialect, quotas ?? dialect.Quotas);
    }

    /// <summary>
    /// Whether an event matches. A text that is not a JSON object matches nothing but an empty filter policy. Of equal names in an object
    /// each has a say, as it has in event-ruler.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public bool Matches(string json)
    {
        if (json is null)
        {
            throw new ArgumentNullException(nameof(json));
        }

        var workspace = Rent();
        var matches = MatchesEverything || (workspace.Text.Read(json) && Matches(workspace.Fields));
        spare = workspace;
        return matches;
    }

    /// <summary>Whether an event that was read before matches; as <see cref="Matches(string)"/> of its text does.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="event"/> is null.</exception>
    public bool Matches(JsonValue @event)
    {
        if (@event is null)
        {
            throw new ArgumentNullException(nameof(@event));
        }

        var workspace = Rent();
        var matches = MatchesEverything || (workspace.Values.Read(@event) && Matches(workspace.Fields));
        spare = workspace;
        return matches;
    }

    /// <summary>
    /// Whether a message's attributes match a filter policy with the scope <c>MessageAttributes</c>. An attribute of type <c>Number</c>
    /// is a number, each element of a <c>String.Array</c> counts, and <c>Binary</c> attributes are not looked at. A <c>String.Array</c>
    /// that is a single JSON value stands for an array of it; one that is an object or no JSON matches nothing.
    /// Source: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pattern is of another dialect.</exception>
    public bool MatchesAttributes(IReadOnlyList<MessageAttribute> attributes)
    {
        if (attributes is null)
        {
            throw new ArgumentNullException(nameof(attributes));
        }

        if (Dialect != PatternDialect.SnsMessageAttributes)
        {
            throw new InvalidOperationException("Only a filter policy on message attributes matches attributes.");
        }

        var workspace = Rent();
        var matches = MatchesEverything || (AttributeReader.Read(attributes, workspace) && Matches(workspace.Fields));
        spare = workspace;
        return matches;
    }

    /// <summary>Looks for what keeps the pattern, or a part of it, from ever matching.</summary>
    /// <param name="shape">What is known of the events; if null, what is known of the dialect's.</param>
    public PatternAnalysis Analyze(EventShape? shape = null)
    {
        var known = shape ?? (Dialect == PatternDialect.EventBridge ? EventShape.EventBridge : null);
        return PatternAnalyzer.Analyze(this, known, written, operatorFields);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private bool Matches(EventFields fields)
    {
        foreach (var matcher in matchers)
        {
            if (matcher.Matches(fields))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the spare workspace, so that a call that runs meanwhile makes one of its own.</summary>
    private PatternWorkspace Rent() => Interlocked.Exchange(ref spare, null) ?? new PatternWorkspace(paths, Dialect.Numbers);
}
