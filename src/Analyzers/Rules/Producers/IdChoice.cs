using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>What a fix needs to put the id of an entity in place of a value.</summary>
internal static class IdChoice
{
    /// <summary>Property with the texts of the ids, best first, one a line.</summary>
    public const string Candidates = "candidates";

    /// <summary>Role of the value.</summary>
    public const string Value = "value";

    /// <summary>The ids that can stand in place of the one value; null when there are several values, or no id.</summary>
    /// <param name="flow">Follows what the source is made from.</param>
    /// <param name="values">The values as they are written.</param>
    /// <param name="sources">The one expression whose ids are meant: a message's body.</param>
    /// <param name="others">What the message has in another place, where these ids are of no use.</param>
    public static FixDetails? Of(
        ValueFlow flow, IReadOnlyList<IOperation> values, IReadOnlyList<IOperation> sources, IReadOnlyList<IOperation>? others = null) =>
        values is [{ Syntax: var place }] && sources is [var source]
        && IdCandidates.In(source, place, flow).Without(others ?? [], flow) is { Count: > 0 } candidates
            ? new FixDetails().With(Candidates, string.Join("\n", candidates)).At(Value, place)
            : null;

    /// <summary>
    /// The ids that a message does not have already in another place: its group, and what tells it from the others of the group, cannot
    /// be one.
    /// </summary>
    /// <param name="candidates">Texts of the ids.</param>
    /// <param name="values">What the message has there.</param>
    /// <param name="flow">Follows the locals that hold it.</param>
    public static IReadOnlyList<string> Without(this IReadOnlyList<string> candidates, IReadOnlyList<IOperation> values, ValueFlow flow)
    {
        var taken = new HashSet<string>(
            values.SelectMany(v => flow.SourcesOf(v).Expressions.Append(v))
                .Select(v => NameOf(IdCandidates.TextOf(v))),
            StringComparer.Ordinal);
        return taken.Count == 0 ? candidates : [.. candidates.Where(c => !taken.Contains(NameOf(c)))];

        static string NameOf(string id) =>
            id.IndexOf(".ToString(", StringComparison.Ordinal) is > 0 and var end ? id.Substring(0, end) : id;
    }
}
