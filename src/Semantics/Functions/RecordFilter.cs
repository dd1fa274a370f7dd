using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// A mapping's <c>FilterCriteria</c>: a record passes when one filter matches it, or when there is none.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
/// </summary>
public sealed class RecordFilter
{
    private readonly IReadOnlyList<EventPattern> patterns;

    internal RecordFilter(IReadOnlyList<EventPattern> patterns) => this.patterns = patterns;

    /// <summary>Lets everything pass.</summary>
    public static RecordFilter None { get; } = new([]);

    /// <summary>Whether the function gets a record.</summary>
    public bool Passes(MappedRecord record)
    {
        if (patterns.Count == 0)
        {
            return true;
        }

        var view = record.ToFilterView();
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(view))
            {
                return true;
            }
        }

        return false;
    }
}
