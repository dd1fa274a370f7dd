using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes;

/// <summary>
/// The repair of one rule's finding. A fix does not analyse again: it takes what it needs from the diagnostic's properties and additional
/// locations, and offers nothing when the code is not of a form that it can carry out.
/// </summary>
internal abstract class Fix
{
    /// <summary>The action that FixAll and <c>dotnet format</c> take.</summary>
    public const string Primary = "awsm.primary";

    /// <summary>An action for a person to choose.</summary>
    public const string Alternative = "awsm.alternative";

    /// <summary>Id of the rule whose findings it repairs.</summary>
    public abstract string RuleId { get; }

    /// <summary>Why FixAll must not apply the primary action everywhere at once; null when it may.</summary>
    public virtual string? NoFixAllBecause => null;

    /// <summary>The actions that can be carried out here, the primary one first.</summary>
    public abstract Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation);
}

/// <summary>An action: what a person reads, and the change.</summary>
/// <param name="title">Says what the code will do, as an imperative.</param>
/// <param name="equivalenceKey"><see cref="Fix.Primary"/> or <see cref="Fix.Alternative"/>.</param>
/// <param name="apply">Makes the change on the target as it is then: an earlier fix may have changed the document.</param>
internal sealed class FixAction(string title, string equivalenceKey, Func<FixTarget, CancellationToken, Task<Solution>> apply)
{
    public string Title { get; } = title;

    public string EquivalenceKey { get; } = equivalenceKey;

    public Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation) => apply(target, cancellation);
}
