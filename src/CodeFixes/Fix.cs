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

    /// <summary>
    /// The key of an action for a person to choose: <c>awsm.alternative:</c> and the name of what it takes (<c>CustomerId</c>), so that
    /// FixAll applies the same choice to other findings and leaves those that do not offer it.
    /// </summary>
    /// <param name="choice">What the action takes, as a name that means the same in other findings.</param>
    public static string Alternative(string choice) => "awsm.alternative:" + choice;

    /// <summary>The keys of actions that each take one id: <see cref="Primary"/>, then alternatives by the name of the id.</summary>
    /// <param name="ids">Expressions of ids, the primary one first: <c>order.Id.ToString()</c>, <c>order.CustomerId</c>.</param>
    protected static IReadOnlyList<string> KeysOf(IReadOnlyList<string> ids)
    {
        var names = ids.Select(NameOf).ToList();
        return [.. ids.Select((id, i) => i == 0 ? Primary : Alternative(names.Count(n => n == names[i]) > 1 ? id : names[i]))];

        static string NameOf(string id)
        {
            const string Conversion = ".ToString()";
            var path = id.EndsWith(Conversion, StringComparison.Ordinal) ? id.Substring(0, id.Length - Conversion.Length) : id;
            return path.Substring(path.LastIndexOf('.') + 1).TrimStart('@');
        }
    }

    /// <summary>Id of the rule whose findings it repairs.</summary>
    public abstract string RuleId { get; }

    /// <summary>Why FixAll must not apply the primary action everywhere at once; null when it may.</summary>
    public virtual string? NoFixAllBecause => null;

    /// <summary>The actions that can be carried out here, the primary one first.</summary>
    public abstract Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation);
}

/// <summary>An action: what a person reads, and the change.</summary>
/// <param name="title">Says what the code will do, as an imperative.</param>
/// <param name="equivalenceKey"><see cref="Fix.Primary"/>, or one of <see cref="Fix.Alternative"/>; no two actions of a finding share
/// one.</param>
/// <param name="apply">Makes the change on the target as it is then: an earlier fix may have changed the document.</param>
internal sealed class FixAction(string title, string equivalenceKey, Func<FixTarget, CancellationToken, Task<Solution>> apply)
{
    public string Title { get; } = title;

    public string EquivalenceKey { get; } = equivalenceKey;

    /// <summary>The solution with the change, laid out as it is to be: a host formats nothing in it, nor in the lines around.</summary>
    public async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var before = target.Document.Project.Solution;
        var after = await apply(target, cancellation).ConfigureAwait(false);
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()).ToList())
        {
            var root = (await after.GetDocument(id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            after = after.WithDocumentSyntaxRoot(id, Layout.WithoutElastic(root));
        }

        return after;
    }
}
