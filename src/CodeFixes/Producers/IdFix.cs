using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Puts the id of an entity in place of a property's value. Nothing else is changed but a variable, a local function or a private member
/// that is of no use any more.
/// </summary>
/// <param name="ruleId">The rule.</param>
/// <param name="property">The property.</param>
internal abstract class IdFix(string ruleId, string property) : Fix
{
    public override string RuleId => ruleId;

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(IdChoice.Candidates, out var candidates) || candidates is null
            || !await CanSetAsync(target, cancellation).ConfigureAwait(false))
        {
            return [];
        }

        var ids = candidates.Split('\n');
        var keys = KeysOf(ids);
        return [.. ids.Select((id, i) => new FixAction($"Set {property} to {id}", keys[i], (t, c) => SetAsync(t, id, c)))];
    }

    /// <summary>
    /// Whether the value can go without leaving a warning of the compiler, and without a comment or anything else that it does.
    /// </summary>
    protected async Task<bool> CanSetAsync(FixTarget target, CancellationToken cancellation) =>
        await ValueAsync(target, cancellation).ConfigureAwait(false) is { } value
        && !Comments.AreInside(value)
        && !Comments.MayTellWhy(Comments.About(value), Comments.WordsOf(property))
        && LastUse.OnlyGivesItsResult(value, (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!,
            cancellation)
        && await UnusedAfterAsync(target, value, [], cancellation).ConfigureAwait(false) is not null;

    /// <summary>The solution with another value.</summary>
    protected async Task<Solution> SetAsync(FixTarget target, string text, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (await ValueAsync(target, cancellation).ConfigureAwait(false) is not { } value)
        {
            return target.Document.Project.Solution;
        }

        var id = SyntaxFactory.ParseExpression(text);
        var said = id.DescendantTokens().Select(t => t.ValueText).ToList();
        var unused = await UnusedAfterAsync(target, value, said, cancellation).ConfigureAwait(false) ?? [];
        return target.With(LastUse.Replace(root, value, id.WithTriviaFrom(value), unused));
    }

    /// <summary>
    /// The variables, local functions and private members that are of no use without the value; null where a variable or a local function
    /// has to stay, or a field would not be read any more. A member that reads such a field stays with it.
    /// </summary>
    private static async Task<IReadOnlyList<SyntaxNode>?> UnusedAfterAsync(
        FixTarget target, ExpressionSyntax value, IReadOnlyCollection<string> said, CancellationToken cancellation)
    {
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (LastUse.GoneWith(value, model, said, cancellation) is not { } unused)
        {
            return null;
        }

        return LastUse.LeavesConstant(value, unused, model, cancellation) || LastUse.LeavesUnread(value, unused, model, cancellation)
            ? null
            : LastUse.MembersGoneWith([value, .. unused], model, said, cancellation) is { Count: > 0 } members
                && !LastUse.LeavesUnread(value, [.. unused, .. members], model, cancellation)
                    ? [.. unused, .. members]
                    : unused;
    }

    /// <summary>
    /// The whole value that the property is given: the innermost node of the rule's place can be a part of it. Null for one that also sets
    /// a variable (<c>key ??= "all"</c>, <c>out var number</c>), which would no longer be set.
    /// </summary>
    protected async Task<ExpressionSyntax?> ValueAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<ExpressionSyntax>(IdChoice.Value, cancellation).ConfigureAwait(false) is { } place
        && place.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { Right: var value } assignment
        && (assignment.Left switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        }) == property
        && value.Contains(place)
        && !value.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax or DeclarationExpressionSyntax)
            ? value
            : null;
}
