using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A number that a receive request sets, or should set, and where a fix would set it.</summary>
internal sealed class RequestSetting
{
    /// <summary>
    /// Property with how the call gets its request: by an overload without one, from creations, or with values to replace.
    /// </summary>
    public const string Form = "form";

    /// <summary>The form of a call that takes only a queue URL.</summary>
    public const string Overload = "overload";

    /// <summary>Role, with a number behind, of a value to replace or a creation to extend.</summary>
    public const string Place = "place";

    private readonly CallContext context;
    private readonly string property;
    private readonly Sources? way;

    public RequestSetting(CallContext context, string property)
    {
        this.context = context;
        this.property = property;
        var request = context.Call.Argument("request")?.Value;
        way = request is null ? null : context.Flow.SourcesOf(request);
        Given = Of(property);
    }

    /// <summary>What the request gives.</summary>
    public PropertyValue Given { get; }

    /// <summary>Messages that stay visible are looked at, not consumed: a tool's deliberate choice.</summary>
    public bool Peeks => way is not null && context.Flow.ValuesOf(Of("VisibilityTimeout")).Known.Any(v => v.Integer == 0);

    /// <summary>
    /// Whether the request hides what it brings for longer than a queue does by default, or for as long as somebody configured: for work
    /// that takes its time.
    /// </summary>
    public bool HidesForLong => way is not null && Of("VisibilityTimeout") is { IsAbsent: false } given
        && !context.Flow.ValuesOf(given).All(v => v.Integer <= SqsFacts.DefaultVisibilityTimeoutSeconds, absent: true);

    /// <summary>What the request gives another property; absent for the overload that takes only a queue URL.</summary>
    private PropertyValue Of(string name) => way is null ? new PropertyValue([], true, false) : context.Flow.PropertyOf(way, name);

    /// <summary>
    /// What the fix changes: each value that is written to the property, or, where there is none, each request; nothing when one is in
    /// another file. A variable that the value comes from stays as it is: others may read it.
    /// </summary>
    public FixDetails? Details()
    {
        var details = new FixDetails();
        if (way is null)
        {
            return details.With(Form, Overload);
        }

        var isGiven = Given.Assigned.Count > 0;
        var places = (isGiven ? Written(way) : way.Expressions).Select(o => o.Syntax).Distinct().ToList();
        if (places.Count == 0 || places.Any(p => p.SyntaxTree != context.Call.Syntax.SyntaxTree))
        {
            return null;
        }

        for (var i = 0; i < places.Count; i++)
        {
            details.At(Place + i, places[i]);
        }

        return details.With(Form, isGiven ? "values" : "requests");
    }

    /// <summary>
    /// The values of the property as they are written: in the requests' initialisers, and later through the variables that hold them.
    /// </summary>
    private IEnumerable<IOperation> Written(Sources sources)
    {
        foreach (var creation in sources.Expressions.OfType<IObjectCreationOperation>())
        {
            if (ValueFlow.InitialValue(creation, property) is { } initial)
            {
                yield return initial;
            }
        }

        foreach (var carrier in sources.Carriers)
        {
            var near = carrier is ILocalSymbol ? sources.Bodies.FirstOrDefault(b =>
                BodyIndex.Of(b).MentionsOf(carrier).Count > 0) : sources.Expressions[0];
            foreach (var mention in near is null ? [] : context.Flow.MentionsOf(carrier, near))
            {
                if (mention.Around() is (IPropertyReferenceOperation written, var child) && written.Property.Name == property
                    && written.Instance == child
                    && written.Parent is ISimpleAssignmentOperation assignment && assignment.Target == written)
                {
                    yield return assignment.Value;
                }
            }
        }
    }
}
