using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Takes an empty list for null: where a variable is given the messages, or where they are used.</summary>
internal sealed class NullMessagesFix : Fix
{
    public override string RuleId => "AWSM2003";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await PlacesAsync(target, cancellation).ConfigureAwait(false) is { Count: > 0 }
            ? [new FixAction("Take an empty list for null", Primary, ApplyAsync)]
            : [];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var places = await PlacesAsync(target, cancellation).ConfigureAwait(false);
        places.RemoveAll(p => IsBehindCount(p, places));
        var (empty, import) = await EmptyAsync(target, places[0], cancellation).ConfigureAwait(false);
        return target.With(Usings.Add(root.ReplaceNodes(
            places.Select(p => CountOf(p) ?? p),
            (original, current) => places.Contains(original) ? Guarded(original, current,
                empty) : Conditional((MemberAccessExpressionSyntax)current)), import));
    }

    private static async Task<List<ExpressionSyntax>> PlacesAsync(FixTarget target, CancellationToken cancellation)
    {
        var places = new List<ExpressionSyntax>();
        for (var i = 0; target.Properties.ContainsKey(NullMessagesRule.Place + i); i++)
        {
            if (await target.PlaceAsync<ExpressionSyntax>(NullMessagesRule.Place + i, cancellation).ConfigureAwait(false) is not { } place
                || place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            {
                return [];
            }

            places.Add(place);
        }

        return places;
    }

    /// <summary><c>[]</c>, or where the language has none yet, a new list.</summary>
    private static async Task<(ExpressionSyntax Empty, string? Import)> EmptyAsync(FixTarget target, SyntaxNode place,
        CancellationToken cancellation)
    {
        if (target.Document.Project.ParseOptions is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 })
        {
            return (SyntaxFactory.CollectionExpression(), null);
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (list, _) = Usings.NameFor(model, place, "System.Collections.Generic", "List");
        var isImported = model.LookupNamespacesAndTypes(place.SpanStart, name: "List").Length > 0;
        var (message, import) = Usings.NameFor(model, place, "Amazon.SQS.Model", "Message");
        return (SyntaxFactory.ParseExpression($"new {(isImported ? list : "System.Collections.Generic.List")}<{message}>()"), import);
    }

    /// <summary><c>list.Count</c> of <c>list.Count &gt; 0</c>, which says the same for null with a question mark.</summary>
    private static MemberAccessExpressionSyntax? CountOf(ExpressionSyntax place) =>
        place.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count",
            Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression } compared } access
        && access.Expression == place && compared.Left == access
            ? access
            : null;

    /// <summary>
    /// Whether code runs only when there are messages: <c>if (list.Count > 0) Handle(list[0]);</c>. Once the question says so for null
    /// too, what it guards is right as it is.
    /// </summary>
    private static bool IsBehindCount(ExpressionSyntax place, List<ExpressionSyntax> places)
    {
        return CountOf(place) is null
            && place.DescendantNodesAndSelf().All(n => n is IdentifierNameSyntax or MemberAccessExpressionSyntax)
            && place.Ancestors().Any(a => a switch
            {
                IfStatementSyntax @if => @if.Statement.Contains(place) && Asks(@if.Condition),
                ConditionalExpressionSyntax choice => choice.WhenTrue.Contains(place) && Asks(choice.Condition),
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
                    both.Right.Contains(place) && Asks(both.Left),
                _ => false,
            });

        bool Asks(ExpressionSyntax condition) =>
            condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
                ? Asks(both.Left) || Asks(both.Right)
                : places.Exists(p => CountOf(p)?.Parent == condition && SyntaxFactory.AreEquivalent(p, place));
    }

    private static ConditionalAccessExpressionSyntax Conditional(MemberAccessExpressionSyntax access) =>
        SyntaxFactory.ConditionalAccessExpression(access.Expression, SyntaxFactory.MemberBindingExpression(access.OperatorToken,
            access.Name));

    private static ExpressionSyntax Guarded(ExpressionSyntax original, ExpressionSyntax current, ExpressionSyntax empty)
    {
        var operand = original is ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(current.WithoutTrivia())
            : current.WithoutTrivia();
        ExpressionSyntax guarded = SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression,
            operand.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
            empty);
        if (original.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or CommonForEachStatementSyntax or ParenthesizedExpressionSyntax or AssignmentExpressionSyntax))
        {
            guarded = SyntaxFactory.ParenthesizedExpression(guarded);
        }

        return guarded.WithTriviaFrom(current);
    }
}
