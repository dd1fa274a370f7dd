using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Removes the delay, in the initialiser or as a statement.</summary>
internal sealed class DelayOnFifoFix : Fix
{
    public override string RuleId => "AWSM1015";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await FixedAsync(target, cancellation).ConfigureAwait(false) is { } solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
                ? [new FixAction("Remove DelaySeconds", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                    ?? t.Document.Project.Solution)]
                : [];

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var current = target;
        var isAny = false;
        for (var i = 0; target.Properties.ContainsKey(DelayOnFifoRule.Value + i); i++)
        {
            var value = await current.PlaceAsync<ExpressionSyntax>(DelayOnFifoRule.Value + i, cancellation).ConfigureAwait(false);
            var assignment = value?.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault();
            if (assignment is null || await WithoutAsync(current, assignment, cancellation).ConfigureAwait(false) is not { } root)
            {
                return null;
            }

            current = current.In(current.With(root));
            isAny = true;
        }

        return isAny ? current.Document.Project.Solution : null;
    }

    /// <summary>
    /// The root without an assignment, and without the variables that only this used: the compiler warns of one that is left. Null where
    /// one has a comment: it tells why the messages should wait, and a person has to read it first. Also where a field would be left
    /// unread.
    /// </summary>
    private static async Task<SyntaxNode?> WithoutAsync(
        FixTarget target, AssignmentExpressionSyntax assignment, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (LastUse.GoneWith(assignment.Right, model, [], cancellation) is not { } unused
            || LastUse.LeavesUnread(assignment.Right, unused, model, cancellation))
        {
            return null;
        }

        var kept = root.TrackNodes([assignment, .. unused]);
        return Removal.Of(kept, kept.GetCurrentNode(assignment)!) is { } removed ? LastUse.Remove(removed, unused) : null;
    }
}
