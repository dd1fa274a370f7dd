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
    public static FixDetails? Of(ValueFlow flow, IReadOnlyList<IOperation> values, IReadOnlyList<IOperation> sources) =>
        values is [{ Syntax: var place }] && sources is [var source] && IdCandidates.In(source, place, flow) is { Count: > 0 } candidates
            ? new FixDetails().With(Candidates, string.Join("\n", candidates)).At(Value, place)
            : null;
}
